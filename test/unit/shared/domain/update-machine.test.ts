import { describe, expect, it } from 'vitest';
import {
  canCheck,
  canInstall,
  canRollBack,
  firstUpdateState,
  UPDATE_FAULTS,
  UPDATE_MODES,
  updateTransition,
  type UpdateEffect,
  type UpdateEvent,
  type UpdateState,
  type UpdateStep,
} from '../../../../src/shared/domain/update-machine';
import { seeded } from '../../../fakes/chance';

const STEP: UpdateStep = { kind: 'update', version: '0.2.0', urgent: false };
const BACK: UpdateStep = { kind: 'roll-back', version: '0.0.9', urgent: false };
const READY = { at: 'ready', step: STEP, wished: false } as const;
const AUTO = firstUpdateState('auto');
const NOTIFY = firstUpdateState('notify');

const STATES: readonly (readonly [name: string, state: UpdateState])[] = [
  ['resting', AUTO],
  ['resting, off', firstUpdateState('off')],
  ['checking', { ...AUTO, phase: { at: 'checking', kept: null } }],
  ['checking, with one that is ready', { ...AUTO, phase: { at: 'checking', kept: READY } }],
  ['fetching', { ...AUTO, phase: { at: 'fetching', step: STEP } }],
  ['ready', { ...AUTO, phase: READY }],
  ['ready, quiet, outside the window', { ...AUTO, phase: READY, quiet: true, inWindow: false }],
  ['ready, to be told', { ...NOTIFY, phase: READY, quiet: true }],
  ['ready, in a call', { ...AUTO, phase: READY, busy: true }],
  ['ready and wished, in a call', { ...NOTIFY, phase: { ...READY, wished: true }, busy: true }],
  ['the way back, in a call', { ...NOTIFY, phase: { at: 'ready', step: BACK, wished: true }, busy: true }],
  ['leaving', { ...AUTO, phase: { at: 'leaving', step: STEP, wished: false }, quiet: true }],
  ['leaving as wished', { ...NOTIFY, phase: { at: 'leaving', step: STEP, wished: true } }],
];

const EVENTS: readonly UpdateEvent[] = [
  { type: 'due' },
  { type: 'ask' },
  { type: 'found', version: '0.2.0', urgent: false },
  { type: 'found', version: '0.3.0', urgent: true },
  { type: 'nothing' },
  { type: 'fetched' },
  { type: 'failed', fault: 'network' },
  { type: 'failed', fault: 'bad-signature' },
  { type: 'install' },
  { type: 'roll-back', version: '0.0.9' },
  { type: 'calls', busy: true },
  { type: 'calls', busy: false },
  { type: 'quiet' },
  { type: 'window', open: true },
  { type: 'window', open: false },
  { type: 'held-back' },
  { type: 'mode', mode: 'auto' },
  { type: 'mode', mode: 'notify' },
  { type: 'mode', mode: 'off' },
];

describe('the table of every state and every event', () => {
  it('is what the snapshot says', async () => {
    const lines = STATES.flatMap(([name, state]) => [
      `── ${name}`,
      ...EVENTS.map((event) => {
        const next = updateTransition(state, event);
        const row = `${change(state, next.state)}${next.effects.map((effect) => `  ⟶ ${shown(effect)}`).join('')}`;
        return `${shown(event).padEnd(26)}${row}`;
      }),
      '',
    ]);
    await expect(lines.join('\n')).toMatchFileSnapshot('./__snapshots__/update-machine.table.txt');
  });
});

describe('in any order', () => {
  const chance = seeded(7);
  const anyEvent = (): UpdateEvent =>
    chance.pick<UpdateEvent>([
      ...EVENTS,
      { type: 'failed', fault: chance.pick(UPDATE_FAULTS) },
      { type: 'mode', mode: chance.pick(UPDATE_MODES) },
    ]);

  it('never leaves in a call, before it is quiet, nor by itself where the person has the say', () => {
    let left = 0;
    for (let run = 0; run < 400; run += 1) {
      let state = firstUpdateState(chance.pick(UPDATE_MODES));
      let busy = false;
      let wished = false;
      let quietSinceCall = false;
      for (let step = 0; step < 60; step += 1) {
        const event = anyEvent();
        if (event.type === 'calls') busy = event.busy;
        if (busy || (event.type === 'held-back' && state.phase.at === 'leaving')) quietSinceCall = false;
        else if (event.type === 'quiet') quietSinceCall = true;
        if (event.type === 'install' && canInstall(state)) wished = true;
        if (event.type === 'roll-back' && canRollBack(state)) wished = true;
        const next = updateTransition(state, event);
        const pressed = event.type === 'install' || event.type === 'roll-back';
        for (const effect of next.effects.filter(({ type }) => type === 'leave')) {
          left += 1;
          expect(busy, `${shown(event)} ${shown(effect)}`).toBe(false);
          if (!pressed) expect(quietSinceCall).toBe(true);
          if (
            effect.type === 'leave' &&
            !effect.step.urgent &&
            state.mode !== 'auto' &&
            event.type !== 'mode'
          )
            expect(wished).toBe(true);
          if (effect.type === 'leave' && effect.step.kind === 'roll-back') expect(wished).toBe(true);
        }
        state = next.state;
      }
    }
    expect(left).toBeGreaterThan(500);
  });

  it('looks for nothing and fetches nothing while it is off', () => {
    for (let run = 0; run < 200; run += 1) {
      let state = firstUpdateState('off');
      for (let step = 0; step < 60; step += 1) {
        const event = anyEvent();
        if (event.type === 'mode') continue;
        const next = updateTransition(state, event);
        expect(next.effects.map(({ type }) => type)).not.toContain('check');
        expect(next.effects.map(({ type }) => type)).not.toContain('fetch');
        state = next.state;
      }
    }
  });
});

describe('an update', () => {
  const after = (state: UpdateState, ...events: readonly UpdateEvent[]) =>
    events.reduce<{ state: UpdateState; effects: readonly UpdateEffect[] }>(
      (now, event) => {
        const next = updateTransition(now.state, event);
        return { state: next.state, effects: [...now.effects, ...next.effects] };
      },
      { state, effects: [] },
    );
  const types = (effects: readonly UpdateEffect[]) => effects.map(({ type }) => type);

  it('comes by itself once nobody has talked for ten minutes', () => {
    const { effects } = after(
      AUTO,
      { type: 'due' },
      { type: 'found', version: '0.2.0', urgent: false },
      { type: 'fetched' },
      { type: 'quiet' },
    );
    expect(types(effects)).toEqual(['check', 'fetch', 'rest', 'await-quiet', 'leave']);
  });

  it('that is urgent waits for the call, and not for the night', () => {
    const night = { ...AUTO, inWindow: false, busy: true };
    const urgent = after(
      night,
      { type: 'due' },
      { type: 'found', version: '0.2.0', urgent: true },
      { type: 'fetched' },
      { type: 'quiet' },
    );
    expect(urgent.state.phase.at).toBe('ready');
    expect(types(after(urgent.state, { type: 'calls', busy: false }, { type: 'quiet' }).effects)).toEqual([
      'await-quiet',
      'leave',
    ]);
  });

  it('that is pressed in a call is installed ten seconds after it', () => {
    const { state, effects } = after({ ...NOTIFY, phase: READY, busy: true }, { type: 'install' });
    expect(effects).toEqual([]);
    const over = after(state, { type: 'calls', busy: false });
    expect(over.effects).toEqual([{ type: 'await-quiet', delayMs: 10_000 }]);
    expect(types(after(over.state, { type: 'quiet' }).effects)).toEqual(['leave']);
  });

  it('gives way to a call that comes while the lines are signed out, and comes back after it', () => {
    const { state } = after({ ...NOTIFY, phase: READY }, { type: 'install' }, { type: 'held-back' });
    expect(state.phase).toEqual({ ...READY, wished: true });
    const later = after(
      state,
      { type: 'calls', busy: true },
      { type: 'quiet' },
      { type: 'calls', busy: false },
      { type: 'quiet' },
    );
    expect(types(later.effects)).toEqual(['stop-waiting', 'await-quiet', 'leave']);
  });

  it('that the provider takes back is forgotten', () => {
    const { state, effects } = after({ ...NOTIFY, phase: READY }, { type: 'due' }, { type: 'nothing' });
    expect(state.phase).toEqual({ at: 'resting' });
    expect(types(effects)).toEqual(['check', 'rest', 'forget']);
  });

  it('can be asked for whenever none is under way', () => {
    expect(STATES.filter(([, state]) => canCheck(state)).map(([name]) => name)).toEqual([
      'resting',
      'ready',
      'ready, quiet, outside the window',
      'ready, to be told',
      'ready, in a call',
      'ready and wished, in a call',
    ]);
  });
});

function change(before: UpdateState, after: UpdateState): string {
  if (after === before) return '·';
  const fields = Object.entries(after)
    .filter(([key, value]) => key !== 'phase' && before[key as keyof UpdateState] !== value)
    .map(([key, value]) => `${key}=${String(value)}`);
  const phase = after.phase === before.phase ? '·' : shown(after.phase);
  return [phase, ...fields].join(' ');
}

function shown(thing: object): string {
  return Object.values(thing)
    .map((value: unknown) =>
      typeof value === 'object' && value !== null ? `(${shown(value)})` : String(value),
    )
    .join(' ');
}
