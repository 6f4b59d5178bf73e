import { expect, it } from 'vitest';
import { provisionFault } from '../../../../src/shared/provisioning/provision-fault';

it('a fault is nowhere in the document until it is said where', () => {
  expect(provisionFault('too-slow')).toEqual({ code: 'too-slow', place: '' });
  expect(provisionFault('wrong-type', 'accounts.0')).toEqual({ code: 'wrong-type', place: 'accounts.0' });
});
