import { useNow } from '../../time/use-now';
import { durationText } from '../../text/time-text';

interface CallTimerProps {
  readonly fromMs: number;
  /** Null: it runs. */
  readonly toMs: number | null;
}

/** How long a call has lasted; ticks only while it is on the screen and runs. */
export function CallTimer({ fromMs, toMs }: CallTimerProps) {
  const nowMs = useNow(toMs === null ? 500 : null);
  return <>{durationText((toMs ?? nowMs) - fromMs)}</>;
}
