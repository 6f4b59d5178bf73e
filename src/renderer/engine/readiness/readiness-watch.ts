import { rulesOf } from '../../../shared/config/account-rules-of';
import { DESKTOP_UNKNOWN, type DesktopFacts } from '../../../shared/domain/desktop-facts';
import type { Readiness } from '../../../shared/domain/readiness';
import { readinessOf, type LineProof } from '../../../shared/domain/readiness-of';
import { wishHolds } from '../../../shared/domain/wish-holds';
import type { Settings } from '../../../shared/config/settings';
import type { PhoneWorld } from '../world/world';
import type { Unsubscribe } from '../ports';

/** A proof alone is news after this long, ms: every keep-alive brings one. */
const PROOF_IS_NEWS_MS = 60_000;
/** Browsers slow a hidden page's timers down to one a minute; what came later than this, ms, was asleep. */
const LONGEST_THROTTLING_MS = 90_000;

/** Looking for devices starts a process of the browser each time: seldom, ms, while nothing sounds. */
const LOOK_EVERY_MS = 5 * 60_000;

export interface ReadinessParts {
  readonly world: Pick<PhoneWorld, 'clock' | 'devices' | 'host' | 'soundBlocked'>;
  lines(): readonly LineProof[];
  settings(): Settings;
  /** The answer is another one. */
  onChange(): void;
  /** Calls that come in are heard again: the system's do-not-disturb has ended. */
  onHeardAgain(): void;
}

/** Gathers what "Will I ring?" depends on. Wakes nobody up: it looks when something happens anyway. */
export class ReadinessWatch {
  readonly #stops: readonly Unsubscribe[];
  #desktop: DesktopFacts | null;
  #latenessMs = 0;
  #lookedAtMs = 0;
  #resumedAtMs = 0;
  #last: Readiness | null = null;

  constructor(private readonly parts: ReadinessParts) {
    const { clock, devices, host } = parts.world;
    this.#desktop = host.desktop && DESKTOP_UNKNOWN;
    this.#stops = [
      host.onDesktopFacts((facts) => {
        const heard = this.mayRing();
        this.#desktop = facts;
        if (!heard && this.mayRing()) this.parts.onHeardAgain();
        this.review();
      }),
      host.onPower((event) => {
        if (event === 'resume') this.#resumedAtMs = clock.nowMs();
      }),
      devices.subscribe(() => {
        this.review();
      }),
    ];
  }

  /** The same object until the answer is another one. */
  readiness(): Readiness {
    const { clock, devices, soundBlocked } = this.parts.world;
    const { calls, notifications, sound } = this.parts.settings();
    const next = readinessOf({
      nowMs: clock.nowMs(),
      lines: this.parts.lines(),
      doNotDisturb: calls.doNotDisturb,
      quietLines: quietLines(this.parts.lines(), this.parts.settings()),
      desktop: this.#desktop,
      notifications,
      sound,
      ringing: devices.ringing(),
      soundBlocked: soundBlocked(),
      latenessMs: this.#latenessMs,
    });
    if (!this.#last || isNews(this.#last, next)) this.#last = next;
    return this.#last;
  }

  /** Whether a call that comes in now is to be heard. */
  mayRing(): boolean {
    return wishHolds(
      this.parts.settings().notifications.sound,
      this.#desktop?.doNotDisturb ?? DESKTOP_UNKNOWN.doNotDisturb,
    );
  }

  /** A timer that runs anyway came `lateMs` late. Sleep is not lateness. */
  noteTimer(lateMs: number): void {
    this.#lookForDevices();
    const dueAtMs = this.parts.world.clock.nowMs() - lateMs;
    if (dueAtMs < this.#resumedAtMs || lateMs > LONGEST_THROTTLING_MS) return;
    this.#latenessMs = lateMs;
    this.review();
  }

  /** Not every system tells when devices come and go. */
  #lookForDevices(): void {
    const { clock, devices } = this.parts.world;
    const now = clock.nowMs();
    if (Math.abs(now - this.#lookedAtMs) < LOOK_EVERY_MS) return;
    this.#lookedAtMs = now;
    void devices.look();
  }

  /** Something happened that may change the answer. */
  review(): void {
    const before = this.#last;
    if (this.readiness() !== before) this.parts.onChange();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }
}

/** Lines whose account turns calls away or forwards each of them. */
function quietLines(lines: readonly LineProof[], settings: Settings): readonly string[] {
  return lines
    .filter(({ line }) => {
      const { doNotDisturb, forward } = rulesOf(settings, line.id);
      return doNotDisturb || forward.always.on;
    })
    .map(({ line }) => line.label);
}

function isNews(before: Readiness, { verdict, items, provenAtMs }: Readiness): boolean {
  if (verdict !== before.verdict) return true;
  if (JSON.stringify(items) !== JSON.stringify(before.items)) return true;
  if (provenAtMs === null || before.provenAtMs === null) return provenAtMs !== before.provenAtMs;
  return Math.abs(provenAtMs - before.provenAtMs) >= PROOF_IS_NEWS_MS;
}
