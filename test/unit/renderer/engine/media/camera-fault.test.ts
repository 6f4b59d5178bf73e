import { describe, expect, it } from 'vitest';
import { cameraFault } from '../../../../../src/renderer/engine/media/camera-fault';

describe('why there is no camera (Media Capture and Streams §10.2)', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['SomethingNewError', 'missing'],
  ])('%s: %s', (name, code) => {
    expect(cameraFault({ name }).error.code).toBe(code);
  });

  it.each([null, 'text'])('%j counts as missing', (error) => {
    expect(cameraFault(error).error.code).toBe('missing');
  });
});
