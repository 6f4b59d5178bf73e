import { resolve } from 'node:path';
import { build } from 'vite';

export const PEERS = ['sip-js', 'jssip'] as const;
export type Peer = (typeof PEERS)[number];

/** Builds a peer's page as ours are built; resolves with its folder. */
export async function buildPeer(peer: Peer): Promise<string> {
  const outDir = resolve('test/.artifacts/bench', peer);
  const root = resolve(import.meta.dirname, peer);
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: resolve(root, 'web.html') },
    },
  });
  return outDir;
}
