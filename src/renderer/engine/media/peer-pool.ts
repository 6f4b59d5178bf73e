import { DEFAULT_SETTINGS, type SoundCodec } from '../../../shared/config/settings';
import type { Log } from '../../../shared/log/levels';
import type { MediaNetwork } from '../world/media';
import { networkKey } from './ice-servers';
import { createPeer, type Peer } from './peer';

/** A warm peer of this age is made anew: addresses and bindings go stale. */
const FRESH_MS = 10 * 60_000;
/** The next peer is made when the call that took this one has had the processor. */
const REFILL_MS = 300;
const KEY: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };

const ROLES = ['offer', 'answer'] as const;
type Role = (typeof ROLES)[number];

interface Held {
  readonly network: MediaNetwork;
  readonly peer: Promise<Peer>;
  readonly renewal: ReturnType<typeof setTimeout>;
}

/**
 * Peer connections made before they are needed, one of each role for each set of servers: an `offer` one has its description and
 * candidates, an `answer` one waits for an offer with its candidates gathered. The certificate is made once for all.
 */
export class PeerPool {
  readonly #warm = new Map<string, Held>();
  /** How many lines want peers for a network. */
  readonly #wanted = new Map<string, { readonly network: MediaNetwork; readonly lines: number }>();
  #resting = false;
  #codecs: readonly SoundCodec[] = DEFAULT_SETTINGS.sound.codecs;
  #certificate: Promise<RTCCertificate | null> | null = null;

  constructor(private readonly log: Log) {}

  /** Keeps peers ready for calls with these servers, until as many have said `cool`. */
  warm(network: MediaNetwork): void {
    const key = networkKey(network);
    this.#wanted.set(key, { network, lines: (this.#wanted.get(key)?.lines ?? 0) + 1 });
    this.#fill(network);
  }

  cool(network: MediaNetwork): void {
    const key = networkKey(network);
    const others = (this.#wanted.get(key)?.lines ?? 0) - 1;
    if (others > 0) {
      this.#wanted.set(key, { network, lines: others });
      return;
    }
    this.#wanted.delete(key);
    for (const role of ROLES) this.#drop(keyOf(role, network));
  }

  async take(role: Role, network: MediaNetwork): Promise<Peer> {
    const held = this.#hold(role, network);
    this.#release(keyOf(role, network));
    setTimeout(() => {
      this.#fill(network);
    }, REFILL_MS);
    const peer = await held;
    if (performance.now() - peer.bornMs < FRESH_MS) return peer;
    peer.connection.close();
    return this.#make(role, network);
  }

  /** Another order of codecs: what is described already says the old one. */
  prefer(codecs: readonly SoundCodec[]): void {
    if (codecs.join() === this.#codecs.join()) return;
    this.#codecs = codecs;
    this.refresh();
  }

  /** The network or the permission changed: what was gathered no longer holds. */
  refresh(): void {
    for (const [key, { network }] of [...this.#warm]) {
      this.#drop(key);
      this.#fill(network);
    }
  }

  /**
   * While nobody looks nothing is kept: a single open peer connection wakes the machine twenty times a second, 0.15 % of a core for
   * as long as it lives. Whoever calls from there gets a peer made on the spot; a call that comes in rings meanwhile.
   */
  rest(resting: boolean): void {
    this.#resting = resting;
    if (resting) this.#dropAll();
    else for (const { network } of this.#wanted.values()) this.#fill(network);
  }

  close(): void {
    this.#wanted.clear();
    this.#dropAll();
  }

  #dropAll(): void {
    for (const key of [...this.#warm.keys()]) this.#drop(key);
  }

  /** Makes what is missing, where it is still wanted. */
  #fill(network: MediaNetwork): void {
    if (this.#resting || !this.#wanted.has(networkKey(network))) return;
    for (const role of ROLES) void this.#hold(role, network);
  }

  #hold(role: Role, network: MediaNetwork): Promise<Peer> {
    const key = keyOf(role, network);
    const held = this.#warm.get(key);
    if (held) return held.peer;
    const peer = this.#make(role, network);
    // A phone that rests for hours must not meet its next call with a stale peer.
    const renewal = setTimeout(() => {
      this.#drop(key);
      this.#fill(network);
    }, FRESH_MS);
    this.#warm.set(key, { network, peer, renewal });
    peer.catch((error: unknown) => {
      if (this.#warm.get(key)?.peer === peer) this.#release(key);
      this.log.warn(`warm peer: ${error instanceof Error ? error.message : 'failed'}`);
    });
    return peer;
  }

  async #make(role: Role, network: MediaNetwork): Promise<Peer> {
    const peer = createPeer(network, await this.#ownCertificate(), role, this.#codecs);
    if (role === 'offer') await peer.describe();
    return peer;
  }

  /** Lets go of a peer that is held. */
  #release(key: string): void {
    clearTimeout(this.#warm.get(key)?.renewal);
    this.#warm.delete(key);
  }

  /** Lets go of it and closes it. */
  #drop(key: string): void {
    const held = this.#warm.get(key);
    this.#release(key);
    held?.peer.then(
      ({ connection }) => {
        connection.close();
      },
      () => undefined,
    );
  }

  #ownCertificate(): Promise<RTCCertificate | null> {
    this.#certificate ??= RTCPeerConnection.generateCertificate(KEY).then(
      (certificate) => {
        // Valid for 30 days: a phone that runs longer makes the next one in time.
        setTimeout(() => (this.#certificate = null), 20 * 86_400_000);
        return certificate;
      },
      (error: unknown) => {
        this.log.warn(`certificate: ${error instanceof Error ? error.message : 'failed'}`);
        return null;
      },
    );
    return this.#certificate;
  }
}

function keyOf(role: Role, network: MediaNetwork): string {
  return `${role} ${networkKey(network)}`;
}
