import { expect, it } from 'vitest';
import { takeTurns } from '../../bench/benchmark';

it('gives each contestant its runs, in another order each round, never two at once', async () => {
  const order: string[] = [];
  let running = 0;
  const contestant = (name: string) => async () => {
    running += 1;
    expect(running).toBe(1);
    await Promise.resolve();
    running -= 1;
    order.push(name);
    return name;
  };
  const samples = await takeTurns({ a: contestant('a'), b: contestant('b'), c: contestant('c') }, 3);
  expect(order.join('')).toBe('abcbcacab');
  expect(samples).toEqual({ a: ['a', 'a', 'a'], b: ['b', 'b', 'b'], c: ['c', 'c', 'c'] });
});
