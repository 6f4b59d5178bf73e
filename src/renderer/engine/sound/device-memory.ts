import type { Log } from '../../../shared/log/levels';
import type { AudioPlatform } from './audio-platform';
import type { DeviceTrace, KnownDevice } from './device-matching';

const KEY = 'offhook.device-names';
const MOST = 32;

/** Names of devices that were chosen once, by id, so that they are found again under another id. */
export interface DeviceMemory {
  recall(id: string | null): DeviceTrace | null;
  remember(device: KnownDevice): void;
}

/** Kept in `storage`, the last 32; damaged or forbidden storage means that it forgets. */
export function createDeviceMemory(storage: AudioPlatform['storage'], log: Log): DeviceMemory {
  const traces = read(storage, log);
  return {
    recall: (id) => (id === null ? null : (traces.get(id) ?? null)),
    remember: ({ id, label, groupId }) => {
      const old = traces.get(id);
      if (id === '' || label === '' || (old?.label === label && old.groupId === groupId)) return;
      traces.delete(id);
      traces.set(id, { label, groupId });
      for (const oldest of traces.keys()) {
        if (traces.size <= MOST) break;
        traces.delete(oldest);
      }
      try {
        storage?.setItem(KEY, JSON.stringify([...traces]));
      } catch (error) {
        log.warn(`device names not kept: ${String(error)}`);
      }
    },
  };
}

function read(storage: AudioPlatform['storage'], log: Log): Map<string, DeviceTrace> {
  const traces = new Map<string, DeviceTrace>();
  try {
    const stored: unknown = JSON.parse(storage?.getItem(KEY) ?? '[]');
    if (!Array.isArray(stored)) return traces;
    for (const entry of stored as readonly unknown[]) {
      if (!Array.isArray(entry)) continue;
      const [id, trace] = entry as readonly unknown[];
      if (typeof id === 'string' && isTrace(trace))
        traces.set(id, { label: trace.label, groupId: trace.groupId });
    }
  } catch (error) {
    log.warn(`device names unreadable: ${String(error)}`);
  }
  return traces;
}

function isTrace(value: unknown): value is DeviceTrace {
  if (typeof value !== 'object' || value === null) return false;
  const { label, groupId } = value as { label?: unknown; groupId?: unknown };
  return typeof label === 'string' && typeof groupId === 'string';
}
