import type { PictureAgreement } from '../../src/shared/domain/video-machine';

type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** The `m=video` line of a call without WebRTC: one that was there once stays (RFC 3264 §8). */
export class FakePicture {
  wanted = false;
  /** What is sent in it. */
  track: MediaStreamTrack | null = null;
  /** False: a phone with sound alone, which declines each picture. */
  taken = true;
  #there = false;
  #offering = false;
  #said = false;
  /** Their offer, to be answered. */
  #asked: string | null = null;
  #told: PictureAgreement = {
    line: 'none',
    offered: false,
    sends: false,
    receives: false,
  };

  constructor(private readonly tell: (agreement: PictureAgreement) => void) {}

  get receives(): boolean {
    return this.#told.receives;
  }

  /** Our section of the next description; empty: none. */
  describe(held: boolean): string {
    this.#said = !held && this.wanted;
    const wish: Direction = held ? 'inactive' : this.wanted ? 'sendrecv' : 'recvonly';
    if (this.#asked === null) {
      this.#offering = true;
      return this.#there || this.wanted ? section('9', wish) : '';
    }
    const theirs = directionOf(this.#asked);
    this.#asked = null;
    if (theirs === null) return '';
    this.#there = true;
    const accepted = this.taken && theirs !== 'refused';
    const direction = accepted ? between(wish, theirs) : 'inactive';
    this.#agree(accepted ? direction : null);
    return section(accepted ? '9' : '0', direction);
  }

  apply(sdp: string, provisional: boolean): void {
    if (!this.#offering) this.#asked = sdp;
    else if (!provisional) {
      this.#offering = false;
      const theirs = directionOf(sdp);
      if (theirs === null) return;
      this.#there = true;
      this.#agree(theirs === 'refused' ? null : mirrored(theirs));
    }
  }

  rollBack(): void {
    this.#offering = false;
    this.#there = this.#told.line !== 'none';
  }

  #agree(ours: Direction | null): void {
    const agreement: PictureAgreement = {
      line: ours === null ? 'refused' : 'open',
      offered: ours !== null && this.#said,
      sends: ours === 'sendrecv' || ours === 'sendonly',
      receives: ours === 'sendrecv' || ours === 'recvonly',
    };
    if (ours !== null && JSON.stringify(agreement) === JSON.stringify(this.#told)) return;
    this.#told = agreement;
    this.tell(agreement);
  }
}

function section(port: string, direction: Direction): string {
  return `m=video ${port} UDP/TLS/RTP/SAVPF 96\r\na=rtpmap:96 VP8/90000\r\na=${direction}\r\n`;
}

function directionOf(sdp: string): Direction | 'refused' | null {
  const video = sdp.split(/^m=/m).find((part) => part.startsWith('video'));
  if (video === undefined) return null;
  if (video.startsWith('video 0 ')) return 'refused';
  return (/^a=(sendrecv|sendonly|recvonly|inactive)/m.exec(video)?.[1] ?? 'sendrecv') as Direction;
}

/** Theirs seen from here. */
function mirrored(theirs: Direction): Direction {
  if (theirs === 'sendonly') return 'recvonly';
  return theirs === 'recvonly' ? 'sendonly' : theirs;
}

function between(wish: Direction, theirs: Direction): Direction {
  const can = mirrored(theirs);
  const sends = /^send/.test(wish) && /^send/.test(can);
  const receives = /recv/.test(wish) && /recv/.test(can);
  if (sends) return receives ? 'sendrecv' : 'sendonly';
  return receives ? 'recvonly' : 'inactive';
}
