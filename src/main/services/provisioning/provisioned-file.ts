import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import type { Log } from '../../../shared/log/levels';
import { documentSchema } from '../../../shared/provisioning/document';
import { writeWhole } from '../atomic-file';

const storedSchema = v.object({
  version: v.literal(1),
  url: v.string(),
  /** Of this machine and this set-up alone. */
  instance: v.pipe(v.string(), v.uuid()),
  /** What its requests carry: nothing, the credential that a one-time token brought, or the token of a sign-in. */
  by: v.picklist(['nothing', 'credential', 'single-sign-on']),
  /** Where people sign in, and as whom we ask; null: nowhere. */
  signOn: v.nullable(
    v.object({ issuer: v.string(), clientId: v.string(), scopes: v.pipe(v.array(v.string()), v.readonly()) }),
  ),
  etag: v.nullable(v.string()),
  /** ms since the epoch */
  fetchedAtMs: v.number(),
  /** Without its secrets: those are in the keychain. */
  document: documentSchema,
});
export type StoredSetUp = v.InferOutput<typeof storedSchema>;

/** The last good document of this person, so that the phone rings at a start without its server. */
export interface ProvisionedFile {
  /** Null: there is none, or it can't be read. */
  load(): Promise<StoredSetUp | null>;
  /** False: it could not be written. */
  save(stored: StoredSetUp): Promise<boolean>;
  wipe(): Promise<void>;
}

export function createProvisionedFile(path: string, log: Log): ProvisionedFile {
  return {
    async load() {
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
        if (!missing) log.error(`set-up can't be read: ${String(error)}`);
        return null;
      }
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), storedSchema), text);
      if (parsed.success) return parsed.output;
      log.error('set-up: the stored one is damaged, it is asked for anew');
      return null;
    },
    async save(stored) {
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeWhole(path, `${JSON.stringify(stored, null, 2)}\n`);
        return true;
      } catch (error) {
        log.error(`set-up not written: ${String(error)}`);
        return false;
      }
    },
    wipe: () => rm(path, { force: true }),
  };
}
