import { RING_TONES, type RingTone } from '../../../../shared/config/settings';
import type { SoundTest } from '../../../engine/ports';
import type { PolicyKey } from '../../../../shared/config/policy-table';
import { SelectField } from '../../parts/select-field';
import { useLocks } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import type { DeviceOption } from './device-options';
import { SoundTestButton } from './sound-test-button';
import { VolumeField } from './volume-field';

/** What is chosen for one ringing device. */
export interface RingingChoice {
  readonly device: string | null;
  readonly tone: RingTone;
  readonly volumeRatio: number;
}

interface RingingFieldsProps {
  readonly which: 'first' | 'second';
  readonly choice: RingingChoice;
  readonly options: readonly DeviceOption[];
  /** What its button plays; null: the device can't be tried now. */
  readonly test: SoundTest | null;
  /** Tone and volume can be chosen. */
  readonly rings: boolean;
  readonly onChange: (change: Partial<RingingChoice>) => void;
}

const NAMES = {
  first: {
    device: 'settings.ringing-device',
    tone: 'settings.ring-tone',
    volume: 'settings.ring-volume',
  },
  second: {
    device: 'settings.second-ringing-device',
    tone: 'settings.second-ring-tone',
    volume: 'settings.second-ring-volume',
  },
} as const;

/** A device that rings: which one, what it plays and how loud. */
export function RingingFields({ which, choice, options, test, rings, onChange }: RingingFieldsProps) {
  const { t } = useText();
  const lockOf = useLocks();
  const lock = (key: PolicyKey) => (which === 'first' ? lockOf(key) : null);
  const names = NAMES[which];
  return (
    <div className="ringing">
      <SelectField
        label={t(names.device)}
        value={choice.device ?? ''}
        options={options}
        onChange={(value) => {
          onChange({ device: value === '' ? null : value });
        }}
      >
        {test && <SoundTestButton test={test} />}
      </SelectField>
      {rings && (
        <div className="ringing__how">
          <SelectField
            label={t(names.tone)}
            lock={lock('ringing.tone')}
            value={choice.tone}
            options={RING_TONES.map((tone) => ({ value: tone, label: t(`settings.ring-tone.${tone}`) }))}
            onChange={(value) => {
              const tone = RING_TONES.find((known) => known === value);
              if (tone) onChange({ tone });
            }}
          />
          <VolumeField
            label={t(names.volume)}
            lock={lock('ringing.volumePercent')}
            ratio={choice.volumeRatio}
            onChange={(volumeRatio) => {
              onChange({ volumeRatio });
            }}
          />
        </div>
      )}
    </div>
  );
}
