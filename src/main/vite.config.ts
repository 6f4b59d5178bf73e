import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const onDisk = ['electron', 'electron-updater', 'keytar', 'dbus-next'];
const repository = resolve(import.meta.dirname, '../..');

/** Electron's main process: one ES module, everything in it but Electron, Node and the packages that stay on disk. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    ssr: 'index.ts',
    target: 'node20',
    outDir: resolve(repository, 'dist/main'),
    emptyOutDir: true,
    sourcemap: 'hidden',
    assetsInlineLimit: 0,
    emitAssets: true,
    rolldownOptions: {
      external: [...onDisk, /^electron-updater\//, ...builtinModules, /^node:/],
      output: { format: 'es', entryFileNames: 'index.js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  experimental: {
    // An imported picture is its path on disk (inside the package too), not an address.
    renderBuiltUrl: (file) => ({ runtime: `import.meta.dirname + ${JSON.stringify(`/${file}`)}` }),
  },
  ssr: { noExternal: true, external: onDisk },
});
