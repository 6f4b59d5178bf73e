import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';
import { catalogs } from '../../../src/renderer/ui/text/vite-catalog';

const REPOSITORY = resolve(import.meta.dirname, '../../..');

/** Serves the gallery on a free loopback port. */
export async function serveGallery(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = await createServer({
    configFile: false,
    root: REPOSITORY,
    cacheDir: resolve(REPOSITORY, 'test/.artifacts/vite-gallery'),
    logLevel: 'warn',
    plugins: [react(), catalogs()],
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (address === null || address === undefined || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${String(address.port)}/test/e2e/gallery/gallery.html`,
    close: () => server.close(),
  };
}
