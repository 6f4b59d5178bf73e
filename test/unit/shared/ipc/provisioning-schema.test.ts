import * as v from 'valibot';
import { expect, it } from 'vitest';
import { provisioningStateSchema, setUpOutcomeSchema } from '../../../../src/shared/ipc/provisioning-schema';
import { PROVISION_FAULTS } from '../../../../src/shared/provisioning/provision-fault';
import { NOT_SET_UP } from '../../../../src/shared/provisioning/provisioning-state';

it('carries the state, and nothing that is not in it', () => {
  expect(v.parse(provisioningStateSchema, NOT_SET_UP)).toEqual(NOT_SET_UP);
  expect(v.is(provisioningStateSchema, { ...NOT_SET_UP, credential: 'x' })).toBe(false);
});

it('carries every fault with its place', () => {
  for (const code of PROVISION_FAULTS) {
    expect(v.is(setUpOutcomeSchema, { kind: 'fault', fault: { code, place: 'accounts.0' } })).toBe(true);
  }
  expect(v.is(setUpOutcomeSchema, { kind: 'fault', fault: { code: 'other', place: '' } })).toBe(false);
});
