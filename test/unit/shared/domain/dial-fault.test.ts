import { expect, it } from 'vitest';
import { ADDRESS_FAULTS } from '../../../../src/shared/domain/address';
import { DIAL_FAULTS } from '../../../../src/shared/domain/dial-fault';

it('is any fault of an address, or one of the line’s, each once', () => {
  expect(DIAL_FAULTS).toEqual(expect.arrayContaining([...ADDRESS_FAULTS, 'no-line', 'line-not-ready']));
  expect(new Set(DIAL_FAULTS).size).toBe(DIAL_FAULTS.length);
});
