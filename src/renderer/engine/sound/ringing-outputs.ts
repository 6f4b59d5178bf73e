import type { RingingOutputs } from '../ports';
import { choosable, idIfHere, matchDevice, type KnownDevice, type WantedDevice } from './device-matching';

/** What there is to ring on. `outputs` null: nobody has looked yet, or the browser lists none. */
export function ringingOutputs(wanted: WantedDevice, outputs: readonly KnownDevice[] | null): RingingOutputs {
  const count = outputs && choosable(outputs).length;
  if (wanted.id === null) return { outputs: count, chosen: 'default', label: null };
  const here = outputs === null || (outputs.length > 0 && idIfHere(wanted, outputs) !== null);
  const name = matchDevice(wanted.id, wanted.trace, outputs ?? [])?.label ?? wanted.trace?.label ?? '';
  return { outputs: count, chosen: here ? 'present' : 'missing', label: name === '' ? null : name };
}
