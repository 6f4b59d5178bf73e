import { dialog } from 'electron';
import type { Words } from '../../app/words';

export interface RecordingDialogParts {
  /** The window it belongs to; null: that one is hidden. */
  window(): Electron.BrowserWindow | null;
  words(): Promise<Words>;
}

export interface RecordingDialogs {
  askFile(suggested: string): Promise<string | null>;
  askFolder(current: string): Promise<string | null>;
}

/** The system's own dialogs: where a recording goes. Null: the person changed their mind. */
export function createRecordingDialogs({ window, words }: RecordingDialogParts): RecordingDialogs {
  return {
    async askFile(suggested) {
      const say = await words();
      const format = suggested.slice(suggested.lastIndexOf('.') + 1);
      const options: Electron.SaveDialogOptions = {
        title: say({ key: 'recording.save' }),
        defaultPath: suggested,
        filters: [{ name: say({ key: 'recording.filter' }), extensions: [format] }],
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      };
      const parent = window();
      const { canceled, filePath } = await (parent
        ? dialog.showSaveDialog(parent, options)
        : dialog.showSaveDialog(options));
      return canceled || filePath === '' ? null : filePath;
    },
    async askFolder(current) {
      const say = await words();
      const options: Electron.OpenDialogOptions = {
        title: say({ key: 'recording.folder' }),
        defaultPath: current,
        properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
      };
      const parent = window();
      const { canceled, filePaths } = await (parent
        ? dialog.showOpenDialog(parent, options)
        : dialog.showOpenDialog(options));
      return canceled ? null : (filePaths[0] ?? null);
    },
  };
}
