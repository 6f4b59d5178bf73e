import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Log } from '../../../shared/log/levels';
import { writeWhole } from '../atomic-file';
import { choosable, isSame, knownAs, mayUse, type DescribedDevice, type KnownHeadset } from './headset-rules';

/** More than anyone has; the oldest go. */
const MOST = 64;

const number = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff));
const fileSchema = v.array(
  v.strictObject({
    vendorId: number,
    productId: number,
    serialNumber: v.nullable(v.pipe(v.string(), v.maxLength(256))),
  }),
);

/** Which HID devices the page may use, and which the person has connected. */
export interface KnownHeadsets {
  /** Answers at once, because Electron waits for it. */
  mayUse(device: DescribedDevice): boolean;
  /** The person asked for a headset: remembers all that were found, gives the first; null when there is none. */
  connect<Device extends DescribedDevice>(listed: readonly Device[]): Device | null;
}

/** @param path `headsets.json`; of little worth: what can't be read is forgotten, and connected again with one press */
export function createKnownHeadsets(path: string, log: Log): KnownHeadsets {
  let known: readonly KnownHeadset[] | null = null;
  let writing: Promise<void> = Promise.resolve();

  function all(): readonly KnownHeadset[] {
    known ??= read();
    return known;
  }

  function read(): readonly KnownHeadset[] {
    try {
      const found = v.safeParse(fileSchema, JSON.parse(readFileSync(path, 'utf8')));
      if (found.success) return found.output.slice(-MOST);
      log.warn('headsets.json is damaged');
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
        log.warn(`headsets can't be read: ${String(error)}`);
      }
    }
    return [];
  }

  function keep(): void {
    const text = `${JSON.stringify(known)}\n`;
    writing = writing
      .then(() => writeWhole(path, text))
      .catch((error: unknown) => {
        log.warn(`headsets not kept: ${String(error)}`);
      });
  }

  return {
    mayUse: (device) => mayUse(device, all()),
    connect(listed) {
      const found = choosable(listed);
      const fresh = found
        .map(knownAs)
        .filter((one, at, others) => others.findIndex((other) => isSame(one, other)) === at)
        .filter((one) => !all().some((other) => isSame(one, other)));
      if (fresh.length > 0) {
        known = [...all(), ...fresh].slice(-MOST);
        keep();
      }
      // The one that is new is the one that the person means.
      return found.find((device) => fresh.some((one) => isSame(one, knownAs(device)))) ?? found[0] ?? null;
    },
  };
}
