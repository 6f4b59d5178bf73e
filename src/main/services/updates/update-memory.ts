import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { Log } from '../../../shared/log/levels';
import { writeWhole } from '../atomic-file';

const memorySchema = v.object({
  /** Says nothing about the person or the machine, and is sent to nobody: it draws the place in staged roll-outs. */
  installationId: v.pipe(v.string(), v.uuid()),
  /** The version that the person went back from; null: none. */
  leftVersion: v.nullable(v.pipe(v.string(), v.maxLength(64))),
});
export type UpdateMemoryContent = v.InferOutput<typeof memorySchema>;

/** What updates remember from one start to the next. Never rejects: without it there is a new draw. */
export interface UpdateMemory {
  load(): Promise<UpdateMemoryContent>;
  left(version: string | null): Promise<void>;
}

/** @param path `updates.json` in the profile */
export function createUpdateMemory(path: string, log: Log): UpdateMemory {
  let loading: Promise<UpdateMemoryContent> | null = null;

  async function read(): Promise<UpdateMemoryContent> {
    try {
      return v.parse(memorySchema, JSON.parse(await readFile(path, 'utf8')));
    } catch {
      const fresh = { installationId: randomUUID(), leftVersion: null };
      await write(fresh);
      return fresh;
    }
  }

  async function write(content: UpdateMemoryContent): Promise<void> {
    await writeWhole(path, `${JSON.stringify(content)}\n`).catch((error: unknown) => {
      log.warn(`not remembered: ${String(error)}`);
    });
  }

  function load(): Promise<UpdateMemoryContent> {
    loading ??= read();
    return loading;
  }

  return {
    load,
    async left(version) {
      const content = { ...(await load()), leftVersion: version };
      loading = Promise.resolve(content);
      await write(content);
    },
  };
}
