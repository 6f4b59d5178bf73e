import { expect, it } from 'vitest';
import {
  firstUpdateState,
  type UpdateState,
  type UpdateStep,
} from '../../../../src/shared/domain/update-machine';
import { updateSnapshot, type SnapshotFacts } from '../../../../src/shared/domain/update-snapshot';

const STEP: UpdateStep = { kind: 'update', version: '0.2.0', urgent: false };
const FACTS: SnapshotFacts = {
  version: '0.1.0',
  unavailable: null,
  minimumVersion: null,
  checkedAtMs: 1_000,
  previous: null,
};
const AUTO = firstUpdateState('auto');
const shown = (state: Partial<UpdateState>, facts: Partial<SnapshotFacts> = {}) =>
  updateSnapshot({ ...AUTO, ...state }, { ...FACTS, ...facts });

it('names what is fetched, ready or looked for again', () => {
  const ready = { at: 'ready', step: STEP, wished: false } as const;
  expect(shown({}).next).toBeNull();
  expect(shown({ phase: { at: 'fetching', step: STEP } }).next).toBe('0.2.0');
  expect(shown({ phase: ready })).toMatchObject({ at: 'ready', next: '0.2.0', waitsForCall: false });
  expect(shown({ phase: { at: 'checking', kept: ready } })).toMatchObject({ at: 'checking', next: '0.2.0' });
  expect(shown({ phase: { at: 'checking', kept: null } }).next).toBeNull();
});

it('says that a press waits for the end of a call', () => {
  const phase = { at: 'ready', step: STEP, wished: true } as const;
  expect(shown({ phase, busy: true }).waitsForCall).toBe(true);
  expect(shown({ phase, busy: false }).waitsForCall).toBe(false);
  expect(shown({ phase: { ...phase, wished: false }, busy: true }).waitsForCall).toBe(false);
});

it('says that what runs is too old, also where updates are off', () => {
  expect(shown({ mode: 'off' }, { minimumVersion: '0.2.0' }).outdated).toBe(true);
  expect(shown({}, { minimumVersion: '0.1.0' }).outdated).toBe(false);
});
