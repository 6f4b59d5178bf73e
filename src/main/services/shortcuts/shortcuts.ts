import type { GlobalShortcut } from 'electron';
import type { Settings } from '../../../shared/config/settings';
import { formatAccelerator, parseAccelerator } from '../../../shared/domain/accelerator';
import {
  SHORTCUTS,
  type ShortcutName,
  type ShortcutState,
  type ShortcutStates,
} from '../../../shared/domain/shortcut';
import type { Log } from '../../../shared/log/levels';

/** A held key comes again and again, on X11 for the first time after 660 ms: it is one press until it pauses this long. */
const HELD_MS = 700;

export interface ShortcutParts {
  readonly keys: Pick<GlobalShortcut, 'register' | 'unregister'>;
  /** This desktop tells us of keys that are pressed in other programs. */
  readonly supported: boolean;
  /** Whether `CommandOrControl` means Command. */
  readonly mac: boolean;
  readonly log: Log;
  nowMs(): number;
  press(name: ShortcutName): void;
  onStates(states: ShortcutStates): void;
}

/** Keys that work wherever the person is. */
export interface Shortcuts {
  /** How each stands; those that were taken are tried again first. */
  states(): ShortcutStates;
  apply(wanted: Settings['shortcuts']): void;
  /** New keys are being recorded: while that lasts ours reach the page like any other. */
  setRecording(on: boolean): void;
}

export function createShortcuts(parts: ShortcutParts): Shortcuts {
  let wanted: Settings['shortcuts'] = { answer: null, hangUp: null, mute: null, show: null };
  let recording = false;
  let states: ShortcutStates = { answer: 'off', hangUp: 'off', mute: 'off', show: 'off' };
  const registered = new Map<ShortcutName, string>();
  const heldUntilMs = new Map<ShortcutName, number>();

  function press(name: ShortcutName): void {
    const now = parts.nowMs();
    const held = now < (heldUntilMs.get(name) ?? 0);
    heldUntilMs.set(name, now + HELD_MS);
    if (!held) parts.press(name);
  }

  /** Brings what is registered in line with what is wanted, touching only what differs. */
  function update(): void {
    const keys = new Map(SHORTCUTS.map((name) => [name, keysOf(name)] as const));
    // Where two are the same, the first has the keys.
    const owners = new Map([...SHORTCUTS].reverse().map((name) => [keys.get(name) ?? null, name] as const));
    for (const [name, accelerator] of registered) {
      if (!recording && keys.get(name) === accelerator && owners.get(accelerator) === name) continue;
      parts.keys.unregister(accelerator);
      registered.delete(name);
    }
    if (recording) return;
    const next = { ...states };
    for (const name of SHORTCUTS) {
      const accelerator = keys.get(name) ?? null;
      next[name] = register(name, accelerator, owners.get(accelerator) === name);
    }
    const changed = SHORTCUTS.filter((name) => next[name] !== states[name]);
    states = next;
    if (changed.length === 0) return;
    parts.log.info(changed.map((name) => `${name}: ${next[name]}`).join(', '));
    parts.onStates(next);
  }

  function register(name: ShortcutName, accelerator: string | null, first: boolean): ShortcutState {
    if (!parts.supported) return 'unsupported';
    if (wanted[name] === null) return 'off';
    if (accelerator === null) return 'invalid';
    if (registered.get(name) === accelerator) return 'on';
    if (!first) return 'twice';
    try {
      const done = parts.keys.register(accelerator, () => {
        press(name);
      });
      if (!done) return 'taken';
    } catch (error) {
      parts.log.warn(`${name}: ${String(error)}`);
      return 'invalid';
    }
    registered.set(name, accelerator);
    return 'on';
  }

  /** Written the same way for the same keys; null: none, or no such keys. */
  function keysOf(name: ShortcutName): string | null {
    const keys = parseAccelerator(wanted[name] ?? '', parts.mac);
    return keys && formatAccelerator(keys, parts.mac);
  }

  return {
    states() {
      update();
      return states;
    },
    apply(next) {
      wanted = next;
      update();
    },
    setRecording(on) {
      recording = on;
      update();
    },
  };
}
