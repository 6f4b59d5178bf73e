import { globalShortcut } from 'electron';
import { shortcutCommand } from '../services/shortcuts/shortcut-command';
import { createShortcuts } from '../services/shortcuts/shortcuts';
import type { Log } from '../../shared/log/levels';
import type { Platform } from '../platform/ports';
import type { Shell } from './shell';
import type { ShortcutStates } from '../../shared/domain/shortcut';

interface KeyParts {
  readonly platform: Pick<Platform, 'name' | 'globalKeys'>;
  readonly log: Log;
  readonly shell: Pick<Shell, 'phone' | 'ask'>;
  showMain(): void;
  onStates(states: ShortcutStates): void;
}

/** The keys that answer, hang up, mute and show, whichever program has the focus. */
export function createKeys({ platform, log, shell, showMain, onStates }: KeyParts) {
  return createShortcuts({
    keys: globalShortcut,
    supported: platform.globalKeys,
    mac: platform.name === 'darwin',
    log: log.scoped('shortcuts'),
    nowMs: Date.now,
    press(name) {
      if (name === 'show') showMain();
      else {
        const command = shortcutCommand(name, shell.phone());
        if (command) shell.ask(command);
      }
    },
    onStates,
  });
}
