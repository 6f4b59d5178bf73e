import { describe, expect, it } from 'vitest';
import {
  canSwitchRecording,
  canTakeOver,
  isRecording,
  noRecording,
  RECORDING_PHASES,
  RECORDING_POLICIES,
  recordingTransition,
  type RecordingEvent,
  type RecordingState,
} from '../../../../src/shared/domain/recording-machine';
import { seeded } from '../../../fakes/chance';

const on: RecordingEvent = { type: 'switch', on: true };
const off: RecordingEvent = { type: 'switch', on: false };
const answered: RecordingEvent = { type: 'talking', on: true };
const over: RecordingEvent = { type: 'talking', on: false };
const hold: RecordingEvent = { type: 'held', on: true };
const resume: RecordingEvent = { type: 'held', on: false };
const file: RecordingEvent = { type: 'file', name: 'call.webm' };
const cancelled: RecordingEvent = { type: 'cancelled' };
const started: RecordingEvent = { type: 'started', atMs: 5_000 };
const stopped: RecordingEvent = { type: 'stopped' };
const handedOn: RecordingEvent = { type: 'handed-on' };
const takenOver: RecordingEvent = { type: 'taken-over', file: 'three.webm', sinceMs: 1_000 };
const covered: RecordingEvent = { type: 'covered', on: true };
const uncovered: RecordingEvent = { type: 'covered', on: false };
const full: RecordingEvent = { type: 'fault', fault: 'disk-full' };

const EVENTS: readonly RecordingEvent[] = [
  on,
  off,
  answered,
  over,
  hold,
  resume,
  file,
  cancelled,
  started,
  stopped,
  full,
  handedOn,
  takenOver,
  covered,
  uncovered,
  ...RECORDING_POLICIES.map((policy) => ({ type: 'policy', policy }) as const),
];

const words = (value: object): string => Object.values(value).join(' ');

/** Plays events; gives the last state and, event by event, what was to be done. */
function play(start: RecordingState, ...events: readonly RecordingEvent[]) {
  const done: string[][] = [];
  const state = events.reduce((before, event) => {
    const { state: after, effects } = recordingTransition(before, event);
    done.push(effects.map(words));
    return after;
  }, start);
  return { state, done };
}

const ALLOWED = noRecording('allowed');

describe('the whole table', () => {
  const states = RECORDING_POLICIES.flatMap((policy) =>
    RECORDING_PHASES.flatMap((phase) =>
      [true, false].map((talking) => ({ ...noRecording(policy), phase, talking })),
    ),
  );
  it.each(
    states.map(
      (state) => [`${state.policy} ${state.phase}${state.talking ? '' : ' (no call)'}`, state] as const,
    ),
  )('%s', (_name, state) => {
    const rows = EVENTS.map((event) => {
      const step = recordingTransition(state, event);
      const { phase, policy } = step.state;
      return `${words(event)} → ${policy} ${phase}${step.effects.map((effect) => ` · ${words(effect)}`).join('')}`;
    });
    expect(rows).toMatchSnapshot();
  });
});

describe('a person who records', () => {
  it('chooses the file first, tells both sides for as long as it lasts, and has the file at the end', () => {
    const { state, done } = play(ALLOWED, answered, on, file, started, off, stopped);
    expect(done).toEqual([[], ['open-file'], ['start'], ['tell true'], ['tell false', 'stop'], []]);
    expect(state).toMatchObject({ phase: 'off', file: 'call.webm', sinceMs: null });
  });

  it('is not recording when no file was chosen', () => {
    const { state, done } = play(ALLOWED, answered, on, cancelled);
    expect([state.phase, done.flat()]).toEqual(['off', ['open-file']]);
  });

  it('records nothing before the answer, and no longer than the call', () => {
    expect(play(ALLOWED, on).done.flat()).toEqual([]);
    const { state, done } = play(ALLOWED, answered, on, file, started, over, stopped);
    expect([state.phase, done[4]]).toEqual(['off', ['tell false', 'stop']]);
  });

  it('gets rid of a file that is there when the call is over', () => {
    const { state, done } = play(ALLOWED, answered, on, over, file);
    expect([state.phase, done.at(-1)]).toEqual(['off', ['discard-file']]);
  });

  it('hears no beep on hold, and again one after it', () => {
    const { state, done } = play(ALLOWED, answered, on, file, started, hold, resume, hold, off);
    expect(done.slice(4)).toEqual([['tell false'], ['tell true'], ['tell false'], ['stop']]);
    expect(state.phase).toBe('stopping');
    expect(play(ALLOWED, answered, hold, on, file, started).done.at(-1)).toEqual([]);
  });

  it('is told when the disk is full, keeps what there is, and may try again', () => {
    const { state, done } = play(ALLOWED, answered, on, file, started, full);
    expect(done.at(-1)).toEqual(['tell false', 'stop', 'notice disk-full']);
    expect(state).toMatchObject({ phase: 'failed', fault: 'disk-full', file: 'call.webm' });
    const again = play(state, stopped, on);
    expect([again.state.phase, again.state.fault]).toEqual(['choosing', null]);
  });

  it('is told once, however often the disk says so', () => {
    const { done } = play(ALLOWED, answered, on, file, started, full, full, stopped, full);
    expect(done.flat().filter((effect) => effect.startsWith('notice'))).toHaveLength(1);
  });
});

describe('a call whose conference is recorded in another one', () => {
  it('ends its own, keeps its file, and can’t begin one', () => {
    const { state, done } = play(ALLOWED, answered, on, file, started, covered, stopped);
    expect(done.slice(4)).toEqual([['tell false', 'stop'], []]);
    expect(state).toMatchObject({ phase: 'off', file: 'call.webm' });
    expect([canSwitchRecording(state), play(state, on).done]).toEqual([false, [[]]]);
    expect(play(state, uncovered, on).state.phase).toBe('choosing');
  });

  it('is not asked for a file any more', () => {
    expect(play(ALLOWED, answered, on, covered, file).done.at(-1)).toEqual(['discard-file']);
  });

  it('goes on with the file of the other one when that leaves', () => {
    const { state } = play(ALLOWED, answered, covered, takenOver);
    expect(state).toMatchObject({ phase: 'recording', covered: false, file: 'three.webm' });
  });

  it('begins its own again where that is forced, once it is alone', () => {
    const { state, done } = play(noRecording('forced'), answered, file, started, covered, stopped);
    expect([state.phase, done.slice(3)]).toEqual(['off', [['tell false', 'stop'], []]]);
    expect(play(state, uncovered).done).toEqual([['open-file']]);
  });
});

describe('a policy', () => {
  it('that forces it: begins with the answer and can’t be switched off', () => {
    const { state, done } = play(noRecording('forced'), answered, file, started, off);
    expect(done).toEqual([['open-file'], ['start'], ['tell true'], []]);
    expect([state.phase, canSwitchRecording(state)]).toEqual(['recording', false]);
  });

  it('that forces it is not defeated by a dialog that was open already', () => {
    const { state } = play(ALLOWED, answered, on, { type: 'policy', policy: 'forced' }, cancelled);
    expect(state.phase).toBe('choosing');
  });

  it('that forces it does not try again and again where it can’t be done', () => {
    const { state, done } = play(noRecording('forced'), answered, full, stopped, hold, resume);
    expect([state.phase, done.flat()]).toEqual(['failed', ['open-file', 'notice disk-full']]);
    expect(canSwitchRecording(state)).toBe(true);
  });

  it('that forbids it: nothing begins, and what runs stops', () => {
    expect(play(noRecording('forbidden'), answered, on).done.flat()).toEqual([]);
    const { state, done } = play(ALLOWED, answered, on, file, started, {
      type: 'policy',
      policy: 'forbidden',
    });
    expect([state.phase, done.at(-1)]).toEqual(['stopping', ['tell false', 'stop']]);
  });
});

it('whatever happens: each file is kept or thrown away, beeps stop with the recording, and nothing outlives the call', () => {
  const random = seeded(20261121);
  let state = ALLOWED;
  let asked = 0;
  let open = 0;
  let telling = false;
  for (let step = 0; step < 40_000; step += 1) {
    const event = random.pick(EVENTS);
    // The world answers only what it was asked.
    if ((event.type === 'file' || event.type === 'cancelled') && asked === 0) continue;
    if (event.type === 'file' || event.type === 'cancelled') asked -= 1;
    const next = recordingTransition(state, event);
    const effects = next.effects.map(({ type }) => type);
    if (effects.includes('open-file')) asked += 1;
    if (effects.includes('start')) open += 1;
    if (effects.includes('stop')) open -= 1;
    // The file goes from one call to the other as it is.
    if (event.type === 'handed-on' && state.phase === 'recording') open -= 1;
    if (event.type === 'taken-over' && canTakeOver(state)) open += 1;
    for (const effect of next.effects) if (effect.type === 'tell') telling = effect.on;
    if (effects.includes('go-on-telling')) telling = true;
    if (event.type === 'file')
      expect(effects.includes('start') !== effects.includes('discard-file')).toBe(true);
    state = next.state;
    expect(open).toBe(isRecording(state) ? 1 : 0);
    expect(telling).toBe(state.phase === 'recording' && !state.held);
    if (!state.talking || state.covered || state.policy === 'forbidden')
      expect(isRecording(state)).toBe(false);
  }
});
