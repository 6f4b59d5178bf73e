import { useEffect, useState, type KeyboardEvent } from 'react';
import type { Settings } from '../../../../shared/config/settings';
import type { ShortcutName } from '../../../../shared/domain/shortcut';
import { useDesktop } from '../../state/ui-context';
import type { UiText } from '../../text/load-text';
import { acceleratorText, keysText } from './keys-text';
import { recordedKeys } from './recorded-keys';
import { ownerOf } from './shortcuts-view';

interface Recording {
  readonly name: ShortcutName;
  /** The modifiers that are held, as they are written. */
  readonly held: string;
  /** What to do, or why the last keys were not taken. */
  readonly advice: string;
}

/** Recording new keys for one shortcut at a time. */
export interface Recorder {
  readonly recording: Recording | null;
  start(name: ShortcutName): void;
  stop(): void;
  /** For the field that has the focus while its keys are recorded. */
  keyDown(event: KeyboardEvent): void;
  keyUp(event: KeyboardEvent): void;
}

/** @param onKeys the new keys in Electron's words; null: none */
export function useRecorder(
  chosen: Settings['shortcuts'],
  platform: string,
  text: UiText,
  onKeys: (name: ShortcutName, accelerator: string | null) => void,
): Recorder {
  const desktop = useDesktop();
  const [recording, setRecording] = useState<Recording | null>(null);
  const active = recording !== null;
  // The keys we have taken from the whole desktop would not reach this page.
  useEffect(() => {
    if (!active || !desktop) return;
    desktop.recordShortcuts(true);
    return () => {
      desktop.recordShortcuts(false);
    };
  }, [active, desktop]);

  const advise = (name: ShortcutName, advice: string) => {
    setRecording({ name, held: '', advice });
  };

  return {
    recording,
    start: (name) => {
      advise(name, text.t('shortcut.press'));
    },
    stop: () => {
      setRecording(null);
    },
    keyUp: () => {
      setRecording((before) => before && { ...before, held: '' });
    },
    keyDown: (event) => {
      if (!recording) return;
      const { name } = recording;
      const pressed = recordedKeys(
        {
          key: event.key,
          code: event.code,
          ctrlKey: event.ctrlKey,
          altKey: event.altKey,
          shiftKey: event.shiftKey,
          metaKey: event.metaKey,
          altGraph: event.getModifierState('AltGraph'),
        },
        platform === 'darwin',
      );
      if (pressed.kind === 'leave') return;
      event.preventDefault();
      // The key that started the recording is still down.
      if (event.repeat) return;
      switch (pressed.kind) {
        case 'held':
          setRecording({
            ...recording,
            held: keysText({ modifiers: pressed.modifiers, key: '' }, platform, text).shown,
          });
          return;
        case 'cancel':
          setRecording(null);
          return;
        case 'clear':
          setRecording(null);
          onKeys(name, null);
          return;
        case 'bare':
        case 'unusable':
          advise(name, text.t(`shortcut.${pressed.kind}`));
          return;
        case 'keys': {
          const owner = ownerOf(pressed.accelerator, chosen, name, platform);
          if (owner === null) {
            setRecording(null);
            onKeys(name, pressed.accelerator);
          } else {
            const keys = acceleratorText(pressed.accelerator, platform, text).shown;
            advise(name, text.t('shortcut.owned', { keys, action: text.t(`shortcut.${owner}`) }));
          }
        }
      }
    },
  };
}
