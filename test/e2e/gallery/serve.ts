import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, preview } from 'vite';
import { catalogs } from '../../../src/renderer/ui/text/vite-catalog';

/** Builds the gallery and serves it on a free loopback port. */
export async function serveGallery(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const outDir = await mkdtemp(join(tmpdir(), 'offhook-gallery-'));
  const common = { configFile: false, root: import.meta.dirname, logLevel: 'error' } as const;
  await build({
    ...common,
    base: './',
    plugins: [react(), catalogs()],
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { input: resolve(import.meta.dirname, 'gallery.html') },
    },
  });
  const server = await preview({
    ...common,
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0, strictPort: true },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${String(address.port)}/gallery.html`,
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
