import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { isPolicyKey, type PolicyKey } from '../../../shared/config/policy-table';
import type { Log } from '../../../shared/log/levels';
import { writeWhole } from '../atomic-file';

const fileSchema = v.array(v.pipe(v.string(), v.maxLength(128)));

/** Which settings the person has decided, so that a recommendation yields to them even where they chose what is built in. */
export interface ChosenKeys {
  all(): Promise<ReadonlySet<PolicyKey>>;
  add(keys: readonly PolicyKey[]): Promise<void>;
}

/**
 * Kept beside the settings. Losing it costs little: a choice that differs from what is built in is known by that alone, so a file
 * that can't be read counts as empty.
 */
export function createChosenKeys(path: string, log: Log): ChosenKeys {
  let reading: Promise<ReadonlySet<PolicyKey>> | null = null;

  async function read(): Promise<ReadonlySet<PolicyKey>> {
    try {
      const stored: unknown = JSON.parse(await readFile(path, 'utf8'));
      return new Set(v.parse(fileSchema, stored).filter(isPolicyKey));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
        log.warn(`what the person chose can't be read: ${String(error)}`);
      }
      return new Set();
    }
  }

  function all(): Promise<ReadonlySet<PolicyKey>> {
    reading ??= read();
    return reading;
  }

  return {
    all,
    async add(keys) {
      const before = await all();
      const after = new Set([...before, ...keys]);
      if (after.size === before.size) return;
      reading = Promise.resolve(after);
      await writeWhole(path, `${JSON.stringify([...after])}\n`).catch((error: unknown) => {
        log.error(`what the person chose is not written: ${String(error)}`);
      });
    },
  };
}
