import { describe, expect, it } from 'vitest';
import {
  nextWatched,
  UNWATCHED,
  type Sighting,
  type Watched,
} from '../../../../../src/renderer/engine/sound/device-loss';

type Step = readonly [choice: string | null, sounding: boolean, here: string | null, plugged: string];

const sighting = ([choice, sounding, here, plugged]: Step): Sighting => ({
  choice,
  sounding,
  here,
  isHere: (id) => plugged.split(' ').includes(id),
});
/** Whether it counts as lost after each step. */
function lost(...steps: readonly Step[]): readonly boolean[] {
  const told: boolean[] = [];
  let watched: Watched = UNWATCHED;
  for (const step of steps) {
    watched = nextWatched(watched, sighting(step));
    told.push(watched.lost);
  }
  return told;
}

describe('a chosen device', () => {
  it('is lost when it vanishes while it sounds, until it is back', () => {
    expect(lost(['hs', true, 'hs', 'hs'], ['hs', true, null, ''], ['hs', true, 'hs', 'hs'])).toEqual([
      false,
      true,
      false,
    ]);
  });
  it('stays lost after the sound, and through the next', () => {
    expect(
      lost(
        ['hs', true, 'hs', 'hs'],
        ['hs', true, null, ''],
        ['hs', false, null, ''],
        ['hs', true, null, ''],
        ['hs', false, 'hs', 'hs'],
      ),
    ).toEqual([false, true, true, true, false]);
  });
  it('may come back under another id', () => {
    expect(lost(['hs', true, 'hs', 'hs'], ['hs', true, null, ''], ['hs', true, 'hs-2', 'hs-2'])).toEqual([
      false,
      true,
      false,
    ]);
  });
  it('is not lost when it was away before the sound began, or vanishes in silence', () => {
    expect(lost(['hs', false, null, ''], ['hs', true, null, ''])).toEqual([false, false]);
    expect(lost(['hs', false, 'hs', 'hs'], ['hs', false, null, ''], ['hs', true, null, ''])).toEqual([
      false,
      false,
      false,
    ]);
  });
  it('is forgotten when another one is chosen', () => {
    const steps: Step[] = [
      ['hs', true, 'hs', 'hs'],
      ['hs', true, null, 'spk'],
      ['spk', true, 'spk', 'spk'],
      ['hs', true, null, 'spk'],
    ];
    expect(lost(...steps)).toEqual([false, true, false, false]);
  });
});

describe("the system's default", () => {
  it('is lost when the device behind it vanishes while it sounds, until that one is back or it is quiet', () => {
    const steps: Step[] = [
      [null, true, 'hs', 'hs spk'],
      [null, true, 'spk', 'spk'],
      [null, true, 'hs', 'hs spk'],
      [null, true, 'spk', 'spk'],
      [null, false, 'spk', 'spk'],
    ];
    expect(lost(...steps)).toEqual([false, true, false, true, false]);
  });
  it('is not lost when the system turns to another device', () => {
    expect(
      lost([null, true, 'hs', 'hs spk'], [null, true, 'spk', 'hs spk'], [null, true, 'spk', 'spk']),
    ).toEqual([false, false, false]);
  });
  it('says nothing where the browser does not tell which device it is', () => {
    expect(lost([null, true, null, 'spk'], [null, true, null, ''])).toEqual([false, false]);
  });
});
