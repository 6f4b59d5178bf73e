import {
  canSwitchRecording,
  isRecording,
  type RecordingState,
} from '../../../../shared/domain/recording-machine';
import type { UiText } from '../../text/load-text';

/** What a call's screen shows of its recording. */
export interface RecordingView {
  /** Where it is forbidden there is no button. */
  readonly offered: boolean;
  readonly on: boolean;
  readonly enabled: boolean;
  /** Runs beside the words, ms since the epoch. */
  readonly sinceMs: number | null;
  readonly words: string | null;
  readonly tone: 'recording' | 'quiet' | 'warning';
}

export function recordingView(recording: RecordingState, text: UiText): RecordingView {
  const { phase, policy, sinceMs } = recording;
  return {
    offered: policy !== 'forbidden',
    on: isRecording(recording),
    enabled: canSwitchRecording(recording),
    sinceMs,
    words: words(recording, text),
    tone: isRecording(recording) ? 'recording' : phase === 'failed' ? 'warning' : 'quiet',
  };
}

function words({ phase, policy, file, fault }: RecordingState, { t }: UiText): string | null {
  switch (phase) {
    case 'choosing':
      return policy === 'forced' ? null : t('recording.choosing');
    case 'starting':
    case 'recording':
      return t(policy === 'forced' ? 'recording.forced' : 'recording.on');
    case 'stopping':
      return t('recording.saving');
    case 'failed':
      return fault && t(`recording.fault.${fault}`);
    case 'off':
      return file === null ? null : t('recording.saved', { file });
  }
}
