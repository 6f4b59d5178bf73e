import { beforeEach, expect, it, vi } from 'vitest';
import { createRecordingDialogs } from '../../../../../src/main/services/recordings/dialogs';

const { showSaveDialog, showOpenDialog } = vi.hoisted(() => ({
  showSaveDialog: vi.fn(),
  showOpenDialog: vi.fn(),
}));
vi.mock('electron', () => ({ dialog: { showSaveDialog, showOpenDialog } }));

const WINDOW = { id: 1 } as unknown as Electron.BrowserWindow;
let window: Electron.BrowserWindow | null;
const dialogs = () =>
  createRecordingDialogs({
    window: () => window,
    words: () => Promise.resolve(({ key }) => key),
  });

beforeEach(() => {
  vi.clearAllMocks();
  window = WINDOW;
});

it('asks for the file before our window, with the suggested name', async () => {
  showSaveDialog.mockResolvedValue({ canceled: false, filePath: '/home/ida/talk.webm' });
  expect(await dialogs().askFile('/home/ida/suggested.webm')).toBe('/home/ida/talk.webm');
  expect(showSaveDialog).toHaveBeenCalledWith(
    WINDOW,
    expect.objectContaining({
      defaultPath: '/home/ida/suggested.webm',
      filters: [{ name: 'recording.filter', extensions: ['webm'] }],
    }),
  );
});

it('asks by itself while the window is hidden', async () => {
  window = null;
  showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' });
  expect(await dialogs().askFile('/home/ida/suggested.wav')).toBeNull();
  expect(showSaveDialog).toHaveBeenCalledWith(
    expect.objectContaining({ filters: [{ name: 'recording.filter', extensions: ['wav'] }] }),
  );
});

it('asks for a folder', async () => {
  showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/home/ida/calls'] });
  expect(await dialogs().askFolder('/home/ida')).toBe('/home/ida/calls');
  window = null;
  showOpenDialog.mockResolvedValueOnce({ canceled: true, filePaths: [] });
  expect(await dialogs().askFolder('/home/ida')).toBeNull();
});
