import { expect, it, vi } from 'vitest';
import { UserAgent, type Core } from 'sip.js';
import { disguised, keepDisguised } from '../../../../../src/renderer/engine/sip/anonymous';

it('tells the gateway alone who calls (RFC 3323, RFC 3325)', () => {
  const { params, headers } = disguised('sip:alice@example.com');
  expect(params).toEqual({ fromUri: 'sip:anonymous@anonymous.invalid', fromDisplayName: 'Anonymous' });
  expect(headers).toEqual(['Privacy: id', 'P-Preferred-Identity: <sip:alice@example.com>']);
});

it.each([
  ['sip:anonymous@anonymous.invalid', 'Anonymous'],
  ['sip:alice@example.com', undefined],
])('%s: every request is from %s', (from, name) => {
  const make = vi.fn();
  const core = { makeOutgoingRequestMessage: make } as unknown as Core.UserAgentCore;
  keepDisguised(core);
  const uri = UserAgent.makeURI(from);
  const to = UserAgent.makeURI('sip:bob@example.com');
  if (!uri || !to) throw new Error('no URI');
  core.makeOutgoingRequestMessage('BYE', to, uri, to, { callId: '1' });
  expect(make.mock.lastCall?.[4]).toEqual({ callId: '1', ...(name ? { fromDisplayName: name } : {}) });
});
