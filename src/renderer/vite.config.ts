import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { catalogs } from './ui/text/vite-catalog';

const repository = resolve(import.meta.dirname, '../..');
const pages = ['index', 'incoming', 'call-bar', 'web'];
/** What starts a page is its own; were it shared, one page would run another's. */
const START = /[\\/]boot[\\/](?:main|incoming|call-bar|web)\.tsx$|\.html$/;

/** The pages: the phone's window, the incoming-call window, the call bar and the browser edition. Nothing is inlined, so that the policy can forbid it. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  publicDir: false,
  plugins: [react(), catalogs()],
  build: {
    target: 'es2022',
    outDir: resolve(repository, 'dist/renderer'),
    emptyOutDir: true,
    sourcemap: 'hidden',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: Object.fromEntries(pages.map((page) => [page, resolve(import.meta.dirname, `${page}.html`)])),
      output: {
        codeSplitting: {
          // One script and one style sheet up to the first paint: each file more is a round trip through the main process.
          groups: [{ name: 'first-screen', tags: ['$initial'], test: (id) => !START.test(id) }],
        },
      },
    },
  },
});
