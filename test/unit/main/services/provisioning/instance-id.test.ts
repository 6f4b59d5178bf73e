import { expect, it } from 'vitest';
import { instanceIdOf } from '../../../../../src/main/services/provisioning/instance-id';

const HERE = '6a1c4b1e-9a0e-4b57-8f0e-2f0f3ff0a001';

it('is a UUID that stays, and is another one for each account and each machine', () => {
  const id = instanceIdOf(HERE, 'provisioned-work');
  expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/);
  expect(instanceIdOf(HERE, 'provisioned-work')).toBe(id);
  expect(instanceIdOf(HERE, 'provisioned-desk')).not.toBe(id);
  expect(instanceIdOf(HERE.replace('6', '7'), 'provisioned-work')).not.toBe(id);
});
