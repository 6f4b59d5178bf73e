import { expect, it } from 'vitest';
import { readAction } from '../../../../src/main/platform/notice-action';

it('knows our own actions alone', () => {
  expect(['answer', 'decline', 'call-back', 'show'].map(readAction)).toEqual([
    'answer',
    'decline',
    'call-back',
    'show',
  ]);
  expect([undefined, null, '', 'Answer', 'toString', 3].map(readAction)).toEqual(Array(6).fill(null));
});
