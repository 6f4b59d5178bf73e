import './recording.css';
import { CircleDot } from 'lucide-react';
import { useText } from '../../text/text-context';
import { CallControl } from '../call/call-control';
import type { RecordingView } from './recording-view';

interface RecordControlProps {
  readonly view: RecordingView;
  readonly onSwitch: (on: boolean) => void;
}

/** The toggle, red while it records; where recording is forbidden there is none. */
export function RecordControl({ view, onSwitch }: RecordControlProps) {
  const { t } = useText();
  if (!view.offered) return null;
  return (
    <CallControl
      icon={CircleDot}
      label={t('call.record')}
      look="record"
      pressed={view.on}
      enabled={view.enabled}
      onPress={() => {
        onSwitch(!view.on);
      }}
    />
  );
}
