import { expect, it } from 'vitest';
import { microphoneFault } from '../../../../../src/renderer/engine/sound/microphone-fault';

it.each([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['TypeError', 'missing'],
])('%s is %s', (name, code) => {
  const fault = microphoneFault(new DOMException('why', name));
  expect(fault.error.code).toBe(code);
  expect(fault.error.detail).toContain(name);
});

it('reads errors that are no Error, and survives what is thrown otherwise', () => {
  expect(microphoneFault({ name: 'NotAllowedError' }).error.code).toBe('denied');
  expect(microphoneFault(null).error.code).toBe('missing');
  expect(microphoneFault('odd').error.code).toBe('missing');
});
