import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSignedBy, readPublicKey } from '../../../../../src/main/services/updates/feed-signature';

/** RFC 8032 §7.1, test 2. */
const RFC_KEY = Buffer.from('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', 'hex');
const RFC_SIGNATURE = Buffer.from(
  '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  'hex',
);

function key(text: string) {
  const read = readPublicKey(text);
  if (!read) throw new Error('no key');
  return read;
}

describe('the signature of the update information', () => {
  it('is that of RFC 8032', () => {
    const ours = key(RFC_KEY.toString('base64'));
    expect(isSignedBy(ours, Buffer.from('72', 'hex'), RFC_SIGNATURE.toString('base64'))).toBe(true);
    expect(isSignedBy(ours, Buffer.from('73', 'hex'), RFC_SIGNATURE.toString('base64'))).toBe(false);
  });

  it('may end with a line break, and is nothing else than its 64 bytes', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
    const bytes = Buffer.from('version: 0.2.0\n');
    const signature = sign(null, bytes, privateKey).toString('base64');
    expect(isSignedBy(key(raw), bytes, `${signature}\n`)).toBe(true);
    for (const other of [
      '',
      'AAAA',
      signature.slice(0, -4),
      `${signature}AAAA`,
      `${signature.slice(0, 40)} ${signature.slice(40)}`,
    ])
      expect(isSignedBy(key(raw), bytes, other)).toBe(false);
  });

  it.each([
    '',
    'key',
    RFC_KEY.toString('hex'),
    RFC_KEY.subarray(1).toString('base64'),
    RFC_KEY.toString('base64url'),
  ])('has no key in “%s”', (text) => {
    expect(readPublicKey(text)).toBeNull();
  });
});
