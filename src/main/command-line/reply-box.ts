import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { REPLY_FILE, REPLY_FOLDER, replySchema, type Reply } from './reply';

/** ms between two looks */
const LOOK_MS = 10;

/** A fresh folder of this user's own (0700), into which the running app puts its reply. */
export interface ReplyBox {
  readonly path: string;
  /** The reply, or null when none came in time. Nothing else happens in this process meanwhile. */
  wait(boundMs: number): Reply | null;
  remove(): void;
}

/**
 * Waits without the event loop on purpose: once that turns, Chromium starts. This process would then need a screen (there is
 * none over SSH) and would open the profile that the running app has open.
 */
export function openReplyBox(parent = tmpdir()): ReplyBox | null {
  try {
    const path = mkdtempSync(join(parent, REPLY_FOLDER));
    return {
      path,
      wait: (boundMs) => waitFor(join(path, REPLY_FILE), boundMs),
      remove() {
        rmSync(path, { recursive: true, force: true });
      },
    };
  } catch {
    return null;
  }
}

function waitFor(file: string, boundMs: number): Reply | null {
  const never = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  for (let waitedMs = 0; waitedMs <= boundMs; waitedMs += LOOK_MS) {
    const text = readIfThere(file);
    if (text !== null) return readReply(text);
    Atomics.wait(never, 0, 0, LOOK_MS);
  }
  return null;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function readReply(text: string): Reply | null {
  try {
    return v.parse(replySchema, JSON.parse(text));
  } catch {
    return null;
  }
}
