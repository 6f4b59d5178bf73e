import { useState } from 'react';
import type { SoundSettings } from '../../../../shared/config/settings';
import { SelectField } from '../../parts/select-field';
import { useActions, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { CameraTest } from './camera-test';
import { deviceOptions, namesHidden } from './device-options';
import { HeadsetField } from './headset-field';
import { MicrophoneFields } from './microphone-fields';
import { RingingFields } from './ringing-fields';
import { Section } from './section';
import { SpeakerFields } from './speaker-fields';

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
    <Section title={t('settings.sound')} name="sound">
      {namesHidden(devices) && <AskForNames />}
      <MicrophoneFields sound={sound} onChange={change} />
      <SpeakerFields sound={sound} onChange={change} />
      <RingingFields
        which="first"
        choice={{ device: sound.ringingDevice, tone: sound.ringTone, volumeRatio: sound.ringVolumeRatio }}
        options={deviceOptions(devices, 'speaker', sound.ringingDevice, 'settings.device.default', text)}
        test="first-ringing"
        rings
        onChange={({ device, tone, volumeRatio }) => {
          change({
            ...(device !== undefined && { ringingDevice: device }),
            ...(tone && { ringTone: tone }),
            ...(volumeRatio !== undefined && { ringVolumeRatio: volumeRatio }),
          });
        }}
      />
      <RingingFields
        which="second"
        choice={{
          device: sound.secondRingingDevice,
          tone: sound.secondRingTone,
          volumeRatio: sound.secondRingVolumeRatio,
        }}
        options={deviceOptions(devices, 'speaker', sound.secondRingingDevice, 'settings.device.none', text)}
        test={devices.some(({ id }) => id === sound.secondRingingDevice) ? 'second-ringing' : null}
        rings={sound.secondRingingDevice !== null}
        onChange={({ device, tone, volumeRatio }) => {
          change({
            ...(device !== undefined && { secondRingingDevice: device }),
            ...(tone && { secondRingTone: tone }),
            ...(volumeRatio !== undefined && { secondRingVolumeRatio: volumeRatio }),
          });
        }}
      />
      <SelectField
        label={t('settings.camera')}
        value={sound.camera ?? ''}
        options={deviceOptions(devices, 'camera', sound.camera, 'settings.device.default', text)}
        onChange={(value) => {
          change({ camera: chosen(value) });
        }}
      />
      <CameraTest key={`camera ${sound.camera ?? ''}`} />
      <HeadsetField />
    </Section>
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
