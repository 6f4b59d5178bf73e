import type { MicrophoneState } from '../../../shared/domain/call-machine';
import type { MadeTrack, MicrophoneFault, MicrophoneLease, MicrophoneSource } from '../sound/ports';

/** How often a call without a microphone looks for one. */
const RETRY_MS = 3_000;

export interface CallMicrophoneParts {
  readonly source: MicrophoneSource;
  /** What goes out where there is no microphone. */
  readonly silence: () => MadeTrack | null;
  /** Puts it into what goes out; resolves when it is sent. */
  feed(track: MediaStreamTrack | null): Promise<void>;
  onState(state: MicrophoneState): void;
}

/** One call's microphone, from the moment it is opened: another one, none, muted, cut. */
export class CallMicrophone {
  #enabled = true;
  /** It is left out, whatever it is. */
  #cut = false;
  #lease: MicrophoneLease | null = null;
  #silent: MadeTrack | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(private readonly parts: CallMicrophoneParts) {}

  /** What of it goes out; null: nothing. */
  get track(): MediaStreamTrack | null {
    return this.#cut ? null : (this.#lease?.track ?? null);
  }

  setEnabled(enabled: boolean): void {
    this.#enabled = enabled;
    if (!this.#lease) return;
    this.#lease.track.enabled = enabled;
    if (enabled && this.#cut) {
      this.#cut = false;
      void this.#feed(this.#lease.track);
    }
  }

  /** Takes it out until it is enabled. */
  cut(): void {
    if (!this.#lease) return;
    this.#cut = true;
    void this.#feed(null);
  }

  open(): void {
    this.parts.onState('opening');
    void this.#try(null);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#lease?.release();
    this.#silent?.stop();
  }

  /** `told`: the fault the person knows of, from the try before. */
  async #try(told: MicrophoneFault | null): Promise<void> {
    const result = await this.parts.source.open();
    if (this.#closed) {
      if (result.ok) result.value.release();
    } else if (result.ok) await this.#use(result.value);
    else await this.#dispense(result.error.code, told);
  }

  async #use(lease: MicrophoneLease): Promise<void> {
    this.#lease = lease;
    lease.onReplaced((track) => {
      void this.#feed(track).then(() => {
        this.parts.onState('live');
      });
    });
    lease.onLost(() => {
      this.parts.onState('lost');
    });
    lease.track.enabled = this.#enabled;
    await this.#feed(lease.track);
    this.parts.onState('live');
  }

  /** Silence instead, until one is plugged in or set free; what the person refused is not asked for again. */
  async #dispense(fault: MicrophoneFault, told: MicrophoneFault | null): Promise<void> {
    if (fault !== 'denied') this.#retry = setTimeout(() => void this.#try(fault), RETRY_MS);
    if (told === null) {
      this.#silent = this.parts.silence();
      await this.#feed(this.#silent?.track ?? null);
    }
    if (fault !== told) this.parts.onState(fault);
  }

  #feed(track: MediaStreamTrack | null): Promise<void> {
    return this.parts.feed(this.#cut ? null : track);
  }
}
