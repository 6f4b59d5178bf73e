import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { catalogs } from '../src/renderer/ui/text/vite-catalog';

const plugins = [react(), catalogs()];
/** Real programs may be slow for a moment; what never comes is still told in time. */
const PATIENT = { poll: { timeout: 10_000 } };

/**
 * Four kinds: `unit` (pure and quick), `integration` (agents and the real gateway), `e2e` (Electron and Chromium), `patience`
 * (what shows only after minutes; it hardly works, so that it runs beside the others).
 */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    projects: [
      {
        plugins,
        test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 20_000 },
      },
      {
        plugins,
        test: {
          name: 'integration',
          expect: PATIENT,
          include: ['test/integration/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins,
        test: {
          name: 'e2e',
          expect: PATIENT,
          include: ['test/e2e/**/*.test.ts'],
          // Such a test mostly waits for sound to be heard, and that takes as long on any machine.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins,
        test: {
          name: 'patience',
          expect: PATIENT,
          include: ['test/patience/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
