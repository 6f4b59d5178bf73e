import type { Keyring } from './credentials';

/** keytar, loaded when first asked for. Rejects where the system's library is missing. */
export async function loadSystemKeyring(): Promise<Keyring> {
  const { default: keytar } = await import('keytar');
  return keytar;
}
