import { afterLook, SILENT, type Speaking } from '../../../shared/domain/speaking';
import type { Clock } from '../world/world';
import type { Call } from './call';
import { OneRecording } from './one-recording';

/** How often it is looked who speaks, ms. */
const LOOK_MS = 250;

/** One member's voice on its way to another. */
interface Way {
  readonly voice: MediaStreamTrack;
  readonly end: () => void;
}

export interface ConferenceParts {
  readonly clock: Clock;
  onChange(): void;
}

/** Lets the members of a conference hear each other: each is sent the voices of the others beside ours, never its own. */
export class Conference {
  /** By `from to`; the beep of a recording by `told to`. */
  readonly #ways = new Map<string, Way>();
  #members: readonly Call[] = [];
  readonly #speaking = new Map<string, Speaking>();
  readonly #oneRecording = new OneRecording();
  #stopLooking: (() => void) | null = null;

  constructor(private readonly parts: ConferenceParts) {}

  /** Ids of those who speak now. */
  speaking(): readonly string[] {
    return [...this.#speaking].filter(([, { speaks }]) => speaks).map(([id]) => id);
  }

  /** Who is a member now, and that something about one of them may have changed. */
  follow(members: readonly Call[]): void {
    this.#oneRecording.follow(members);
    this.#members = members.filter((call) => call.isTalking());
    this.#mix();
    for (const id of this.#speaking.keys()) {
      if (!this.#members.some((call) => call.id === id)) this.#speaking.delete(id);
    }
    if (this.#members.length < 2) {
      this.#stopLooking?.();
      this.#stopLooking = null;
      this.#speaking.clear();
    } else if (!this.#stopLooking) this.#lookLater();
  }

  #mix(): void {
    const wanted = new Map<string, { readonly to: Call; readonly voice: MediaStreamTrack }>();
    for (const from of this.#members) {
      // Whoever holds us may play music to us: nobody else is to hear that.
      const voice = from.state.remoteHold ? null : from.farSound();
      if (!voice) continue;
      for (const to of this.#members) {
        if (to !== from) wanted.set(`${from.id} ${to.id}`, { to, voice });
      }
    }
    // Whoever is recorded through another member's call is told like that one.
    const told = this.#members.map((call) => call.recording.tone).find((tone) => tone !== null);
    for (const to of this.#members) {
      if (told && !to.recording.tone) wanted.set(`told ${to.id}`, { to, voice: told });
    }
    for (const [key, way] of this.#ways) {
      if (wanted.get(key)?.voice === way.voice) continue;
      way.end();
      this.#ways.delete(key);
    }
    for (const [key, { to, voice }] of wanted) {
      if (!this.#ways.has(key)) this.#ways.set(key, { voice, end: to.addSound(voice) });
    }
  }

  #lookLater(): void {
    this.#stopLooking = this.parts.clock.after(LOOK_MS, () => {
      this.#lookLater();
      void this.#look();
    });
  }

  async #look(): Promise<void> {
    const levels = await Promise.all(
      this.#members.map(async (call) => ({
        id: call.id,
        level: call.state.remoteHold ? 0 : await call.farLevelRatio().catch(() => 0),
      })),
    );
    const before = this.speaking().join(' ');
    for (const { id, level } of levels) {
      // Some may have left meanwhile.
      if (!this.#members.some((call) => call.id === id)) continue;
      this.#speaking.set(id, afterLook(this.#speaking.get(id) ?? SILENT, level));
    }
    if (this.#stopLooking && this.speaking().join(' ') !== before) this.parts.onChange();
  }
}
