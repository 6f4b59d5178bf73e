import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { catalogs } from '../../../src/renderer/ui/text/vite-catalog';

const OUT = resolve(import.meta.dirname, '../../.artifacts/gallery');

/** Builds the gallery and serves it on a free loopback port. */
export async function serveGallery(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const common = { configFile: false, root: import.meta.dirname, logLevel: 'error' } as const;
  await build({
    ...common,
    base: './',
    plugins: [react(), catalogs()],
    build: {
      target: 'es2022',
      outDir: OUT,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { input: resolve(import.meta.dirname, 'gallery.html') },
    },
  });
  const server = await preview({
    ...common,
    build: { outDir: OUT },
    preview: { host: '127.0.0.1', port: 0, strictPort: true },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${String(address.port)}/gallery.html`,
    close: () => server.close(),
  };
}
