import { expect, it } from 'vitest';
import { ownWords } from '../../../../src/main/command-line/own-words';

it.each([
  [false, ['offhook', 'dial', 'bob'], ['dial', 'bob']],
  [false, ['offhook'], []],
  [true, ['electron', '.', 'dial', 'bob'], ['dial', 'bob']],
  [true, ['electron', '--no-sandbox', '--inspect=0', '/app', '--hidden'], ['--hidden']],
  [true, ['electron', '-r', '/loader.js', '--remote-debugging-port=0', '/app', 'show'], ['show']],
  [true, ['electron', '--require', '/loader.js', '/app'], []],
  [true, ['electron', '--version'], []],
  [true, ['electron'], []],
])('bare %s: %j', (bare, argv, words) => {
  expect(ownWords(argv, bare)).toEqual(words);
});
