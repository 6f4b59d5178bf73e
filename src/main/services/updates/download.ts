import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { ReadableStream } from 'node:stream/web';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { UpdateFault } from '../../../shared/domain/update-machine';
import type { Release } from './feed-document';
import { fileFault } from './file-fault';
import { fetchSecurely, type Fetch } from './secure-fetch';

/** The slowest line that is waited for: 200 MB at 1 Mbit/s. */
const TIMEOUT_MS = 1_800_000;

/**
 * Brings a file of a release to `path`, whose sha512 must be the one that was signed; of any other nothing is left. Faults: `network`,
 * `bad-hash`, `no-space`, `not-writable`.
 */
export async function download(
  fetch: Fetch,
  url: URL,
  file: Release['files'][number],
  path: string,
): Promise<Result<null, UpdateFault>> {
  const answer = await fetchSecurely(fetch, url, TIMEOUT_MS);
  // A release that names a file which isn't there is being published at this moment.
  if (!answer.ok) return fail('network', answer.error.detail);
  const outcome = await writeChecked(answer.value, file, path);
  if (!outcome.ok) await rm(path, { force: true }).catch(() => undefined);
  return outcome;
}

async function writeChecked(
  response: Response,
  file: Release['files'][number],
  path: string,
): Promise<Result<null, UpdateFault>> {
  const hash = createHash('sha512');
  let length = 0;
  try {
    const handle = await open(path, 'w', 0o600);
    try {
      const body = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
      for (;;) {
        const part = await body?.read().catch((error: unknown) => new Interrupted(String(error)));
        if (part instanceof Interrupted) return fail('network', part.detail);
        if (!part || part.done) break;
        length += part.value.byteLength;
        if (file.size !== undefined && length > file.size) {
          await body?.cancel();
          return fail('bad-hash', `more than ${String(file.size)} bytes`);
        }
        hash.update(part.value);
        await handle.writeFile(part.value);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    return fileFault(error, 'not-writable');
  }
  return hash.digest('base64') === file.sha512 ? ok(null) : fail('bad-hash', `${String(length)} bytes`);
}

class Interrupted {
  constructor(readonly detail: string) {}
}
