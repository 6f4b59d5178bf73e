import { expect, it } from 'vitest';
import { restartWords } from '../../../../src/main/app/restart-words';

it('takes the switches along, and neither what was asked of this start nor a debugger', () => {
  const words = [
    '--inspect=0',
    '--remote-debugging-port=0',
    '--no-sandbox',
    '--user-data-dir=/tmp/ida',
    '--hidden',
    'dial',
    '204',
    'tel:204',
  ];
  expect(restartWords(words, false)).toEqual(['--no-sandbox', '--user-data-dir=/tmp/ida']);
  expect(restartWords(words, true)).toEqual(['--no-sandbox', '--user-data-dir=/tmp/ida', '--hidden']);
});
