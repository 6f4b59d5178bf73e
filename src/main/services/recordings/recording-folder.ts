import { mkdir } from 'node:fs/promises';
import type { Settings } from '../../../shared/config/settings';

export interface RecordingFolderParts {
  /** The folder among the documents. */
  readonly fallback: string;
  settings(): Promise<Settings>;
  /** The dialog; null: none was chosen. */
  ask(current: string): Promise<string | null>;
  /** Opens it in the file manager; what went wrong, or nothing. */
  show(folder: string): Promise<string>;
}

/** Where recordings go when nobody is asked. No path comes from a page: only a folder that a dialog gave is ever saved. */
export interface RecordingFolder {
  now(): Promise<string>;
  /** Ready to be written to; a folder that was chosen is not made, because its drive may only be unplugged. */
  ready(): Promise<string>;
  choose(): Promise<string | null>;
  show(): Promise<boolean>;
  /** Settings as they may be saved: with the folder that they had, or one that a dialog gave. */
  admit(next: Settings): Promise<Settings>;
}

export function createRecordingFolder({
  fallback,
  settings,
  ask,
  show,
}: RecordingFolderParts): RecordingFolder {
  const given = new Set<string>();
  const chosen = async (): Promise<string | null> => (await settings()).recording.folder;
  const now = async (): Promise<string> => (await chosen()) ?? fallback;

  async function ready(): Promise<string> {
    const folder = await chosen();
    if (folder !== null) return folder;
    await mkdir(fallback, { recursive: true, mode: 0o700 });
    return fallback;
  }

  return {
    now,
    ready,
    async choose() {
      const folder = await ask(await now());
      if (folder !== null) given.add(folder);
      return folder;
    },
    async show() {
      try {
        return (await show(await ready())) === '';
      } catch {
        return false;
      }
    },
    async admit(next) {
      const { folder } = next.recording;
      const known = await chosen();
      if (folder === null || folder === known || given.has(folder)) return next;
      return { ...next, recording: { ...next.recording, folder: known } };
    },
  };
}
