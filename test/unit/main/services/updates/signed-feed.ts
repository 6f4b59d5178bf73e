import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import type { Fetch } from '../../../../../src/main/services/updates/secure-fetch';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

/** As it stands in package.json. */
export const PUBLIC_KEY = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
export const FEED_URL = 'https://updates.example.com/offhook/';

export function signed(text: string): string {
  return sign(null, Buffer.from(text), privateKey).toString('base64');
}

export function sha512(bytes: Uint8Array): string {
  return createHash('sha512').update(bytes).digest('base64');
}

/** A web server of files by path below the feed's folder; what isn't there is a 404, a status is given as a number. */
export function serving(files: Readonly<Record<string, string | Uint8Array | number | Error>>) {
  const asked: string[] = [];
  const fetch: Fetch = (url) => {
    const name = url.startsWith(FEED_URL) ? url.slice(FEED_URL.length) : url;
    asked.push(name);
    const found = files[name] ?? 404;
    if (found instanceof Error) return Promise.reject(found);
    return Promise.resolve(
      typeof found === 'number'
        ? new Response(null, { status: found })
        : new Response(typeof found === 'string' ? found : new Uint8Array(found)),
    );
  };
  return { fetch, asked };
}
