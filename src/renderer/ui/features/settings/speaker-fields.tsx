import type { SoundSettings } from '../../../../shared/config/settings';
import { volumeOf, withVolume } from '../../../../shared/domain/device-volume';
import { SelectField } from '../../parts/select-field';
import { useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { deviceOptions } from './device-options';
import { SoundTestButton } from './sound-test-button';
import { VolumeField } from './volume-field';

interface SpeakerFieldsProps {
  readonly sound: SoundSettings;
  readonly onChange: (change: Partial<SoundSettings>) => void;
}

/** Where the far ends are heard, and how loud. */
export function SpeakerFields({ sound, onChange }: SpeakerFieldsProps) {
  const text = useText();
  const { t } = text;
  const devices = useUiState((state) => state.devices);
  const device = useUiState((state) => state.devicesInUse.speaker);
  return (
    <div className="ringing">
      <SelectField
        label={t('settings.speaker')}
        value={sound.speaker ?? ''}
        options={deviceOptions(devices, 'speaker', sound.speaker, 'settings.device.default', text)}
        onChange={(value) => {
          onChange({ speaker: value === '' ? null : value });
        }}
      >
        <SoundTestButton test="speaker" />
      </SelectField>
      <VolumeField
        label={t('settings.speaker-volume')}
        ratio={volumeOf(sound.speakerVolumes, device)}
        onChange={(ratio) => {
          onChange({ speakerVolumes: withVolume(sound.speakerVolumes, device, ratio) });
        }}
      />
    </div>
  );
}
