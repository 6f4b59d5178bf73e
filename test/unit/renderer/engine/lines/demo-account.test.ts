import * as v from 'valibot';
import { expect, it } from 'vitest';
import { DEMO_ACCOUNT } from '../../../../../src/renderer/engine/lines/demo-account';
import { accountSchema } from '../../../../../src/shared/config/settings';

it('is an account like any other, of a server that can never exist (RFC 6761 §6.4)', () => {
  expect(v.is(accountSchema, DEMO_ACCOUNT)).toBe(true);
  expect(new URL(DEMO_ACCOUNT.server).hostname).toMatch(/\.invalid$/);
  expect(DEMO_ACCOUNT.address).toMatch(/\.invalid$/);
});
