import { beforeEach, expect, it, vi } from 'vitest';
import { listenToSip } from '../../../../../src/renderer/engine/calls/sip-events';
import type { SipCallListener } from '../../../../../src/renderer/engine/world/sip';

const parts = {
  ownDomain: 'example.com',
  log: { warn: vi.fn() },
  dispatch: vi.fn(),
  isHeld: vi.fn(() => false),
  onRedirected: vi.fn(),
  onPictureRefused: vi.fn(),
  onReferred: vi.fn(),
  onRemote: vi.fn(),
};
let sip: SipCallListener;

beforeEach(() => {
  vi.clearAllMocks();
  sip = listenToSip(parts);
});

it('is each an event of the machine', () => {
  sip.onProvisional(183, true);
  sip.onAccepted();
  sip.onRejected(486);
  sip.onCancelled(true);
  sip.onCancelled(false);
  sip.onConfirmed();
  sip.onBye();
  sip.onFailed('media-failed', 'no path');
  expect(parts.dispatch.mock.calls.flat()).toEqual([
    { type: 'provisional', status: 183, earlyMedia: true },
    { type: 'accepted' },
    { type: 'rejected', reason: 'busy', sipStatus: 486 },
    { type: 'cancelled', reason: 'answered-elsewhere' },
    { type: 'cancelled', reason: 'missed' },
    { type: 'confirmed' },
    { type: 'remote-bye' },
    { type: 'failed', reason: 'media-failed' },
  ]);
  expect(parts.log.warn).toHaveBeenCalledExactlyOnceWith('call failed: no path');
});

it('a hold that is told twice is one', () => {
  sip.onRemoteHold(false);
  expect(parts.dispatch).not.toHaveBeenCalled();
  sip.onRemoteHold(true);
  parts.isHeld.mockReturnValueOnce(true);
  sip.onRemoteHold(true);
  expect(parts.dispatch).toHaveBeenCalledExactlyOnceWith({ type: 'remote-hold', on: true });
});

it('is sent on to the first address that can be called, and to none where none can', () => {
  sip.onRedirected(['<script>', 'sip:bob@example.org', 'sip:carol@example.org']);
  sip.onRedirected(['', 'http://example.org']);
  expect(parts.onRedirected).toHaveBeenCalledExactlyOnceWith('sip:bob@example.org');
});

it('a new name at the other end is read as the line reads names', () => {
  sip.onRemoteIdentity({
    displayName: 'Bob',
    address: 'sip:200@example.com',
    asserted: false,
    verification: null,
  });
  expect(parts.onRemote).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ number: '200' }));
});
