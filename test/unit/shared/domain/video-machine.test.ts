import { describe, expect, it } from 'vitest';
import {
  NO_VIDEO,
  videoTransition,
  wantsToSend,
  type PictureAgreement,
  type VideoEvent,
  type VideoState,
} from '../../../../src/shared/domain/video-machine';
import { seeded } from '../../../fakes/chance';

const BOTH: PictureAgreement = { line: 'open', offered: true, sends: true, receives: true };
const OURS: PictureAgreement = { line: 'open', offered: true, sends: true, receives: false };
const THEIRS: PictureAgreement = { line: 'open', offered: false, sends: false, receives: true };
const REFUSED: PictureAgreement = { line: 'refused', offered: false, sends: false, receives: false };

const on: VideoEvent = { type: 'camera', on: true };
const off: VideoEvent = { type: 'camera', on: false };
const opened: VideoEvent = { type: 'camera-opened' };
const hold: VideoEvent = { type: 'held', on: true };
const resume: VideoEvent = { type: 'held', on: false };
const agreed = (agreement: PictureAgreement): VideoEvent => ({ type: 'agreed', agreement });

/** Plays events on a call; gives the last state and, event by event, what was to be done. */
function play(start: VideoState, ...events: readonly VideoEvent[]) {
  const done: string[][] = [];
  const state = events.reduce((before, event) => {
    const { state: after, effects } = videoTransition(before, event);
    done.push(effects.map((effect) => (effect.type === 'notice' ? effect.code : effect.type)));
    return after;
  }, start);
  return { state, done };
}

const TALKING: VideoState = { ...NO_VIDEO, connected: true };
const SHOWN = play(TALKING, on, opened, agreed(OURS)).state;
const SHARING = play(SHOWN, { type: 'share-started' }).state;

describe('the camera in a call', () => {
  it('opens first, and only then the two ends agree', () => {
    const { state, done } = play(TALKING, on, opened, agreed(OURS));
    expect(done).toEqual([['open-camera'], ['send-camera', 'agree-anew'], []]);
    expect(state.camera).toBe('on');
  });

  it('goes off at once, lamp and all, and the far end is told', () => {
    expect(play(SHOWN, off).done).toEqual([['close-camera', 'agree-anew']]);
  });

  it('needs no second agreement where the first still stands', () => {
    expect(play(SHOWN, { type: 'camera-lost' }, on, opened).done.at(-1)).toEqual(['send-camera']);
  });

  it.each(['denied', 'missing', 'busy'] as const)('%s is said, and the call goes on', (fault) => {
    const { state, done } = play(TALKING, on, { type: 'camera-failed', fault });
    expect(done.at(-1)).toEqual([`camera-${fault}`]);
    expect(state.camera).toBe(fault);
    expect(wantsToSend(state)).toBe(false);
  });

  it('unplugged is said, closed and told to the far end; the next press tries again', () => {
    const { state, done } = play(SHOWN, { type: 'camera-lost' });
    expect(done).toEqual([['close-camera', 'camera-lost', 'agree-anew']]);
    expect(play(state, on).done).toEqual([['open-camera']]);
  });

  it('offered with the INVITE waits for nothing, and is taken back when it does not open', () => {
    const { state, done } = play(NO_VIDEO, on, agreed(BOTH), { type: 'connected' });
    expect(done).toEqual([['open-camera'], [], []]);
    expect(play(state, opened).done).toEqual([['send-camera']]);
    expect(play(state, { type: 'camera-failed', fault: 'busy' }).done).toEqual([
      ['camera-busy', 'agree-anew'],
    ]);
  });

  it('that opens when it is no longer wanted is closed', () => {
    expect(play(TALKING, on, off, opened).done.at(-1)).toEqual(['close-camera']);
    expect(play(TALKING, on, { type: 'ended' }, opened).done.at(-1)).toEqual(['close-camera']);
  });
});

describe('what was agreed late', () => {
  it('is agreed anew where the person has changed their mind meanwhile', () => {
    expect(play(TALKING, on, opened, off, agreed(OURS)).done.slice(2)).toEqual([
      ['close-camera'],
      ['agree-anew'],
    ]);
    const nothing: PictureAgreement = { line: 'open', offered: false, sends: false, receives: false };
    expect(play(SHOWN, off, on, opened, agreed(nothing)).done.at(-1)).toEqual(['agree-anew']);
  });

  it('is left alone where they only do not take what is offered', () => {
    expect(play(TALKING, on, opened, agreed({ ...OURS, sends: false })).done.at(-1)).toEqual([]);
  });
});

describe('hold', () => {
  it('stops the camera and says nothing more than the hold itself; after it the camera is back', () => {
    const { state, done } = play(
      SHOWN,
      hold,
      agreed({ line: 'open', offered: false, sends: false, receives: false }),
    );
    expect(done[0]).toEqual(['close-camera']);
    expect(state.camera).toBe('paused');
    expect(wantsToSend(state)).toBe(true);
    expect(play(state, agreed(OURS), resume, opened).done).toEqual([[], ['open-camera'], ['send-camera']]);
  });

  it('keeps the camera off that was switched off meanwhile, and opens one that was switched on', () => {
    expect(play(SHOWN, hold, off, resume).done.slice(1)).toEqual([[], ['agree-anew']]);
    expect(play(TALKING, hold, on, resume).done).toEqual([[], [], ['open-camera']]);
  });

  it('ends what is shown of the screen', () => {
    const { state, done } = play(SHARING, hold);
    expect(done).toEqual([['stop-screen']]);
    expect(state.sharing).toBe(false);
    expect(play(TALKING, hold, { type: 'share-started' }).done.at(-1)).toEqual(['stop-screen']);
  });
});

describe('the screen', () => {
  it('goes out in the place of the camera, which closes and comes back', () => {
    const { state, done } = play(SHOWN, { type: 'share-started' }, { type: 'share-ended' }, opened);
    expect(done).toEqual([['close-camera', 'send-screen'], ['stop-screen', 'open-camera'], ['send-camera']]);
    expect(state.camera).toBe('on');
  });

  it('alone is agreed when it starts and when it ends', () => {
    const { state, done } = play(TALKING, { type: 'share-started' }, agreed(OURS), { type: 'share-ended' });
    expect(done).toEqual([['send-screen', 'agree-anew'], [], ['stop-screen', 'agree-anew']]);
    expect(state.sharing).toBe(false);
  });

  it('ends with the call, and twice is once', () => {
    expect(play(SHARING, { type: 'ended' }, { type: 'share-ended' }).done).toEqual([['stop-screen'], []]);
  });

  it('a camera that is switched on beside it waits', () => {
    expect(play(TALKING, { type: 'share-started' }, on, agreed(OURS), { type: 'share-ended' }).done).toEqual([
      ['send-screen', 'agree-anew'],
      [],
      [],
      ['stop-screen', 'open-camera'],
    ]);
  });
});

describe('the far end', () => {
  it('shows its picture without switching ours on', () => {
    const { state, done } = play(TALKING, agreed(THEIRS));
    expect([state.far, state.camera, done]).toEqual(['shown', 'off', [[]]]);
    expect(
      play(state, agreed({ line: 'open', offered: false, sends: false, receives: false })).state.far,
    ).toBe('none');
  });

  it('calls with a picture, which is there once it is answered', () => {
    const ringing: VideoState = { ...NO_VIDEO, far: 'offered' };
    expect(play(ringing, on, agreed(BOTH)).state.far).toBe('offered');
    expect(play(ringing, { type: 'connected' }, agreed(BOTH)).state.far).toBe('shown');
    expect(play(ringing, agreed(BOTH), { type: 'connected' }).state.far).toBe('shown');
  });

  it('takes no picture: camera and screen go off, the call goes on', () => {
    expect(play(TALKING, on, opened, agreed(REFUSED)).done.at(-1)).toEqual(['close-camera', 'video-refused']);
    expect(play(TALKING, { type: 'share-started' }, agreed(REFUSED)).done.at(-1)).toEqual([
      'stop-screen',
      'video-refused',
    ]);
    expect(play(TALKING, on, opened, { type: 'agreement-failed' }).done.at(-1)).toEqual([
      'close-camera',
      'video-refused',
    ]);
  });

  it('that did not answer the switching off changes nothing', () => {
    expect(play(SHOWN, off, { type: 'agreement-failed' }).done.at(-1)).toEqual([]);
  });
});

describe('a random walk', () => {
  it('never leaves a camera or a screen open that nobody is shown', () => {
    const { pick } = seeded(11);
    const events: readonly VideoEvent[] = [
      on,
      off,
      opened,
      { type: 'camera-failed', fault: 'denied' },
      { type: 'camera-lost' },
      { type: 'share-started' },
      { type: 'share-ended' },
      hold,
      resume,
      { type: 'connected' },
      agreed(BOTH),
      agreed(REFUSED),
      agreed(THEIRS),
      { type: 'agreement-failed' },
    ];
    let state = NO_VIDEO;
    let camera = false;
    let screen = false;
    for (let step = 0; step < 200_000; step += 1) {
      const event: VideoEvent = step % 997 === 0 ? { type: 'ended' } : pick(events);
      // A camera that was not asked for does not open; a screen is there once the person has chosen it.
      if (event.type === 'camera-opened' && state.camera !== 'opening') continue;
      if (event.type === 'camera-opened') camera = true;
      if (event.type === 'share-started') screen = true;
      const { state: next, effects } = videoTransition(state, event);
      for (const { type } of effects) {
        if (type === 'close-camera') camera = false;
        if (type === 'stop-screen') screen = false;
      }
      state = next;
      expect([camera, screen]).toEqual([state.camera === 'on', state.sharing]);
      if (state.held || state.ended) expect([camera, screen]).toEqual([false, false]);
      if (state.ended) state = NO_VIDEO;
    }
  });
});
