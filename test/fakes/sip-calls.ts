import type { CallerIdentity } from '../../src/shared/domain/caller';
import type { EndReason } from '../../src/shared/domain/end-reason';
import { SipJsAgent } from '../../src/renderer/engine/sip/sip-agent';
import type { CallMediaListener } from '../../src/renderer/engine/world/media';
import type { Clock } from '../../src/renderer/engine/world/world';
import type { IncomingReferral, IncomingSipCall, SipCallListener } from '../../src/renderer/engine/world/sip';
import { ALICE } from './account';
import { realClock } from './clock';
import { FakeMedia } from './media';
import { SipPeer } from './sip-peer';
import { fakeLog } from './world';

/** Writes down what a SIP call says. */
export class CallEars implements SipCallListener {
  readonly heard: string[] = [];
  readonly referrals: IncomingReferral[] = [];
  onProvisional(status: number, earlyMedia: boolean): void {
    this.heard.push(`${String(status)}${earlyMedia ? ' early media' : ''}`);
  }
  onAccepted(): void {
    this.heard.push('accepted');
  }
  onRejected(status: number): void {
    this.heard.push(`rejected ${String(status)}`);
  }
  onRedirected(targets: readonly string[]): void {
    this.heard.push(`redirected to ${targets.join(' ')}`);
  }
  onPictureRefused(): void {
    this.heard.push('no picture');
  }
  onReferred(referral: IncomingReferral): void {
    this.referrals.push(referral);
    this.heard.push(`referred to ${referral.address}`);
  }
  onCancelled(answeredElsewhere: boolean): void {
    this.heard.push(answeredElsewhere ? 'answered elsewhere' : 'cancelled');
  }
  onConfirmed(): void {
    this.heard.push('confirmed');
  }
  onBye(): void {
    this.heard.push('bye');
  }
  onFailed(reason: EndReason): void {
    this.heard.push(`failed ${reason}`);
  }
  onRemoteHold(on: boolean): void {
    this.heard.push(on ? 'held' : 'not held');
  }
  onRemoteIdentity({ displayName, address }: CallerIdentity): void {
    this.heard.push(`${displayName} ${address}`);
  }
}

const UNHEEDED: CallMediaListener = {
  onHealth: () => undefined,
  onMicrophone: () => undefined,
  onPicture: () => undefined,
  onSound: () => undefined,
};

type MediaFault = 'no-offer' | 'no-common-codec' | 'no-answer';

export function fakeMedia(role: 'offer' | 'answer', ...faults: MediaFault[]): FakeMedia {
  return new FakeMedia(role, { servers: [], sameMachine: false }, UNHEEDED, new Set(faults));
}

/** Alice's agent, connected to a far end that the test speaks for. */
export async function aliceOnAWire(clock: Clock = realClock(), password = 'hunter2') {
  const peer = new SipPeer();
  const incoming: IncomingSipCall[] = [];
  const lost: string[] = [];
  const lines: string[] = [];
  const proofs: number[] = [];
  const lateness: number[] = [];
  const agent = new SipJsAgent({
    account: ALICE,
    password,
    open: peer.open,
    clock,
    log: fakeLog(lines),
    userAgentName: 'Offhook test',
    listener: {
      onSocketLost: (detail) => lost.push(detail),
      onProven: (askedAtMs) => proofs.push(askedAtMs),
      onTimer: (lateMs) => lateness.push(lateMs),
      onIncoming: (call) => incoming.push(call),
    },
  });
  await agent.connect();
  return { agent, peer, incoming, lost, lines, proofs, lateness };
}
