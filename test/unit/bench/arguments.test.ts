import { expect, it } from 'vitest';
import { benchArguments } from '../../bench/arguments';

const known = ['answer', 'cold-start'];

it('reads names, runs and file', () => {
  expect(benchArguments(['answer', '--runs', '5', '--json', 'x.json'], known)).toEqual({
    ok: true,
    value: { names: ['answer'], jsonFile: 'x.json', runs: 5 },
  });
  expect(benchArguments([], known)).toEqual({ ok: true, value: { names: [], jsonFile: null, runs: 20 } });
});

it.each([[['none']], [['--json']], [['--runs']], [['--runs', '0']], [['--runs', '1.5']]])(
  'refuses %j',
  (words) => {
    const read = benchArguments(words, known);
    expect(!read.ok && read.error.detail).toMatch(/Usage/);
  },
);
