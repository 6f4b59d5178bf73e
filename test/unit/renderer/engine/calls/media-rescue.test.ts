import { expect, it } from 'vitest';
import { MediaRescue } from '../../../../../src/renderer/engine/calls/media-rescue';
import { ManualClock } from '../../../../fakes/clock';

function rescue() {
  const clock = new ManualClock();
  const done: string[] = [];
  const made = new MediaRescue({
    clock,
    restart: () => done.push('restart'),
    onGivenUp: () => done.push('given up'),
  });
  return { clock, done, made };
}

it('gives up 20 s after the first loss, however often the path is lost meanwhile', () => {
  const { clock, done, made } = rescue();
  made.begin();
  clock.advance(15_000);
  made.begin();
  clock.advance(5_000);
  expect(done).toEqual(['restart', 'restart', 'given up']);
});

it('begins anew after sound has flowed again', () => {
  const { clock, done, made } = rescue();
  made.begin();
  clock.advance(15_000);
  made.end();
  clock.advance(60_000);
  made.begin();
  clock.advance(15_000);
  expect(done).toEqual(['restart', 'restart']);
});
