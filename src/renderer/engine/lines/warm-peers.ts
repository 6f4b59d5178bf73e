import type { MediaFactory, MediaNetwork } from '../world/media';

/** The networks that peers are kept ready for, so that a line's first call finds one. */
export class WarmPeers {
  readonly #networks = new Map<string, MediaNetwork>();

  constructor(private readonly media: Pick<MediaFactory, 'warm' | 'cool'>) {}

  /** In place of the network that they were kept for before. */
  keepFor(lineId: string, network: MediaNetwork): void {
    this.drop(lineId);
    this.#networks.set(lineId, network);
    this.media.warm(network);
  }

  /** The line has another network now; nothing happens where none are kept. */
  move(lineId: string, network: MediaNetwork): void {
    if (this.#networks.has(lineId)) this.keepFor(lineId, network);
  }

  drop(lineId: string): void {
    const network = this.#networks.get(lineId);
    if (!network) return;
    this.#networks.delete(lineId);
    this.media.cool(network);
  }
}
