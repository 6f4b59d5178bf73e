import { expect, it } from 'vitest';
import { createTypingGuard } from '../../../../../../src/renderer/ui/features/links/typing-guard';
import { ManualClock } from '../../../../../fakes/clock';

function aGuard() {
  const clock = new ManualClock();
  const told: boolean[] = [];
  const guard = createTypingGuard(
    (delayMs, callback) => clock.after(delayMs, callback),
    (open) => told.push(open),
  );
  return { clock, guard, told };
}

it('lets a key through after a pause', () => {
  const { clock, guard, told } = aGuard();
  clock.advance(700);
  expect(guard.keyDown(false)).toBe(true);
  expect(told).toEqual([true]);
});

it('swallows what is typed while the question pops up, however long that goes on', () => {
  const { clock, guard } = aGuard();
  for (let key = 0; key < 20; key += 1) {
    clock.advance(300);
    expect(guard.keyDown(false)).toBe(false);
  }
  clock.advance(700);
  expect(guard.keyDown(false)).toBe(true);
});

it('never counts a key that is held', () => {
  const { clock, guard } = aGuard();
  clock.advance(5_000);
  expect(guard.keyDown(true)).toBe(false);
  expect(guard.keyDown(false)).toBe(true);
});

it('starts over when the window comes to the front', () => {
  const { clock, guard, told } = aGuard();
  clock.advance(700);
  guard.restart();
  expect(guard.keyDown(false)).toBe(false);
  expect(told).toEqual([true, false]);
});

it('tells nothing once it is stopped', () => {
  const { clock, guard, told } = aGuard();
  guard.stop();
  clock.advance(5_000);
  expect(told).toEqual([]);
});
