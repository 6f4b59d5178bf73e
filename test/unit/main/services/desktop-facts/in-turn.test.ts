import { expect, it } from 'vitest';
import { inTurn } from '../../../../../src/main/services/desktop-facts/in-turn';

it('runs once at a time, and once more for all who asked meanwhile', async () => {
  const ends: (() => void)[] = [];
  const work = inTurn(() => new Promise<void>((resolve) => ends.push(resolve)));
  const told: string[] = [];
  const tell = (name: string) => () => told.push(name);
  void work().then(tell('first'));
  void work().then(tell('second'));
  const third = work().then(tell('third'));
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await expect.poll(() => ends).toHaveLength(2);
  expect(told).toEqual(['first']);
  ends[1]?.();
  await third;
  expect(told).toEqual(['first', 'second', 'third']);
  void work();
  expect(ends).toHaveLength(3);
});
