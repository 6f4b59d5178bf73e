import { describe, expect, it } from 'vitest';
import {
  candidatesUsable,
  PATIENCE_MS,
  type Gathering,
} from '../../../../../src/renderer/engine/media/candidates';

const START: Gathering = {
  complete: false,
  types: new Set(),
  ageMs: 0,
  patienceMs: PATIENCE_MS,
  wantsReflexive: false,
  wantsRelay: false,
  everySection: true,
};

describe('may the description leave?', () => {
  it.each([
    ['nothing found yet', {}, false],
    [
      'none yet for a picture that was added',
      { complete: true, types: new Set(['host']), everySection: false },
      false,
    ],
    [
      'none for a picture that shares the way of the sound',
      { complete: true, types: new Set(['host']), everySection: false, ageMs: PATIENCE_MS },
      true,
    ],
    ['nothing found for long', { ageMs: 60_000 }, false],
    ['over, with nothing', { complete: true }, true],
    ['no server asked', { types: new Set(['host']) }, true],
    ['STUN has not answered', { types: new Set(['host']), wantsReflexive: true }, false],
    ['STUN answered', { types: new Set(['host', 'srflx']), wantsReflexive: true }, true],
    ['TURN has not answered', { types: new Set(['host', 'srflx']), wantsRelay: true }, false],
    ['TURN answered', { types: new Set(['host', 'relay']), wantsRelay: true }, true],
    ['TURN is dead', { types: new Set(['host']), wantsRelay: true, ageMs: PATIENCE_MS }, true],
    [
      'TURN is nearly out of time',
      { types: new Set(['host']), wantsRelay: true, ageMs: PATIENCE_MS - 1 },
      false,
    ],
  ])('%s: %j → %s', (_what, part, usable) => {
    expect(candidatesUsable({ ...START, ...part })).toBe(usable);
  });
});
