import type { Core } from 'sip.js';
import { describe, expect, it } from 'vitest';
import { Intake } from '../../../../../src/renderer/engine/sip/intake';

function watched() {
  const seen: string[] = [];
  const core = {
    receiveIncomingRequestFromTransport: () => seen.push('request'),
    receiveIncomingResponseFromTransport: () => seen.push('response'),
    replyStateless: () => seen.push('reply'),
  };
  const intake = new Intake();
  intake.watch(core as unknown as Core.UserAgentCore);
  return { core, intake, seen };
}

describe('the intake', () => {
  it.each([
    'receiveIncomingRequestFromTransport',
    'receiveIncomingResponseFromTransport',
    'replyStateless',
  ] as const)('knows that a message was taken by %s', (way) => {
    const { core, intake, seen } = watched();
    expect(intake.offer('x', () => core[way]())).toBe(true);
    expect(seen).toHaveLength(1);
    expect(intake.offer('y', () => undefined)).toBe(false);
  });

  it('passes on what the library throws at one it took, and calls one it can’t read not taken', () => {
    const { core, intake } = watched();
    const boom = (): never => {
      throw new Error('boom');
    };
    expect(intake.offer('x', boom)).toBe(false);
    expect(() =>
      intake.offer('x', () => {
        core.receiveIncomingRequestFromTransport();
        boom();
      }),
    ).toThrow('boom');
  });
});
