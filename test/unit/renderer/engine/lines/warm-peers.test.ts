import { beforeEach, expect, it, vi } from 'vitest';
import { WarmPeers } from '../../../../../src/renderer/engine/lines/warm-peers';

const HOME = { servers: [], sameMachine: false };
const AWAY = { servers: [], sameMachine: false, relayOnly: true };

const media = { warm: vi.fn(), cool: vi.fn() };
let peers: WarmPeers;

beforeEach(() => {
  vi.clearAllMocks();
  peers = new WarmPeers(media);
});

it('takes back what it kept for a line before it keeps another, and at the end', () => {
  peers.keepFor('one', HOME);
  peers.keepFor('one', AWAY);
  peers.drop('one');
  peers.drop('one');
  expect(media.warm.mock.calls).toEqual([[HOME], [AWAY]]);
  expect(media.cool.mock.calls).toEqual([[HOME], [AWAY]]);
});

it('moves only what it keeps', () => {
  peers.move('one', AWAY);
  expect(media.warm).not.toHaveBeenCalled();
  peers.keepFor('one', HOME);
  peers.move('one', AWAY);
  expect(media.cool.mock.calls).toEqual([[HOME]]);
  expect(media.warm).toHaveBeenLastCalledWith(AWAY);
});
