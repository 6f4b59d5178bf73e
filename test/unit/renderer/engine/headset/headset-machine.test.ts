import { describe, expect, it } from 'vitest';
import type { CallSnapshot } from '../../../../../src/shared/domain/call-snapshot';
import { callsInHand } from '../../../../../src/renderer/engine/headset/calls-in-hand';
import {
  ECHO_MS,
  follow,
  hear,
  IDLE_HEADSET,
  PULSE_MS,
  STATE_ECHO_MS,
  TOGGLE_PAUSE_MS,
} from '../../../../../src/renderer/engine/headset/headset-machine';
import type { ControlField, HeadsetLayout, Lamp } from '../../../../../src/renderer/engine/headset/layout';
import type { ControlEvent } from '../../../../../src/renderer/engine/headset/report-reader';
import { aCall } from '../../../../fakes/calls';

const LAMPS: readonly Lamp[] = ['offHook', 'ring', 'mute', 'hold'];
const place = { reportId: 1, slots: [], code: null };

function layout(style: ControlField['style'], lamps = LAMPS): HeadsetLayout {
  const controls = (['hook', 'mute', 'flash', 'reject', 'drop', 'redial'] as const).map(
    (control): ControlField => ({
      ...place,
      control,
      style: control === 'hook' || control === 'mute' ? style : 'press',
    }),
  );
  return { controls, lamps: lamps.map((lamp) => ({ ...place, lamp })), outputBytes: new Map() };
}

const rings = aCall({ id: 'rings', state: { phase: 'incoming', direction: 'incoming' } });
const talks = aCall({ id: 'talks' });
const muted = aCall({ id: 'talks', state: { muted: true } });
const held = aCall({ id: 'held', state: { localHold: 'on' } });
const RECENT = [
  { id: 'r', remote: talks.remote, direction: 'outgoing', missed: false, startedAtMs: 1 },
] as const;

/** A machine with a person's hand on it; the clock stands unless a test moves it. */
function machine(of: HeadsetLayout) {
  let state = IDLE_HEADSET;
  let calls = callsInHand({ calls: [], recent: [] });
  let atMs = 0;
  const told = (event: ControlEvent): string => {
    const heard = hear(state, of, event, calls, atMs);
    state = heard.state;
    return JSON.stringify(heard.command);
  };
  return {
    now: (...all: CallSnapshot[]) => {
      calls = callsInHand({ calls: all, recent: RECENT });
      state = follow(state, of, calls, atMs);
    },
    wait: (ms: number) => (atMs += ms),
    hook: (on: boolean) => told({ control: 'hook', style: 'state', on }),
    mute: (on: boolean) => told({ control: 'mute', style: 'state', on }),
    press: (control: ControlField['control']) => told({ control, style: 'press' }),
  };
}

const command = (type: string, callId: string, on?: boolean) =>
  JSON.stringify({ type, callId, ...(on === undefined ? {} : { on }) });
const NOTHING = 'null';

describe('a hook that tells its state', () => {
  it('off answers, on hangs up', () => {
    const worn = machine(layout('state'));
    worn.now(rings);
    expect(worn.hook(true)).toBe(command('answer', 'rings'));
    worn.now(talks);
    worn.wait(PULSE_MS);
    expect(worn.hook(false)).toBe(command('hang-up', 'talks'));
  });

  it('what only follows the lamp changes nothing, not even while another call rings', () => {
    const worn = machine(layout('state'));
    worn.now(talks);
    worn.now(talks, rings);
    worn.wait(STATE_ECHO_MS * 2);
    expect(worn.hook(true)).toBe(NOTHING);
    worn.now(rings);
    expect(worn.hook(false)).toBe(NOTHING);
  });

  it('the late answer to a lamp that is out again does not answer the next call', () => {
    const worn = machine(layout('state'));
    worn.now(talks);
    worn.now();
    worn.wait(1_000);
    worn.now(rings);
    expect(worn.hook(true)).toBe(NOTHING);
  });

  it('the late word that it hung up does not hang up the next call', () => {
    const worn = machine(layout('state'));
    worn.now(talks);
    worn.hook(true);
    worn.wait(60_000);
    worn.now();
    worn.wait(1_000);
    worn.now(aCall({ id: 'next' }));
    expect(worn.hook(false)).toBe(NOTHING);
  });

  it('on while it rings declines nothing: another program may have hung up on the same headset', () => {
    const worn = machine(layout('state'));
    worn.hook(true);
    worn.wait(60_000);
    worn.now(rings);
    expect(worn.hook(false)).toBe(NOTHING);
  });

  it('on, with a call waiting, answers that; the engine holds the other', () => {
    const worn = machine(layout('state'));
    worn.now(talks);
    worn.hook(true);
    worn.wait(60_000);
    worn.now(talks, rings);
    expect(worn.hook(false)).toBe(command('answer', 'rings'));
  });

  it('on and off again at once is a press, here and from then on', () => {
    const worn = machine(layout('state'));
    worn.now(rings);
    expect(worn.hook(true)).toBe(command('answer', 'rings'));
    worn.now(talks);
    expect(worn.hook(false)).toBe(NOTHING);
    worn.wait(60_000);
    expect(worn.hook(true)).toBe(command('hang-up', 'talks'));
    worn.now();
    expect(worn.hook(false)).toBe(NOTHING);
  });

  it('a press held long is still one press', () => {
    const worn = machine(layout('state'));
    worn.now(rings);
    worn.hook(true);
    worn.now(talks);
    worn.hook(false);
    worn.wait(60_000);
    worn.now(talks, rings);
    expect(worn.hook(true)).toBe(command('answer', 'rings'));
    worn.now(talks);
    worn.wait(PULSE_MS * 4);
    expect(worn.hook(false)).toBe(NOTHING);
  });

  it('of a handset without lamps: lifting it in a call says nothing, putting it down ends the call', () => {
    const worn = machine(layout('state', []));
    worn.now(talks);
    expect(worn.hook(true)).toBe(NOTHING);
    worn.wait(60_000);
    expect(worn.hook(false)).toBe(command('hang-up', 'talks'));
    worn.now();
    expect(worn.hook(true)).toBe(NOTHING);
  });
});

describe('a hook that tells presses', () => {
  it('answers, hangs up, and answers a second call before it hangs up', () => {
    const worn = machine(layout('press'));
    worn.now(rings);
    expect(worn.press('hook')).toBe(command('answer', 'rings'));
    worn.now(talks);
    worn.wait(ECHO_MS);
    worn.now(talks, rings);
    expect(worn.press('hook')).toBe(command('answer', 'rings'));
    worn.now(talks, held);
    expect(worn.press('hook')).toBe(command('hang-up', 'talks'));
    worn.now();
    worn.wait(ECHO_MS);
    expect(worn.press('hook')).toBe(NOTHING);
  });

  it('its echo of the off-hook lamp does not hang up', () => {
    const worn = machine(layout('press'));
    worn.now(talks);
    expect(worn.press('hook')).toBe(NOTHING);
    expect(worn.press('hook')).toBe(command('hang-up', 'talks'));
  });
});

describe('mute', () => {
  it('a press toggles, its echo does not', () => {
    const worn = machine(layout('press'));
    worn.now(talks);
    expect(worn.press('mute')).toBe(command('set-mute', 'talks', true));
    worn.now(muted);
    expect(worn.press('mute')).toBe(NOTHING);
    worn.wait(ECHO_MS);
    expect(worn.press('mute')).toBe(command('set-mute', 'talks', false));
  });

  it('a headset that echoes too late stops toggling, as the person wanted it', () => {
    const worn = machine(layout('press'));
    let on = false;
    worn.now(talks);
    for (let echoes = 0; echoes < 20; echoes += 1) {
      if (worn.press('mute') === NOTHING) continue;
      on = !on;
      worn.now(on ? muted : talks);
      worn.wait(ECHO_MS + 100);
    }
    expect(on).toBe(true);
    worn.wait(TOGGLE_PAUSE_MS);
    expect(worn.press('mute')).toBe(command('set-mute', 'talks', false));
  });

  it('a state is taken as it is; screen and headset don’t fight over late echoes', () => {
    const worn = machine(layout('state'));
    worn.now(talks);
    worn.now(muted);
    worn.now(talks);
    worn.wait(1_000);
    expect(worn.mute(true)).toBe(NOTHING);
    expect(worn.mute(false)).toBe(NOTHING);
    worn.wait(STATE_ECHO_MS);
    expect(worn.mute(true)).toBe(command('set-mute', 'talks', true));
    worn.now(muted);
    worn.wait(PULSE_MS);
    expect(worn.mute(false)).toBe(command('set-mute', 'talks', false));
  });

  it('on and off again at once is a press', () => {
    const worn = machine(layout('state', ['offHook']));
    worn.now(talks);
    expect(worn.mute(true)).toBe(command('set-mute', 'talks', true));
    worn.now(muted);
    expect(worn.mute(false)).toBe(NOTHING);
    worn.wait(10_000);
    expect(worn.mute(true)).toBe(NOTHING);
    expect(worn.mute(false)).toBe(command('set-mute', 'talks', false));
  });

  it('without a call, or while one only rings, is nothing', () => {
    const worn = machine(layout('press'));
    worn.now();
    expect(worn.press('mute')).toBe(NOTHING);
    worn.now(rings);
    expect(worn.press('mute')).toBe(NOTHING);
  });
});

describe('the other buttons', () => {
  it('flash holds, resumes, swaps, and answers what waits', () => {
    const worn = machine(layout('state'));
    worn.now(talks);
    expect(worn.press('flash')).toBe(command('set-hold', 'talks', true));
    worn.now(held);
    expect(worn.press('flash')).toBe(command('set-hold', 'held', false));
    worn.now(held, talks);
    expect(worn.press('flash')).toBe(command('set-hold', 'held', false));
    worn.now(talks, rings);
    expect(worn.press('flash')).toBe(command('answer', 'rings'));
    worn.now(rings);
    expect(worn.press('flash')).toBe(NOTHING);
    worn.now(aCall({ state: { localHold: 'holding' } }));
    expect(worn.press('flash')).toBe(NOTHING);
  });

  it('reject and drop decline what rings; drop also hangs up', () => {
    const worn = machine(layout('state'));
    worn.now(talks, rings);
    expect(worn.press('reject')).toBe(command('decline', 'rings'));
    expect(worn.press('drop')).toBe(command('decline', 'rings'));
    worn.now(talks);
    expect(worn.press('reject')).toBe(NOTHING);
    expect(worn.press('drop')).toBe(command('hang-up', 'talks'));
  });

  it('redial calls the last number, but never beside a call', () => {
    const worn = machine(layout('state'));
    worn.now();
    expect(worn.press('redial')).toBe(JSON.stringify({ type: 'dial', target: talks.remote.number }));
    worn.now(rings);
    expect(worn.press('redial')).toBe(NOTHING);
    worn.now(talks);
    expect(worn.press('redial')).toBe(NOTHING);
  });
});
