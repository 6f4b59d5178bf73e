import type { Device } from '../../../engine/ports';

/** The camera after the one in use, round and round; null where there is no other. */
export function nextCamera(devices: readonly Device[], chosen: string | null): string | null {
  const cameras = devices.filter(({ kind, id }) => kind === 'camera' && id !== '');
  if (cameras.length < 2) return null;
  // Without a choice the system's default is in use: the first of the list.
  const at = Math.max(
    cameras.findIndex(({ id }) => id === chosen),
    0,
  );
  return cameras[(at + 1) % cameras.length]?.id ?? null;
}
