import { describe, expect, it } from 'vitest';
import { voiceLevel } from '../../../../../src/renderer/engine/media/voice-level';

const track = (part: Partial<MediaStreamTrack> = {}) =>
  ({ enabled: true, readyState: 'live', ...part }) as MediaStreamTrack;

function sender(sent: MediaStreamTrack | null, stats: readonly object[] | null): RTCRtpSender {
  const getStats = () =>
    stats
      ? Promise.resolve(new Map(stats.map((each, at) => [String(at), each])))
      : Promise.reject(new Error('closed'));
  return { track: sent, getStats } as unknown as RTCRtpSender;
}

describe('how loud our voice leaves', () => {
  it.each([
    [1, 0],
    [0.1, -20],
    [0, -100],
  ])('is what the browser measures before it encodes: %d', async (audioLevel, expected) => {
    const voice = track();
    const stats = [
      { type: 'codec' },
      { type: 'remote-inbound-rtp', audioLevel: 0.9 },
      { type: 'media-source', audioLevel },
    ];
    expect(await voiceLevel(sender(voice, stats), voice)).toBeCloseTo(expected);
  });

  it('is not known where the browser does not say', async () => {
    const voice = track();
    expect(await voiceLevel(sender(voice, [{ type: 'media-source' }]), voice)).toBeNull();
    expect(await voiceLevel(sender(voice, null), voice)).toBeNull();
  });

  it('is silence where nothing is sent, or no microphone', async () => {
    expect(await voiceLevel(null, track())).toBe(-100);
    expect(await voiceLevel(sender(null, []), track())).toBe(-100);
    expect(await voiceLevel(sender(track(), []), null)).toBe(-100);
  });

  it.each([
    ['lets it through', {}, 0],
    ['keeps it back', { enabled: false }, -100],
    ['is over', { readyState: 'ended' }, -100],
  ] as const)('among other sound is what its track says: it %s', async (_what, part, expected) => {
    expect(await voiceLevel(sender(track(), [{ type: 'media-source', audioLevel: 0.5 }]), track(part))).toBe(
      expected,
    );
  });
});
