import { DESKTOP_UNKNOWN, type DesktopFacts } from '../../../shared/domain/desktop-facts';
import type { Log } from '../../../shared/log/levels';
import type { DesktopSense, SensedFact } from '../../platform/ports';
import { inTurn } from './in-turn';

const SENSED = ['notifications', 'doNotDisturb', 'outputMuted'] as const satisfies readonly SensedFact[];

export interface DesktopFactsParts {
  /** Looking begins then: it may load things and start programs. */
  readonly after: Promise<void>;
  readonly sense: () => Promise<DesktopSense>;
  readonly log: Log;
  /** Called with each change. */
  tell(facts: DesktopFacts): void;
}

/** What is known of the desktop, kept up to date by what the system tells; nothing is asked while nothing happens. */
export interface DesktopFactsKeeper {
  /** What is known now. */
  facts(): DesktopFacts;
  /** Looks anew at everything. */
  check(): Promise<DesktopFacts>;
  setTray(shown: boolean): void;
}

export function createDesktopFacts(parts: DesktopFactsParts): DesktopFactsKeeper {
  let facts = DESKTOP_UNKNOWN;
  const looks = parts.after.then(parts.sense).then((sense) => {
    const each = {
      notifications: inTurn(() => look(sense, 'notifications')),
      doNotDisturb: inTurn(() => look(sense, 'doNotDisturb')),
      outputMuted: inTurn(() => look(sense, 'outputMuted')),
    };
    sense.watch((fact) => void each[fact]());
    return each;
  });

  function know(learned: Partial<DesktopFacts>): void {
    const next = { ...facts, ...learned };
    const changed = Object.entries(learned).some(
      ([fact, value]) => facts[fact as keyof DesktopFacts] !== value,
    );
    facts = next;
    if (!changed) return;
    parts.log.info(
      `notifications ${facts.notifications}, do not disturb ${facts.doNotDisturb}, tray ${String(facts.tray)}, output muted ${String(facts.outputMuted)}`,
    );
    parts.tell(facts);
  }

  async function look(sense: DesktopSense, fact: SensedFact): Promise<void> {
    know({ [fact]: await sense.look[fact]() });
  }

  async function check(): Promise<DesktopFacts> {
    try {
      const each = await looks;
      await Promise.all(SENSED.map((fact) => each[fact]()));
    } catch (error) {
      parts.log.warn(`desktop not looked at: ${error instanceof Error ? error.message : String(error)}`);
    }
    return facts;
  }

  void check();
  return {
    facts: () => facts,
    check,
    setTray(shown) {
      know({ tray: shown });
    },
  };
}
