import { beforeEach, expect, it } from 'vitest';
import { CallTones } from '../../../../../src/renderer/engine/calls/call-tones';
import { outgoingCall, type CallState } from '../../../../../src/shared/domain/call-machine';
import { ManualClock } from '../../../../fakes/clock';
import { settled } from '../../../../fakes/sip-agent';

let state: CallState;
let agreed: boolean;
let done: string[];
let tones: CallTones;

beforeEach(() => {
  state = { ...outgoingCall().state, phase: 'connected', media: 'flowing' };
  agreed = true;
  done = [];
  tones = new CallTones({
    clock: new ManualClock(),
    state: () => state,
    inSound: (sent) => agreed && done.push(sent) > 0,
    info: (_type, body) => {
      done.push(`INFO ${/Signal=(.)/.exec(body)?.[1] ?? ''}`);
      return Promise.resolve();
    },
    onRefused: () => done.push('refused'),
    onChange: () => undefined,
  });
});

it('go in the sound, else in INFO, and the last of them are shown', async () => {
  expect(tones.send('12')).toBe(true);
  agreed = false;
  expect(tones.send('3')).toBe(true);
  await settled();
  expect([done, tones.sent]).toEqual([['12', 'INFO 3'], '123']);
  agreed = true;
  tones.send('4'.repeat(64));
  expect(tones.sent).toBe('4'.repeat(64));
});

it('are not sent where the call can’t carry them', () => {
  state = { ...state, localHold: 'on' };
  expect([tones.send('1'), tones.sent]).toEqual([false, '']);
});

it('written after the number: the first with the answer, each further one when the person wants it', () => {
  tones.setPostDial(['12', '34']);
  expect(tones.waiting).toBeNull();
  tones.onFlowing();
  tones.onFlowing();
  expect([done, tones.waiting]).toEqual([['12'], '34']);
  tones.sendPostDial();
  expect([done, tones.waiting]).toEqual([['12', '34'], null]);
});
