import { useId } from 'react';
import { ManagedMark } from '../../parts/managed-mark';
import { useText } from '../../text/text-context';

interface VolumeFieldProps {
  readonly label: string;
  /** 0–1 */
  readonly ratio: number;
  readonly onChange: (ratio: number) => void;
  /** The key of the policy that decides in the person's place. */
  readonly lock?: string | null;
}

/** How loud: a slider from 0 to 100 %. */
export function VolumeField({ label, ratio, onChange, lock = null }: VolumeFieldProps) {
  const { t } = useText();
  const id = useId();
  const lockId = useId();
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
        disabled={lock !== null}
        aria-describedby={lock === null ? undefined : lockId}
        aria-valuetext={t('settings.meter.value', { percent })}
        onChange={(event) => {
          onChange(Number(event.target.value) / 100);
        }}
      />
      {lock !== null && <ManagedMark id={lockId} lock={lock} />}
    </div>
  );
}
