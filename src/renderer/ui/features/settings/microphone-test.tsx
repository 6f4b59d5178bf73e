import { useEffect, useState } from 'react';
import type { LevelMeter } from '../../../engine/ports';
import type { MicrophoneState } from '../../../../shared/domain/call-machine';
import { useActions } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { useNow } from '../../time/use-now';
import { isHeard, meterPercent } from './meter-level';

const STEP_MS = 100;

/** Shows what the chosen microphone hears, from the press on Test until the next one or until the page is left. */
export function MicrophoneTest() {
  const { t } = useText();
  const actions = useActions();
  const [meter, setMeter] = useState<LevelMeter | null>(null);
  const [fault, setFault] = useState<MicrophoneState | null>(null);

  useEffect(() => () => meter?.stop(), [meter]);

  const toggle = async () => {
    if (meter) {
      setMeter(null);
      return;
    }
    const started = await actions.startMeter();
    setFault(started.ok ? null : started.error.code);
    if (started.ok) setMeter(started.value);
  };

  return (
    <div className="meter">
      <div className="meter__row">
        <Level meter={meter} />
        <button
          type="button"
          className="button"
          aria-label={t(meter ? 'settings.test.microphone.stop' : 'settings.test.microphone')}
          onClick={() => void toggle()}
        >
          {t(meter ? 'settings.test.stop' : 'settings.test')}
        </button>
      </div>
      {fault !== null && (
        <p className="meter__text" role="alert">
          {t(micFaultKey(fault))}
        </p>
      )}
    </div>
  );
}

function Level({ meter }: { readonly meter: LevelMeter | null }) {
  const { t } = useText();
  useNow(meter ? STEP_MS : null);
  const levelDbfs = meter?.levelDbfs() ?? -100;
  const percent = meterPercent(levelDbfs);
  return (
    <div
      className="meter__track"
      role="meter"
      aria-label={t('settings.meter')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={t(isHeard(levelDbfs) ? 'settings.meter.heard' : 'settings.meter.silent')}
    >
      <div className="meter__level" style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}

function micFaultKey(fault: MicrophoneState) {
  switch (fault) {
    case 'denied':
      return 'settings.device.denied';
    case 'busy':
      return 'notice.microphone-busy';
    case 'lost':
      return 'notice.microphone-lost';
    default:
      return 'notice.microphone-missing';
  }
}
