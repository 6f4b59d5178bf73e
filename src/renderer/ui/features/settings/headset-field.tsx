import { useState } from 'react';
import type { HeadsetAnswer } from '../../../engine/ports';
import { useActions, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { headsetView } from './headset-view';

/** Whether a headset's buttons work, and the way to connect one. */
export function HeadsetField() {
  const { t } = useText();
  const name = useUiState((state) => state.snapshot.headset);
  const switchedOn = useUiState((state) => state.settings.calls.headsetButtons);
  const supported = useUiState((state) => state.headsets);
  const { connectHeadset } = useActions();
  const [answer, setAnswer] = useState<HeadsetAnswer | null>(null);
  const view = headsetView({ name, switchedOn, supported, answer });
  const connect = async () => {
    setAnswer(null);
    setAnswer(await connectHeadset());
  };

  return (
    <div className="meter">
      <p className="meter__text" role="status" aria-label={t('settings.headset')}>
        {t(view.text, { name: view.name })}
      </p>
      {view.canConnect && (
        <button type="button" className="button settings__action" onClick={() => void connect()}>
          {t('settings.headset.connect')}
        </button>
      )}
    </div>
  );
}
