import { expect, it } from 'vitest';
import { isProvisioned } from '../../../../src/shared/config/provisioned-account';
import { ALICE } from '../../../fakes/account';

it('is known by its id', () => {
  expect(isProvisioned({ id: 'provisioned-work' })).toBe(true);
  expect(isProvisioned(ALICE)).toBe(false);
});
