import { expect, it } from 'vitest';
import { SipFault } from '../../../../../src/renderer/engine/world/sip';

it('a SIP fault is an error with a code for the screen and a detail for the log', () => {
  const fault = new SipFault('forbidden', 'REGISTER answered 403');
  expect(fault).toBeInstanceOf(Error);
  expect(fault).toMatchObject({
    name: 'SipFault',
    code: 'forbidden',
    retryAfterSeconds: null,
    message: 'forbidden: REGISTER answered 403',
  });
});
