import { findElectron } from '../../../src/launch/electron-binary';

const FETCH_TIMEOUT_MS = 180_000;

/** The Electron that `npm start` would run. Rejects with one sentence where there is none. */
export async function electronBinary(): Promise<string> {
  const found = await findElectron({
    platform: process.platform,
    env: process.env,
    timeoutMs: FETCH_TIMEOUT_MS,
    onFetch: () => undefined,
  });
  if (!found.ok) throw new Error(`There is no Electron: ${found.error.detail}`);
  return found.value;
}
