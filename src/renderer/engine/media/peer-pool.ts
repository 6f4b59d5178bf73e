import type { Log } from '../../../shared/log/levels';
import type { IceServerConfig } from '../ports';
import { iceKey } from './ice-servers';
import { createPeer, type Peer } from './peer';

/** A warm peer older than this is made anew: addresses and bindings go stale. */
const FRESH_MS = 10 * 60_000;
/** The next peer is made when the call that took this one has had the processor. */
const REFILL_MS = 1_000;

type Role = 'offer' | 'answer';

/**
 * Peer connections made before they are needed, one of each role for each set of servers: an `offer` one has its description and
 * candidates, an `answer` one waits for an offer with its candidates gathered. The certificate is made once for all.
 */
export class PeerPool {
  readonly #warm = new Map<
    string,
    { readonly servers: readonly IceServerConfig[]; readonly peer: Promise<Peer> }
  >();
  #certificate: Promise<RTCCertificate | null> | null = null;
  #closed = false;

  constructor(private readonly log: Log) {}

  /** Makes what is missing for calls with these servers. */
  warm(servers: readonly IceServerConfig[]): void {
    for (const role of ['offer', 'answer'] as const) this.#hold(role, servers);
  }

  async take(role: Role, servers: readonly IceServerConfig[]): Promise<Peer> {
    const held = this.#hold(role, servers);
    this.#warm.delete(keyOf(role, servers));
    setTimeout(() => {
      if (!this.#closed) this.warm(servers);
    }, REFILL_MS);
    const peer = await held;
    if (performance.now() - peer.bornMs < FRESH_MS) return peer;
    peer.connection.close();
    return this.#make(role, servers);
  }

  /** The network or the permission changed: what was gathered no longer holds. */
  refresh(): void {
    const held = [...this.#warm.values()];
    this.#drop();
    for (const { servers } of held) this.warm(servers);
  }

  close(): void {
    this.#closed = true;
    this.#drop();
  }

  #hold(role: Role, servers: readonly IceServerConfig[]): Promise<Peer> {
    const key = keyOf(role, servers);
    const held = this.#warm.get(key);
    if (held) return held.peer;
    const peer = this.#make(role, servers);
    this.#warm.set(key, { servers, peer });
    peer.catch((error: unknown) => {
      this.#warm.delete(key);
      this.log.warn(`warm peer: ${error instanceof Error ? error.message : 'failed'}`);
    });
    return peer;
  }

  async #make(role: Role, servers: readonly IceServerConfig[]): Promise<Peer> {
    const peer = createPeer(servers, await this.#ownCertificate(), role);
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
    this.#certificate ??= RTCPeerConnection.generateCertificate({
      name: 'ECDSA',
      namedCurve: 'P-256',
    } as EcKeyGenParams).then(
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

function keyOf(role: Role, servers: readonly IceServerConfig[]): string {
  return `${role} ${iceKey(servers)}`;
}
