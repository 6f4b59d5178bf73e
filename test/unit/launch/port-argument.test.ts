import { expect, it } from 'vitest';
import { portArgument } from '../../../src/launch/port-argument';

it.each([
  [[], null],
  [['--port', '8080'], 8_080],
  [['--port=1'], 1],
  [['--port', '65535'], 65_535],
])('reads %j', (args, value) => {
  expect(portArgument(args)).toEqual({ ok: true, value });
});

it.each([
  [['--port']],
  [['--port', '0']],
  [['--port', '65536']],
  [['--port', '80a']],
  [['--port=']],
  [['8080']],
])('refuses %j with a sentence', (args) => {
  const read = portArgument(args);
  expect(!read.ok && read.error.detail).toMatch(/--port/);
});
