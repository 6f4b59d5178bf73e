import type { Device, DeviceKind } from '../../../engine/ports';
import type { UiText } from '../../text/load-text';

/** One choice; the empty value is "System default" or "None". */
export interface DeviceOption {
  readonly value: string;
  readonly label: string;
}

/**
 * The choices of a device list: the first stands for nothing chosen, then what is connected, and the chosen one at the end
 * when it is not: it comes back by itself.
 */
export function deviceOptions(
  devices: readonly Device[],
  kind: DeviceKind,
  chosen: string | null,
  unset: 'settings.device.default' | 'settings.device.none',
  text: UiText,
): readonly DeviceOption[] {
  const connected = devices.filter(
    (device) => device.kind === kind && device.id !== '' && device.id !== 'default',
  );
  const options = connected.map((device, index) => ({
    value: device.id,
    label: device.label === '' ? text.t('settings.device.unnamed', { number: index + 1 }) : device.label,
  }));
  const gone = chosen !== null && !options.some((option) => option.value === chosen);
  return [
    { value: '', label: text.t(unset) },
    ...options,
    ...(gone ? [{ value: chosen, label: text.t('settings.device.gone') }] : []),
  ];
}

/** True when the browser hides the names until the microphone was allowed once. */
export function namesHidden(devices: readonly Device[]): boolean {
  return devices.length > 0 && devices.every((device) => device.label === '');
}
