import { expect, it } from 'vitest';
import { consentToneTrack } from '../../../../../src/renderer/engine/recording/consent-tone';
import { FakeAudioContext } from '../../../../fakes/audio/fake-audio-context';

it('is half a second of sound each time it is asked for, and ends with its track', () => {
  const context = new FakeAudioContext();
  const tone = consentToneTrack(context.asContext);
  tone?.beep();
  tone?.beep();
  expect(context.played.map((samples) => samples.length)).toEqual([24_000, 24_000]);
  expect(Math.max(...(context.played[0] ?? []))).toBeCloseTo(0.1, 2);
  tone?.stop();
  expect(context.silences.map(({ readyState }) => readyState)).toEqual(['ended']);
});
