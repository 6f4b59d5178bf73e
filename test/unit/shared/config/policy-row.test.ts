import { expect, it } from 'vitest';
import * as v from 'valibot';
import { setting } from '../../../../src/shared/config/policy-field';
import { choice, choices, flag, list, text, wholeNumber } from '../../../../src/shared/config/policy-row';

const about = { title: 'A', description: 'B', locks: null, since: '0.1.0' } as const;

it('takes what is built in from the setting it stands for', () => {
  const row = flag({ ...about, example: true, field: setting('calls', 'confirmLinks') });
  expect([row.builtIn, row.levels]).toEqual([true, ['mandatory', 'recommended', 'provisioning']]);
  expect(flag({ ...about, example: true, builtIn: false, levels: ['mandatory'] })).toMatchObject({
    builtIn: false,
    field: null,
    levels: ['mandatory'],
  });
});

it('knows the kinds of value that every system can hold, and their ranges', () => {
  const number = wholeNumber({ least: 5, most: 9, unit: 's' }, { ...about, example: 5, builtIn: 5 });
  expect([4, 5, 9, 10, 5.5, '5'].filter((value) => v.is(number.schema, value))).toEqual([5, 9]);
  const word = text({ longest: 4, pattern: /a|bc/, form: '' }, { ...about, example: 'a', builtIn: '' });
  expect(['', 'a', 'bc', 'abc', 'x'].filter((value) => v.is(word.schema, value))).toEqual(['', 'a', 'bc']);
  const free = text({ longest: 2, form: '' }, { ...about, example: 'a', builtIn: '' });
  expect(['', 'x', 'xyz', 1].filter((value) => v.is(free.schema, value))).toEqual(['', 'x']);
  const one = choice(['on', 'off'], { ...about, example: 'on', builtIn: 'off' });
  expect(['on', 'maybe', true].filter((value) => v.is(one.schema, value))).toEqual(['on']);
  const some = choices(['on', 'off'], { least: 1 }, { ...about, example: ['on'], builtIn: ['off'] });
  expect([[], ['on'], ['on', 'x'], 'on'].filter((value) => v.is(some.schema, value))).toEqual([['on']]);
  const shaped = list({ most: 2, longest: 3, pattern: /\d=/ }, { ...about, example: ['1='], builtIn: [] });
  expect([['1='], ['x='], ['1', '2=']].filter((value) => v.is(shaped.schema, value))).toEqual([['1=']]);
  const many = list({ most: 2, longest: 1 }, { ...about, example: ['a'], builtIn: [] });
  expect([[], ['a'], ['ab'], [''], ['a', 'b', 'c']].filter((value) => v.is(many.schema, value))).toEqual([
    [],
    ['a'],
  ]);
});
