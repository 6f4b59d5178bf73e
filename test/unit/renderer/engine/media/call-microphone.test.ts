import { beforeEach, expect, it } from 'vitest';
import { CallMicrophone } from '../../../../../src/renderer/engine/media/call-microphone';
import type { MicrophoneFault, MicrophoneLease } from '../../../../../src/renderer/engine/sound/ports';
import { fail, ok } from '../../../../../src/shared/domain/result';
import { settled } from '../../../../fakes/sip-agent';

const track = (id: string) => ({ id, enabled: true }) as MediaStreamTrack;

let fault: MicrophoneFault | null;
let fed: (string | null)[];
let told: string[];
let lost: () => void;
let replaced: (track: MediaStreamTrack) => void;
let released: number;
const voice = track('voice');
let microphone: CallMicrophone;

beforeEach(() => {
  fault = null;
  fed = [];
  told = [];
  released = 0;
  const lease: MicrophoneLease = {
    track: voice,
    onReplaced: (listener) => {
      replaced = listener;
      return () => undefined;
    },
    onLost: (listener) => {
      lost = listener;
      return () => undefined;
    },
    release: () => {
      released += 1;
    },
  };
  microphone = new CallMicrophone({
    source: { open: () => Promise.resolve(fault ? fail(fault, 'set by the test') : ok(lease)) },
    silence: () => ({ track: track('silence'), stop: () => fed.push('stopped') }),
    feed: (given) => {
      fed.push(given?.id ?? null);
      return Promise.resolve();
    },
    onState: (state) => told.push(state),
  });
});

it('is live once it is sent, and so is the one that takes its place', async () => {
  microphone.setEnabled(false);
  microphone.open();
  await settled();
  expect([told, fed, voice.enabled]).toEqual([['opening', 'live'], ['voice'], false]);
  replaced(track('another'));
  await settled();
  lost();
  expect([told.slice(2), fed]).toEqual([
    ['live', 'lost'],
    ['voice', 'another'],
  ]);
});

it('is left out when it is cut, until it is enabled', async () => {
  microphone.cut();
  microphone.open();
  await settled();
  microphone.cut();
  expect([microphone.track, fed]).toEqual([null, ['voice', null]]);
  microphone.setEnabled(true);
  expect([microphone.track, fed.at(-1)]).toEqual([voice, 'voice']);
});

it('is silence where there is none, and nothing is left when the call is over', async () => {
  fault = 'denied';
  microphone.open();
  await settled();
  expect([told, fed]).toEqual([['opening', 'denied'], ['silence']]);
  microphone.close();
  expect([fed.at(-1), released]).toEqual(['stopped', 0]);
});

it('that comes when the call is over is given back', async () => {
  microphone.open();
  microphone.close();
  await settled();
  expect([released, fed, told]).toEqual([1, [], ['opening']]);
});
