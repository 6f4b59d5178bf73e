import { expect, it } from 'vitest';
import { benchArguments } from '../../bench/arguments';

const known = ['answer', 'cold-start'];

it('reads names, runs and file', () => {
  expect(benchArguments(['answer', '--runs', '5', '--json', 'x.json'], known)).toEqual({
    ok: true,
    value: { names: ['answer'], jsonFile: 'x.json', runs: 5, idleSeconds: 300 },
  });
  expect(benchArguments([], known)).toEqual({
    ok: true,
    value: { names: [], jsonFile: null, runs: null, idleSeconds: 300 },
  });
  expect(benchArguments(['--idle-seconds', '30'], known)).toMatchObject({ value: { idleSeconds: 30 } });
});

it.each([
  [['none']],
  [['--json']],
  [['--runs']],
  [['--runs', '0']],
  [['--runs', '1.5']],
  [['--idle-seconds', '0']],
])('refuses %j', (words) => {
  const read = benchArguments(words, known);
  expect(!read.ok && read.error.detail).toMatch(/Usage/);
});
