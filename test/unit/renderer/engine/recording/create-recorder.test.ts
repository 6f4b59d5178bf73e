import { expect, it } from 'vitest';
import { createRecorder } from '../../../../../src/renderer/engine/recording/create-recorder';
import type { MediaRecorderClass } from '../../../../../src/renderer/engine/recording/webm-encoder';
import type { WorkletNodeClass } from '../../../../../src/renderer/engine/recording/pcm-processor';
import type { Sound } from '../../../../../src/renderer/engine/sound/ports';
import { FakeAudioContext } from '../../../../fakes/audio/fake-audio-context';
import { settled } from '../../../../fakes/sip-agent';

class Silent extends EventTarget {
  static isTypeSupported(): boolean {
    return true;
  }
  state = 'recording';
  start(): void {
    // Nothing to hear.
  }
  stop(): void {
    this.dispatchEvent(new Event('stop'));
  }
}

const track = (id: string): MediaStreamTrack => ({ id, kind: 'audio' }) as MediaStreamTrack;
const LISTENER = { onBytes: () => undefined, onFault: () => undefined };

function made(parts: { readonly webAudio?: boolean; readonly can?: boolean } = {}) {
  const context = new FakeAudioContext();
  let running = 0;
  const make: Sound['made'] = (build) => {
    if (parts.webAudio === false) return null;
    const built = build(context.asContext);
    if (!built) return null;
    running += 1;
    return {
      track: built.track,
      stop: () => {
        running -= 1;
        built.stop();
      },
    };
  };
  const can = parts.can !== false;
  const recorder = createRecorder({
    made: make,
    streamOf: (of) => ({ id: of.id }) as MediaStream,
    recorderClass: can ? (Silent as unknown as MediaRecorderClass) : null,
    workletClass: can ? (Silent as unknown as WorkletNodeClass) : null,
    workletUrl: '/pcm-worklet.js',
  });
  return { recorder, context, running: () => running };
}

it('mixes both sides for as long as it records', async () => {
  const { recorder, context, running } = made();
  const run = recorder.start('webm', LISTENER);
  run?.take([track('mic'), track('far')]);
  expect(context.sources.map(({ stream }) => stream.id)).toEqual(['mic', 'far']);
  await run?.stop();
  expect([running(), context.sources.some(({ connected }) => connected)]).toEqual([0, false]);
});

it('is none, and leaves nothing running, where the browser can’t', () => {
  for (const parts of [{ webAudio: false }, { can: false }]) {
    const { recorder, running } = made(parts);
    expect([recorder.start('webm', LISTENER), recorder.start('wav', LISTENER)]).toEqual([null, null]);
    expect(running()).toBe(0);
  }
});

it('writes a WAV file’s header at once', async () => {
  const { recorder } = made();
  const written: string[] = [];
  recorder.start('wav', {
    ...LISTENER,
    onBytes: (bytes, place) => written.push(`${place} ${String(bytes.length)}`),
  });
  await settled();
  expect(written).toEqual(['end 44']);
});

it('makes the beep where there is Web Audio', () => {
  const { recorder, context, running } = made();
  const tone = recorder.consentTone();
  tone?.beep();
  expect([context.played.length, running()]).toEqual([1, 1]);
  tone?.stop();
  expect(running()).toBe(0);
  expect(made({ webAudio: false }).recorder.consentTone()).toBeNull();
});
