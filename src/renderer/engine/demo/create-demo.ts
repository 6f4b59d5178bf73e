import type { Log } from '../../../shared/log/levels';
import { createPeer } from '../media/peer';
import { WebRtcCall } from '../media/web-rtc-call';
import type { Clock } from '../world/world';
import type { MediaNetwork } from '../world/media';
import type { SipAgentFactory } from '../world/sip';
import { MemoryExchange } from '../sip/memory-exchange';
import { agentsOver } from '../sip/create-sip';
import type { MadeTrack } from '../sound/ports';
import { DEMO_NUMBERS, DEMO_SEAT, type DemoNumber } from './demo-numbers';
import { FarEnd, type FarMedia } from './far-end';
import { echoing, playing } from './far-sound';
import { BRAND } from '../../../shared/brand/brand';

export interface DemoParts {
  readonly log: Log;
  readonly clock: Clock;
  /** A running tune, or null where the browser can't make one. */
  tune(): MadeTrack | null;
}

const WITHIN_THIS_PAGE: MediaNetwork = { servers: [], sameMachine: true };

/** The demo line: an exchange in memory with its numbers, and the agents of a line on it. Nothing touches the network. */
export async function createDemo({ log, clock, tune }: DemoParts): Promise<SipAgentFactory> {
  const exchange = new MemoryExchange();
  const media = farMedia(log, clock, tune);
  const numbers = Object.keys(DEMO_NUMBERS) as DemoNumber[];
  await Promise.all(numbers.map((number) => new FarEnd({ number, exchange, media, clock, log }).start()));
  return agentsOver({
    log,
    clock,
    userAgentName: BRAND.name,
    wireFor: () => exchange.wireFor(DEMO_SEAT),
  });
}

function farMedia(log: Log, clock: Clock, tune: () => MadeTrack | null): FarMedia {
  return (kind, role, listener) =>
    new WebRtcCall({
      id: clock.newId(),
      peer: warmEnough(role),
      role,
      listener,
      ...(kind === 'echo' ? echoing() : playing(tune)),
      silence: () => null,
      made: () => null,
      log,
    });
}

async function warmEnough(role: 'offer' | 'answer') {
  const peer = createPeer(WITHIN_THIS_PAGE, null, role);
  if (role === 'offer') await peer.describe();
  return peer;
}
