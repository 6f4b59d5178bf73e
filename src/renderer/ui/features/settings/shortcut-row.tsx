import { useId } from 'react';
import { X } from 'lucide-react';
import { IconButton } from '../../parts/icon-button';
import { ManagedMark } from '../../parts/managed-mark';
import { useText } from '../../text/text-context';
import type { ShortcutView } from './shortcuts-view';
import type { Recorder } from './use-recorder';

interface ShortcutRowProps {
  readonly view: ShortcutView;
  /** The key of the policy that decides in the person's place. */
  readonly lock: string | null;
  readonly recorder: Recorder;
  readonly onClear: () => void;
}

/** One shortcut: its keys, which a press records anew, and what is wrong with them. */
export function ShortcutRow({ view, lock, recorder, onClear }: ShortcutRowProps) {
  const { t } = useText();
  const adviceId = useId();
  const lockId = useId();
  const { label, keys, problem } = view;
  const recording = recorder.recording?.name === view.name ? recorder.recording : null;
  const advice = recording?.advice ?? problem;
  const held = recording?.held === '' ? t('shortcut.keys') : recording?.held;
  const shown = held ?? keys?.shown ?? t('shortcut.none');
  const spoken = held ?? keys?.spoken ?? t('shortcut.none');
  return (
    <div className="shortcut">
      <span className="shortcut__label" aria-hidden="true">
        {label}
      </span>
      <button
        type="button"
        className={recording ? 'button shortcut__keys shortcut__keys--recording' : 'button shortcut__keys'}
        aria-label={t('shortcut.change', { action: label, keys: spoken })}
        disabled={lock !== null}
        aria-describedby={lock === null ? adviceId : lockId}
        onClick={() => {
          recorder.start(view.name);
        }}
        onKeyDown={recording ? recorder.keyDown : undefined}
        onKeyUp={recording ? recorder.keyUp : undefined}
        onBlur={recording ? recorder.stop : undefined}
      >
        <span className={recording || keys ? 'shortcut__text' : 'shortcut__none'}>{shown}</span>
      </button>
      {keys && !recording && lock === null && (
        <IconButton icon={X} label={t('shortcut.clear', { action: label })} onPress={onClear} />
      )}
      <p
        id={adviceId}
        role="status"
        className={
          problem !== null && !recording ? 'shortcut__advice shortcut__advice--problem' : 'shortcut__advice'
        }
      >
        {advice}
      </p>
      {lock !== null && <ManagedMark id={lockId} lock={lock} />}
    </div>
  );
}
