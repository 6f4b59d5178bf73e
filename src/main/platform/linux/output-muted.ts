import type { Run } from './run';

/** Whether the system's sound output is muted or at zero, from PulseAudio or PipeWire; null: neither can be asked. */
export async function isOutputMuted(run: Run): Promise<boolean | null> {
  const mute = await run('pactl', ['get-sink-mute', '@DEFAULT_SINK@']);
  if (mute === null) return null;
  if (mute.includes('yes')) return true;
  const volume = await run('pactl', ['get-sink-volume', '@DEFAULT_SINK@']);
  const channels = [...(volume ?? '').matchAll(/(\d+)%/g)].map(([, percent]) => Number(percent));
  return channels.length > 0 && channels.every((percent) => percent === 0);
}
