import { expect, it } from 'vitest';
import { noAnswerOptions } from '../../../../../../src/renderer/ui/features/settings/no-answer-options';
import { english } from '../../../english';

it('writes whole minutes as minutes', () => {
  expect(noAnswerOptions(60, english).map(({ label }) => label)).toEqual([
    '30 seconds',
    '45 seconds',
    '1 minute',
    '2 minutes',
    '3 minutes',
    '5 minutes',
  ]);
});

it('keeps a value from elsewhere in its place', () => {
  expect(noAnswerOptions(90, english).map(({ value }) => value)).toEqual([
    '30',
    '45',
    '60',
    '90',
    '120',
    '180',
    '300',
  ]);
});
