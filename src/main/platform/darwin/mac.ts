import { systemPreferences } from 'electron';
import type { Platform } from '../ports';

export function createMac(): Platform {
  return {
    name: 'darwin',
    createNotifier: async () => (await import('./action-notifier')).createActionNotifier(),
    watchTray(listener) {
      listener(true);
    },
    smallWindowType: 'panel',
    menuBar: true,
    isSecretLocked: () => Promise.resolve(false),
    trayImages: 'template',
    async askForMedia(media) {
      for (const kind of media) {
        if (!(await systemPreferences.askForMediaAccess(kind))) return false;
      }
      return true;
    },
  };
}
