import type { MadeTrack, Sound } from '../sound/ports';

interface Desk {
  readonly made: MadeTrack;
  plug(track: MediaStreamTrack): () => void;
}

/**
 * What one call sends: the microphone as it is, or, while something else is to be heard there too (the others of a conference, a
 * tone), both mixed. Only then does it cost an audio graph.
 */
export class OutgoingMix {
  #microphone: MediaStreamTrack | null = null;
  #unplugMicrophone: () => void = () => undefined;
  #desk: Desk | null = null;
  #added = 0;

  /** `onTrack`: another track has to be sent from now on. */
  constructor(
    private readonly made: Sound['made'],
    private readonly onTrack: (track: MediaStreamTrack | null) => void,
  ) {}

  /** What is to be sent now. */
  get track(): MediaStreamTrack | null {
    return this.#desk?.made.track ?? this.#microphone;
  }

  setMicrophone(track: MediaStreamTrack | null): void {
    const before = this.track;
    this.#microphone = track;
    this.#plugMicrophone();
    if (this.track !== before) this.onTrack(this.track);
  }

  /** Gives back the way to end it. Nothing is added where the browser has no Web Audio. */
  add(track: MediaStreamTrack): () => void {
    const before = this.track;
    this.#desk ??= this.#openDesk();
    const desk = this.#desk;
    if (!desk) return () => undefined;
    const unplug = desk.plug(track);
    this.#added += 1;
    if (this.track !== before) this.onTrack(this.track);
    let plugged = true;
    return () => {
      if (!plugged) return;
      plugged = false;
      unplug();
      this.#added -= 1;
      if (this.#added === 0 && desk === this.#desk) this.#closeDesk();
    };
  }

  close(): void {
    this.#unplugMicrophone();
    this.#desk?.made.stop();
    this.#desk = null;
    this.#microphone = null;
  }

  #openDesk(): Desk | null {
    let plug: Desk['plug'] = () => () => undefined;
    const made = this.made((context) => {
      const out = context.createMediaStreamDestination();
      plug = (track) => {
        const source = context.createMediaStreamSource(new MediaStream([track]));
        source.connect(out);
        return () => {
          source.disconnect();
        };
      };
      const [track] = out.stream.getAudioTracks();
      if (!track) return null;
      const stop = (): void => {
        track.stop();
      };
      return { track, stop };
    });
    if (!made) return null;
    this.#desk = { made, plug };
    this.#plugMicrophone();
    return this.#desk;
  }

  #closeDesk(): void {
    const desk = this.#desk;
    this.#unplugMicrophone();
    this.#desk = null;
    this.onTrack(this.#microphone);
    desk?.made.stop();
  }

  #plugMicrophone(): void {
    this.#unplugMicrophone();
    this.#unplugMicrophone = () => undefined;
    if (this.#desk && this.#microphone) this.#unplugMicrophone = this.#desk.plug(this.#microphone);
  }
}
