import { useId } from 'react';
import { useText } from '../../text/text-context';

interface VolumeFieldProps {
  readonly label: string;
  /** 0–1 */
  readonly ratio: number;
  readonly onChange: (ratio: number) => void;
}

/** How loud: a slider from 0 to 100 %. */
export function VolumeField({ label, ratio, onChange }: VolumeFieldProps) {
  const { t } = useText();
  const id = useId();
  const percent = Math.round(ratio * 100);
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
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
