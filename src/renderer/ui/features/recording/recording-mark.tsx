import './recording.css';
import { CircleAlert, CircleDot, FileAudio } from 'lucide-react';
import { useText } from '../../text/text-context';
import { CallTimer } from '../call/call-timer';
import type { RecordingView } from './recording-view';

const ICONS = { recording: CircleDot, quiet: FileAudio, warning: CircleAlert } as const;

/** How the recording stands, in words; always there, so that its beginning is read aloud. */
export function RecordingMark({ view }: { readonly view: RecordingView }) {
  const { t } = useText();
  const Icon = ICONS[view.tone];
  return (
    <div className={`recording-mark recording-mark--${view.tone}`}>
      <p className="recording-mark__words" role="status" title={view.words ?? undefined}>
        {view.words !== null && (
          <>
            <Icon size={14} strokeWidth={2} aria-hidden="true" />
            <span className="one-line">{view.words}</span>
          </>
        )}
      </p>
      {view.sinceMs !== null && (
        <p className="number" role="timer" aria-label={t('recording.duration')}>
          <CallTimer fromMs={view.sinceMs} toMs={null} />
        </p>
      )}
    </div>
  );
}
