import { useId, useState } from 'react';
import type { SoundSettings } from '../../../../shared/config/settings';
import { SelectField } from '../../parts/select-field';
import { SwitchField } from '../../parts/switch-field';
import { useActions, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { deviceOptions, namesHidden } from './device-options';
import { MicrophoneTest } from './microphone-test';
import { Section } from './section';

/** Which devices, how loud, and whether they work. */
export function SoundSection() {
  const text = useText();
  const { t } = text;
  const sound = useUiState((state) => state.settings.sound);
  const devices = useUiState((state) => state.devices);
  const actions = useActions();
  const change = (part: Partial<SoundSettings>) => {
    void actions.changeSettings((settings) => ({ ...settings, sound: { ...settings.sound, ...part } }));
  };
  const chosen = (value: string) => (value === '' ? null : value);

  return (
    <Section title={t('settings.sound')}>
      {namesHidden(devices) && <AskForNames />}
      <SelectField
        label={t('settings.microphone')}
        value={sound.microphone ?? ''}
        options={deviceOptions(devices, 'microphone', sound.microphone, 'settings.device.default', text)}
        onChange={(value) => {
          change({ microphone: chosen(value) });
        }}
      />
      <MicrophoneTest key={sound.microphone} />
      <SelectField
        label={t('settings.speaker')}
        value={sound.speaker ?? ''}
        options={deviceOptions(devices, 'speaker', sound.speaker, 'settings.device.default', text)}
        onChange={(value) => {
          change({ speaker: chosen(value) });
        }}
      >
        <TestButton output="speaker" />
      </SelectField>
      <SelectField
        label={t('settings.ringing-device')}
        value={sound.ringingDevice ?? ''}
        options={deviceOptions(devices, 'speaker', sound.ringingDevice, 'settings.device.default', text)}
        onChange={(value) => {
          change({ ringingDevice: chosen(value) });
        }}
      >
        <TestButton output="ringing" />
      </SelectField>
      <SelectField
        label={t('settings.second-ringing-device')}
        value={sound.secondRingingDevice ?? ''}
        options={deviceOptions(devices, 'speaker', sound.secondRingingDevice, 'settings.device.none', text)}
        onChange={(value) => {
          change({ secondRingingDevice: chosen(value) });
        }}
      />
      <RingVolume
        ratio={sound.ringVolumeRatio}
        onChange={(ringVolumeRatio) => {
          change({ ringVolumeRatio });
        }}
      />
      <div>
        <SwitchField
          label={t('settings.echo-cancellation')}
          on={sound.echoCancellation}
          onChange={(echoCancellation) => {
            change({ echoCancellation });
          }}
        />
        <SwitchField
          label={t('settings.noise-suppression')}
          on={sound.noiseSuppression}
          onChange={(noiseSuppression) => {
            change({ noiseSuppression });
          }}
        />
        <SwitchField
          label={t('settings.automatic-gain')}
          on={sound.automaticGain}
          onChange={(automaticGain) => {
            change({ automaticGain });
          }}
        />
      </div>
    </Section>
  );
}

function TestButton({ output }: { readonly output: 'speaker' | 'ringing' }) {
  const { t } = useText();
  const { playTest } = useActions();
  return (
    <button
      type="button"
      className="button"
      aria-label={t(`settings.test.${output}`)}
      onClick={() => void playTest(output)}
    >
      {t('settings.test')}
    </button>
  );
}

function RingVolume({
  ratio,
  onChange,
}: {
  readonly ratio: number;
  readonly onChange: (ratio: number) => void;
}) {
  const { t } = useText();
  const id = useId();
  const percent = Math.round(ratio * 100);
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {t('settings.ring-volume')}
      </label>
      <input
        id={id}
        className="range"
        type="range"
        min={0}
        max={100}
        step={5}
        value={percent}
        aria-valuetext={t('settings.meter.value', { percent })}
        onChange={(event) => {
          onChange(Number(event.target.value) / 100);
        }}
      />
    </div>
  );
}

function AskForNames() {
  const { t } = useText();
  const { askMicrophone } = useActions();
  const [denied, setDenied] = useState(false);
  const ask = async () => {
    setDenied((await askMicrophone()) === 'denied');
  };
  return (
    <div className="meter">
      <p className="meter__text" role="status">
        {t(denied ? 'settings.device.denied' : 'settings.device.ask.lead')}
      </p>
      <button type="button" className="button settings__action" onClick={() => void ask()}>
        {t('settings.device.ask')}
      </button>
    </div>
  );
}
