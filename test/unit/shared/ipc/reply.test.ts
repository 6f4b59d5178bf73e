import * as v from 'valibot';
import { expect, it } from 'vitest';
import { replySchema } from '../../../../src/shared/ipc/reply';

it('carries a value or a code, never an error', () => {
  expect(v.is(replySchema, { ok: true, value: 1 })).toBe(true);
  expect(v.is(replySchema, { ok: false, code: 'refused' })).toBe(true);
  expect(v.is(replySchema, { ok: false, code: 'refused', stack: 'at main.js' })).toBe(false);
  expect(v.is(replySchema, { ok: false, code: 'boom' })).toBe(false);
});
