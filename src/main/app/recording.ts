import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { app, BrowserWindow, shell } from 'electron';
import type { Settings } from '../../shared/config/settings';
import type { Log } from '../../shared/log/levels';
import { createRecordingDialogs } from '../services/recordings/dialogs';
import { createRecordingFolder, type RecordingFolder } from '../services/recordings/recording-folder';
import { createRecordings, type Recordings } from '../services/recordings/recordings';
import type { MainWindow } from './main-window';
import type { WordsFor } from './words';

export interface RecordingParts {
  settings(): Promise<Settings>;
  readonly window: Pick<MainWindow, 'contents' | 'isShown'>;
  readonly words: WordsFor;
  readonly log: Log;
}

/** Everything about recording that main has a part in. */
export function createRecording({ settings, window, words, log }: RecordingParts): {
  readonly recordings: Recordings;
  readonly recordingFolder: RecordingFolder;
} {
  const dialogs = createRecordingDialogs({
    window: () => (window.isShown() ? BrowserWindow.fromWebContents(window.contents) : null),
    words: async () => words((await settings()).appearance.language),
  });
  const recordingFolder = createRecordingFolder({
    fallback: join(app.getPath('documents'), words('system')({ key: 'recording.folder-name' })),
    settings,
    ask: dialogs.askFolder,
    show: (folder) => shell.openPath(folder),
  });
  const recordings = createRecordings({
    folder: recordingFolder,
    settings,
    askFile: dialogs.askFile,
    nowMs: Date.now,
    newId: randomUUID,
    log,
  });
  return { recordings, recordingFolder };
}
