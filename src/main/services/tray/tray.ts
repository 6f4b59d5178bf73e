import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { Platform } from '../../platform/ports';
import type { ShellState, TrayImage } from '../../app/shell-state';
import type { Words } from '../../app/words';
import { menuTemplate, type TrayDeeds } from './menu';

export interface TrayIcon {
  update(state: ShellState, words: Words): void;
  destroy(): void;
}

/** @param folder where the tray's pictures are */
export function createTray(folder: string, images: Platform['trayImages'], deeds: TrayDeeds): TrayIcon {
  const tray = new Tray(picture(folder, images, 'offline'));
  let shown = '';
  tray.on('click', () => {
    deeds.open();
  });
  return {
    update(state, words) {
      const template = menuTemplate(state.menu, words, deeds);
      const tooltip = words(state.tooltip);
      // A menu that is set anew closes under the person's pointer on some desktops.
      const next = JSON.stringify([state.image, tooltip, state.menu, template]);
      if (next === shown) return;
      shown = next;
      tray.setImage(picture(folder, images, state.image));
      tray.setToolTip(tooltip);
      tray.setContextMenu(Menu.buildFromTemplate(template));
    },
    destroy() {
      tray.destroy();
    },
  };
}

const ENDINGS = { template: 'Template.png', colour: '.png', icon: '.ico' } as const;

function picture(folder: string, images: Platform['trayImages'], image: TrayImage): Electron.NativeImage {
  // The files of other densities, NAME@1.5x.png and the like, are found by Electron itself.
  const made = nativeImage.createFromPath(join(folder, `${image}${ENDINGS[images]}`));
  made.setTemplateImage(images === 'template');
  return made;
}
