import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const repository = resolve(import.meta.dirname, '../..');

/** The preload: one CommonJS file, the only kind that a sandboxed page can be given. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: resolve(repository, 'dist/preload'),
    emptyOutDir: true,
    sourcemap: 'hidden',
    modulePreload: false,
    rolldownOptions: {
      input: resolve(import.meta.dirname, 'index.ts'),
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
    },
  },
});
