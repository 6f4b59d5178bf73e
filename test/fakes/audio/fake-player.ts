import type { AudioPlayer } from '../../../src/renderer/engine/sound/audio-platform';

type Source = HTMLAudioElement['srcObject'];

/** An audio element that plays nothing and tells what it was told. */
export class FakePlayer extends EventTarget implements AudioPlayer {
  src = '';
  srcObject: Source = null;
  loop = false;
  volume = 1;
  ended = false;
  playing = false;
  plays = 0;
  loads = 0;
  sinkId = '';

  constructor(private readonly outputs: FakeOutputs) {
    super();
    outputs.players.push(this);
  }

  play(): Promise<void> {
    this.plays += 1;
    if (this.outputs.autoplayBlocked) {
      return Promise.reject(
        new DOMException('play() can only be initiated by a user gesture.', 'NotAllowedError'),
      );
    }
    this.playing = true;
    this.ended = false;
    return Promise.resolve();
  }

  pause(): void {
    this.playing = false;
  }

  load(): void {
    this.loads += 1;
  }

  removeAttribute(name: string): void {
    if (name === 'src') this.src = '';
  }

  setSinkId(sinkId: string): Promise<void> {
    if (this.outputs.hanging.has(sinkId)) return new Promise(() => undefined);
    if (this.outputs.broken.has(sinkId)) {
      return Promise.reject(new DOMException('Requested device not found', 'NotFoundError'));
    }
    this.sinkId = sinkId;
    return Promise.resolve();
  }

  /** Plays to the end of its clip. */
  end(): void {
    this.playing = false;
    this.ended = true;
    this.dispatchEvent(new Event('ended'));
  }

  /** A media key, or the system. */
  pauseFromOutside(): void {
    this.playing = false;
    this.dispatchEvent(new Event('pause'));
  }

  failRendering(): void {
    this.playing = false;
    this.dispatchEvent(new Event('error'));
  }
}

/** The outputs behind all fake players. */
export class FakeOutputs {
  readonly players: FakePlayer[] = [];
  /** Sinks that refuse. */
  readonly broken = new Set<string>();
  /** Sinks that never answer. */
  readonly hanging = new Set<string>();
  autoplayBlocked = false;

  create = (): FakePlayer => new FakePlayer(this);

  /** What is heard now: clip or stream, and where. */
  heard(): readonly FakePlayer[] {
    return this.players.filter((player) => player.playing);
  }
}
