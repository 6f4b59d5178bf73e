import { createPublicKey, verify, type KeyObject } from 'node:crypto';

/** What comes before the 32 bytes of a public Ed25519 key in its DER form (RFC 8410 §4). */
const DER_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** Reads the base64 of a public Ed25519 key, 32 bytes as they are; null: that is none. */
export function readPublicKey(text: string): KeyObject | null {
  const bytes = readBase64(text);
  if (bytes?.length !== 32) return null;
  try {
    return createPublicKey({ key: Buffer.concat([DER_HEAD, bytes]), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/** Whether `signature`, base64 with white space around it, is the key's Ed25519 signature (RFC 8032) over exactly these bytes. */
export function isSignedBy(key: KeyObject, bytes: Uint8Array, signature: string): boolean {
  const read = readBase64(signature.trim());
  return read?.length === 64 && verify(null, bytes, key, read);
}

/** Node's decoder takes anything; what is signed must be one text and no other. */
function readBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
