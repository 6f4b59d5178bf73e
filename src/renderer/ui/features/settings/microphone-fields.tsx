import { NOISE_SUPPRESSIONS, type SoundSettings } from '../../../../shared/config/settings';
import { volumeOf, withVolume } from '../../../../shared/domain/device-volume';
import { SelectField } from '../../parts/select-field';
import { SwitchField } from '../../parts/switch-field';
import { useLocks, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { deviceOptions } from './device-options';
import { MicrophoneTest } from './microphone-test';
import { VolumeField } from './volume-field';

interface MicrophoneFieldsProps {
  readonly sound: SoundSettings;
  readonly onChange: (change: Partial<SoundSettings>) => void;
}

/** Which microphone, how it is heard, and what is done to its sound. */
export function MicrophoneFields({ sound, onChange }: MicrophoneFieldsProps) {
  const text = useText();
  const { t } = text;
  const devices = useUiState((state) => state.devices);
  const device = useUiState((state) => state.devicesInUse.microphone);
  const lockOf = useLocks();
  return (
    <div className="ringing">
      <SelectField
        label={t('settings.microphone')}
        value={sound.microphone ?? ''}
        options={deviceOptions(devices, 'microphone', sound.microphone, 'settings.device.default', text)}
        onChange={(value) => {
          onChange({ microphone: value === '' ? null : value });
        }}
      />
      <MicrophoneTest key={sound.microphone} />
      <VolumeField
        label={t('settings.microphone-volume')}
        ratio={volumeOf(sound.microphoneLevels, device)}
        onChange={(ratio) => {
          onChange({ microphoneLevels: withVolume(sound.microphoneLevels, device, ratio) });
        }}
      />
      <SelectField
        label={t('settings.noise-suppression')}
        lock={lockOf('media.noiseSuppression')}
        value={sound.noiseSuppression}
        options={NOISE_SUPPRESSIONS.map((value) => ({
          value,
          label: t(`settings.noise-suppression.${value}`),
        }))}
        onChange={(value) => {
          const noiseSuppression = NOISE_SUPPRESSIONS.find((known) => known === value);
          if (noiseSuppression) onChange({ noiseSuppression });
        }}
      />
      <div>
        <SwitchField
          label={t('settings.echo-cancellation')}
          lock={lockOf('media.echoCancellation')}
          on={sound.echoCancellation}
          onChange={(echoCancellation) => {
            onChange({ echoCancellation });
          }}
        />
        <SwitchField
          label={t('settings.automatic-gain')}
          lock={lockOf('media.automaticGain')}
          on={sound.automaticGain}
          onChange={(automaticGain) => {
            onChange({ automaticGain });
          }}
        />
      </div>
    </div>
  );
}
