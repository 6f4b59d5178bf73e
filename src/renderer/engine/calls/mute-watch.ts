import type { CallState } from '../../../shared/domain/call-machine';
import {
  muteTransition,
  muteWarning,
  UNMUTED,
  type MuteEffect,
  type MuteEvent,
  type MuteWarning,
} from '../../../shared/domain/mute-machine';
import type { Log } from '../../../shared/log/levels';
import type { LevelMeter } from '../ports';
import type { CallMedia } from '../world/media';
import type { Clock } from '../world/world';

/** How often the microphone is listened to while muted. */
const STEP_MS = 100;
/** The browser's meter forgets a loud voice by 12 dB each 100 ms: from full scale to silence it takes 800 ms. */
const FIRST_LOOK_STEPS = 12;
const LOOK_STEPS = 10;
const LEAK_LOOK_STEPS = 2;

export interface MuteWatchParts {
  readonly clock: Clock;
  readonly log: Log;
  /** Listens to the microphone beside the call; null: there is none to listen to. */
  meter(): Promise<LevelMeter | null>;
  onChange(): void;
}

/** Looks after a muted call: that nothing of us leaves, and that who talks into it gets to know. At rest while nothing is muted. */
export class MuteWatch {
  #state = UNMUTED;
  #media: CallMedia | null = null;
  #meter: LevelMeter | null = null;
  #stopWaiting: () => void = () => undefined;
  /** Which watch this is: what was asked for in an earlier one comes too late. */
  #watch = 0;

  constructor(private readonly parts: MuteWatchParts) {}

  get warning(): MuteWarning | null {
    return muteWarning(this.#state);
  }

  attach(media: CallMedia): void {
    this.#media = media;
  }

  /** @param audible it is the person's turn to talk there, but for the mute */
  follow({ phase, muted, localHold, microphone }: CallState, audible: boolean): void {
    const on = audible && phase === 'connected' && muted && localHold === 'off' && microphone === 'live';
    if (on === this.#state.watching) return;
    this.#watch += 1;
    this.#dispatch({ type: 'watch', on });
    if (on) this.#begin(this.#watch);
    else this.#end();
  }

  #begin(watch: number): void {
    void this.parts.meter().then((meter) => {
      if (watch === this.#watch) this.#meter = meter;
      else meter?.stop();
    });
    this.#wait(watch, FIRST_LOOK_STEPS);
  }

  #end(): void {
    this.#stopWaiting();
    this.#meter?.stop();
    this.#meter = null;
  }

  #wait(watch: number, stepsToLook: number): void {
    this.#stopWaiting = this.parts.clock.after(STEP_MS, () => {
      if (this.#meter) {
        const levelDbfs = this.#meter.levelDbfs();
        this.#dispatch({ type: 'heard', levelDbfs, nowMs: this.parts.clock.nowMs() });
      }
      if (stepsToLook > 1) this.#wait(watch, stepsToLook - 1);
      else {
        void this.#look(watch);
        this.#wait(watch, this.#state.leaks ? LEAK_LOOK_STEPS : LOOK_STEPS);
      }
    });
  }

  async #look(watch: number): Promise<void> {
    const levelDbfs = (await this.#media?.voiceLevel()) ?? null;
    if (watch === this.#watch) this.#dispatch({ type: 'sent', levelDbfs });
  }

  #dispatch(event: MuteEvent): void {
    const before = this.warning;
    const { state, effects } = muteTransition(this.#state, event);
    this.#state = state;
    for (const effect of effects) this.#run(effect);
    if (this.warning !== before) this.parts.onChange();
  }

  #run(effect: MuteEffect): void {
    switch (effect.type) {
      case 'mute-again':
        this.#media?.setMicrophoneEnabled(false);
        return;
      case 'cut':
        this.#media?.cutMicrophone();
        return;
      case 'report':
        this.parts.log.error(
          effect.what === 'leaks' ? 'muted, but our voice still goes out' : 'the mute is silent again',
        );
    }
  }
}
