import { describe, expect, it, vi } from 'vitest';
import { echoing, playing } from '../../../../../src/renderer/engine/demo/far-sound';

const track = { id: 'voice' } as MediaStreamTrack;
const stream = (...tracks: MediaStreamTrack[]): MediaStream =>
  ({ getAudioTracks: () => tracks }) as unknown as MediaStream;

describe('a far end of the demo', () => {
  it('that plays says what the track carries, and stops it at the end', async () => {
    const stop = vi.fn();
    const result = await playing(() => ({ track, stop })).microphone.open();
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value.track).toBe(track);
    result.value.release();
    expect(stop).toHaveBeenCalledOnce();
  });

  it('that has nothing to play is without a microphone', async () => {
    expect(await playing(() => null).microphone.open()).toMatchObject({
      ok: false,
      error: { code: 'missing' },
    });
  });

  it('that echoes says what it hears, from when it first hears something', async () => {
    const { microphone, output } = echoing();
    const opened = microphone.open();
    output.play('call', stream());
    output.play('call', stream(track));
    const result = await opened;
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value.track).toBe(track);
    result.value.release();
    output.stop('call');
  });
});
