import { DEFAULT_SETTINGS, type Settings } from '../../shared/config/settings';
import { readSettings } from '../../shared/config/read-settings';

const KEY = 'offhook.settings';
const ASIDE = 'offhook.settings.unreadable';

export interface WebSettings {
  load(): { readonly settings: Settings; readonly problem: 'unreadable' | 'newer' | null };
  /** False when the browser keeps nothing, or when what is stored belongs to a later version. */
  save(settings: Settings): boolean;
}

/** The settings in the browser's own storage. What can't be read is put aside, never overwritten by defaults. */
export function webSettings(storage: Storage): WebSettings {
  let writable = true;
  return {
    load: () => {
      const stored = read(storage);
      if (stored === null) return { settings: DEFAULT_SETTINGS, problem: null };
      const settings = readSettings(parse(stored));
      if (settings.ok && settings.value.dropped.length === 0) {
        return { settings: settings.value.settings, problem: null };
      }
      if (!settings.ok && settings.error.code === 'newer-version') {
        writable = false;
        return { settings: DEFAULT_SETTINGS, problem: 'newer' };
      }
      writable = write(storage, ASIDE, stored);
      return { settings: settings.ok ? settings.value.settings : DEFAULT_SETTINGS, problem: 'unreadable' };
    },
    save: (settings) => writable && write(storage, KEY, JSON.stringify(settings)),
  };
}

/** Private windows may refuse storage altogether. */
function read(storage: Storage): string | null {
  try {
    return storage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(storage: Storage, key: string, value: string): boolean {
  try {
    storage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
