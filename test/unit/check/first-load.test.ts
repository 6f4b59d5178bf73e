import { gzipSync } from 'node:zlib';
import type { Rolldown } from 'vite';
import { expect, it } from 'vitest';
import { firstLoadOf } from '../../check/first-load';

const chunk = (fileName: string, code: string, rest: Partial<Rolldown.OutputChunk> = {}) =>
  ({
    type: 'chunk',
    fileName,
    name: fileName,
    code,
    imports: [],
    dynamicImports: [],
    isEntry: false,
    ...rest,
  }) as unknown as Rolldown.OutputChunk;

const output = [
  chunk('index.js', 'index();', {
    name: 'index',
    isEntry: true,
    imports: ['a.js'],
    dynamicImports: ['late.js'],
  }),
  chunk('a.js', 'a();', { imports: ['b.js'] }),
  chunk('b.js', 'b();', { imports: ['a.js'] }),
  chunk('late.js', 'late();'),
  chunk('web.js', 'web();', { name: 'web', isEntry: true }),
];

it('counts the entry and what it imports before the first paint, each once', () => {
  const load = firstLoadOf(output, 'index');
  expect(load.files.map((file) => file.name)).toEqual(['index.js', 'a.js', 'b.js']);
  expect(load.gzipBytes).toBe(
    ['index();', 'a();', 'b();'].reduce((sum, code) => sum + gzipSync(code).length, 0),
  );
});

it('refuses a page that is not there', () => {
  expect(() => firstLoadOf(output, 'late.js')).toThrow(/no page/);
});
