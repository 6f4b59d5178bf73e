import type { PhoneSnapshot } from '../../../../shared/domain/call-snapshot';
import type { Device } from '../../../engine/ports';
import type { Surroundings } from '../../state/ui-state';
import { BRAND } from '../../../../shared/brand/brand';

/**
 * What an administrator needs to know, in English, without names, numbers and addresses: lines are numbered and devices only
 * counted, so nothing has to be blotted out afterwards.
 */
export function diagnosticSummary(
  surroundings: Surroundings,
  snapshot: PhoneSnapshot,
  devices: readonly Device[],
): string {
  const count = (kind: Device['kind']) => String(devices.filter((device) => device.kind === kind).length);
  return [
    `${BRAND.name} ${surroundings.version} (${surroundings.kind}, ${surroundings.platform}, ${surroundings.locale})`,
    ...snapshot.lines.map((line, index) => {
      const failure = line.status.kind === 'offline' ? `: ${line.status.failure}` : '';
      return `line ${String(index + 1)}${line.demo ? ' (demo)' : ''}: ${line.status.kind}${failure}`;
    }),
    `calls: ${String(snapshot.calls.length)}, do not disturb: ${snapshot.doNotDisturb ? 'on' : 'off'}`,
    `microphones: ${count('microphone')}, outputs: ${count('speaker')}`,
    ...snapshot.notices.map((notice) => `notice: ${notice.code}`),
  ].join('\n');
}
