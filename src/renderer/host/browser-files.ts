import type { BrowserFiles } from './web-recordings';

/** A download reads the file some time after the press; then it may go, ms. */
const DOWNLOAD_MS = 60_000;

type SavePicker = (options: {
  readonly suggestedName: string;
  readonly startIn: 'documents';
}) => Promise<FileSystemFileHandle>;

/** The files that this browser lets a page write. */
export function browserFiles(window: Window & { readonly showSaveFilePicker?: SavePicker }): BrowserFiles {
  const { navigator, document } = window;
  const scratches =
    'storage' in navigator &&
    'getDirectory' in navigator.storage &&
    typeof FileSystemFileHandle !== 'undefined' &&
    'createWritable' in FileSystemFileHandle.prototype;
  return {
    pick: window.showSaveFilePicker
      ? (suggestedName) =>
          window.showSaveFilePicker?.({ suggestedName, startIn: 'documents' }) ??
          Promise.reject(new Error('no dialog'))
      : null,
    scratch: scratches
      ? async (name) => {
          const folder = await navigator.storage.getDirectory();
          return {
            handle: await folder.getFileHandle(name, { create: true }),
            remove: () => folder.removeEntry(name),
          };
        }
      : null,
    download: (file, name) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = name;
      link.click();
      setTimeout(() => {
        URL.revokeObjectURL(link.href);
      }, DOWNLOAD_MS);
    },
  };
}
