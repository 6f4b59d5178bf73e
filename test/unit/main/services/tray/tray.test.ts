import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { shellState, TRAY_IMAGES } from '../../../../../src/main/app/shell-state';
import { createWords } from '../../../../../src/main/app/words';
import { createTray } from '../../../../../src/main/services/tray/tray';
import { EMPTY_PHONE } from '../../../../../src/shared/domain/call-snapshot';
import { aCall } from '../../../../fakes/calls';

const tray = vi.hoisted(() => ({
  on: vi.fn(),
  setImage: vi.fn(),
  setToolTip: vi.fn(),
  setContextMenu: vi.fn(),
  destroy: vi.fn(),
}));
vi.mock('electron', () => ({
  Tray: vi.fn(function () {
    return tray;
  }),
  Menu: { buildFromTemplate: (template: unknown) => template },
  nativeImage: { createFromPath: (path: string) => ({ path, setTemplateImage: vi.fn() }) },
}));

const FOLDER = join(import.meta.dirname, '../../../../../assets/tray');
const words = createWords('en')('en');
const deeds = { open: vi.fn(), quit: vi.fn(), update: vi.fn(), command: vi.fn() };

const ENDINGS = ['.png', '@2x.png', '.ico', 'Template.png', 'Template@2x.png'];

it('has a picture of each state, for every density, for Windows, and as a template', () => {
  for (const image of TRAY_IMAGES) {
    for (const ending of ENDINGS) {
      expect(existsSync(join(FOLDER, `${image}${ending}`)), `${image}${ending}`).toBe(true);
    }
  }
});

it('touches the desktop only when something changed', () => {
  const icon = createTray(FOLDER, 'colour', deeds);
  icon.update(shellState(EMPTY_PHONE), words);
  icon.update(
    shellState({ ...EMPTY_PHONE, notices: [{ id: 'n', code: 'no-line', callId: null, address: null }] }),
    words,
  );
  expect(tray.setContextMenu).toHaveBeenCalledTimes(1);
  const ringing = { phase: 'incoming', direction: 'incoming' } as const;
  icon.update(shellState({ ...EMPTY_PHONE, calls: [aCall({ id: 'a', state: ringing })] }), words);
  icon.update(shellState({ ...EMPTY_PHONE, calls: [aCall({ id: 'b', state: ringing })] }), words);
  expect(tray.setContextMenu).toHaveBeenCalledTimes(3);
  expect(tray.setToolTip).toHaveBeenLastCalledWith('Alice Brandt is calling');
});
