import type { PhoneCommand, PhoneSnapshot } from '../../shared/domain/call-snapshot';
import type { Settings } from '../../shared/config/settings';
import type { OffhookBridge } from '../../shared/ipc/contract';

/** What the incoming-call window and the call bar have of the desktop: the phone as main relays it, and the commands main lets them give. */
export interface SmallWindowLink {
  /** Theme and language; the system's where they can't be read. */
  appearance(): Promise<Settings['appearance'] & { readonly locale: string }>;
  onSnapshot(listener: (snapshot: PhoneSnapshot) => void): () => void;
  ask(command: PhoneCommand): void;
  openMain(): void;
}

export function createSmallWindowLink(bridge: OffhookBridge, fallbackLocale: string): SmallWindowLink {
  return {
    appearance: async () => {
      const [info, loaded] = await Promise.allSettled([
        bridge.invoke('app:info'),
        bridge.invoke('settings:load'),
      ]);
      return {
        ...(loaded.status === 'fulfilled'
          ? loaded.value.settings.appearance
          : ({ theme: 'system', language: 'system' } as const)),
        locale: info.status === 'fulfilled' ? info.value.locale : fallbackLocale,
      };
    },
    onSnapshot: (listener) => bridge.on('phone:snapshot', listener),
    ask: (command) => {
      bridge.tell('phone:ask', command);
    },
    openMain: () => {
      bridge.tell('window:show');
    },
  };
}
