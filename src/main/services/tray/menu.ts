import type { MenuItemConstructorOptions } from 'electron';
import type { PhoneCommand } from '../../../shared/domain/call-snapshot';
import type { MenuEntry } from '../../app/shell-state';
import type { Words } from '../../app/words';

export interface TrayDeeds {
  open(): void;
  quit(): void;
  /** Restart with the update that is ready. */
  update(): void;
  command(command: PhoneCommand): void;
}

/** The tray's menu as Electron wants it. */
export function menuTemplate(
  entries: readonly MenuEntry[],
  words: Words,
  deeds: TrayDeeds,
): MenuItemConstructorOptions[] {
  return entries.map((entry): MenuItemConstructorOptions => {
    if (entry.kind === 'separator') return { type: 'separator' };
    // An ampersand would vanish and underline the next letter; names have them.
    const label = words(entry.label).replaceAll('&', '&&');
    switch (entry.kind) {
      case 'heading':
        return { label, enabled: false };
      case 'command':
        return {
          label,
          click: () => {
            deeds.command(entry.command);
          },
        };
      case 'toggle':
        return {
          label,
          type: 'checkbox',
          checked: entry.checked,
          click: () => {
            deeds.command(entry.command);
          },
        };
      case 'open':
        return {
          label,
          click: () => {
            deeds.open();
          },
        };
      case 'update':
        return {
          label,
          click: () => {
            deeds.update();
          },
        };
      case 'quit':
        return {
          label,
          click: () => {
            deeds.quit();
          },
        };
    }
  });
}
