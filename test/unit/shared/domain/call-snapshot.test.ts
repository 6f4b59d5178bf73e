import { expect, it } from 'vitest';
import * as v from 'valibot';
import { EMPTY_PHONE, NOTICE_CODES } from '../../../../src/shared/domain/call-snapshot';
import { phoneSnapshotSchema } from '../../../../src/shared/ipc/phone-schema';

it('an empty phone may cross a process boundary', () => {
  expect(v.parse(phoneSnapshotSchema, structuredClone(EMPTY_PHONE))).toEqual(EMPTY_PHONE);
});

it('each notice has its own code', () => {
  expect(new Set(NOTICE_CODES).size).toBe(NOTICE_CODES.length);
});
