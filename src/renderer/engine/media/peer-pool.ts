import type { Log } from '../../../shared/log/levels';
import type { MediaNetwork } from '../ports';
import { networkKey } from './ice-servers';
import { createPeer, type Peer } from './peer';

/** A warm peer older than this is made anew: addresses and bindings go stale. */
const FRESH_MS = 10 * 60_000;
/** The next peer is made when the call that took this one has had the processor. */
const REFILL_MS = 300;
const KEY: EcKeyGenParams = { name: 'ECDSA', namedCurve: 'P-256' };

type Role = 'offer' | 'answer';

/**
 * Peer connections made before they are needed, one of each role for each set of servers: an `offer` one has its description and
 * candidates, an `answer` one waits for an offer with its candidates gathered. The certificate is made once for all.
 */
export class PeerPool {
  readonly #warm = new Map<string, { readonly network: MediaNetwork; readonly peer: Promise<Peer> }>();
  #certificate: Promise<RTCCertificate | null> | null = null;
  #closed = false;

  constructor(private readonly log: Log) {}

  /** Makes what is missing for calls with these servers. */
  warm(network: MediaNetwork): void {
    for (const role of ['offer', 'answer'] as const) void this.#hold(role, network);
  }

  async take(role: Role, network: MediaNetwork): Promise<Peer> {
    const held = this.#hold(role, network);
    this.#warm.delete(keyOf(role, network));
    setTimeout(() => {
      if (!this.#closed) this.warm(network);
    }, REFILL_MS);
    const peer = await held;
    if (performance.now() - peer.bornMs < FRESH_MS) return peer;
    peer.connection.close();
    return this.#make(role, network);
  }

  /** The network or the permission changed: what was gathered no longer holds. */
  refresh(): void {
    const held = [...this.#warm.values()];
    this.#drop();
    for (const { network } of held) this.warm(network);
  }

  close(): void {
    this.#closed = true;
    this.#drop();
  }

  #hold(role: Role, network: MediaNetwork): Promise<Peer> {
    const key = keyOf(role, network);
    const held = this.#warm.get(key);
    if (held) return held.peer;
    const peer = this.#make(role, network);
    this.#warm.set(key, { network, peer });
    peer.catch((error: unknown) => {
      this.#warm.delete(key);
      this.log.warn(`warm peer: ${error instanceof Error ? error.message : 'failed'}`);
    });
    return peer;
  }

  async #make(role: Role, network: MediaNetwork): Promise<Peer> {
    const peer = createPeer(network, await this.#ownCertificate(), role);
    if (role === 'offer') await peer.describe();
    return peer;
  }

  #drop(): void {
    for (const { peer } of this.#warm.values()) {
      peer.then(
        ({ connection }) => {
          connection.close();
        },
        () => undefined,
      );
    }
    this.#warm.clear();
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
