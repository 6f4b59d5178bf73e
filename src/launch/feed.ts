import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js';

export interface FeedOptions {
  /** Where the packages of one version lie, and what electron-builder wrote of them (`latest*.yml`). */
  readonly folder: string;
  readonly version: string;
  /** What the lists are called (default `latest`). */
  readonly channel: string;
  /** 0–100: so many of all installations may have it; null: all. */
  readonly stagingPercentage: number | null;
  /** Base64 of the PKCS #8 form of an Ed25519 key. */
  readonly privateKey: string;
}

interface List {
  version: string;
  files: { url: string; sha512: string; size: number }[];
  [other: string]: unknown;
}

const LINUX_LISTS: readonly (readonly [suffix: string, arch: string])[] = [
  ['-linux', ''],
  ['-linux-arm64', '-arm64'],
];

/**
 * Makes the lists that phones ask for: electron-builder's own with the tar.gz in them, one by the channel's name and one by the
 * version's (for those who are pinned to it), each signed. Gives back the names of what was written.
 */
export async function writeFeed(options: FeedOptions): Promise<readonly string[]> {
  const { channel, folder, stagingPercentage, version } = options;
  const names = await readdir(folder);
  const lists = new Map<string, List>();
  for (const name of names) {
    const suffix = /^latest((?:-mac|-linux(?:-arm64)?)?)\.yml$/.exec(name)?.[1];
    if (suffix !== undefined) lists.set(suffix, await readList(join(folder, name), name));
  }
  for (const [suffix, arch] of LINUX_LISTS) {
    const archive = names.find((name) => name.endsWith(`-${version}${arch}.tar.gz`));
    if (archive === undefined) continue;
    const list = lists.get(suffix) ?? { version, files: [] };
    const bytes = await readFile(join(folder, archive));
    const sha512 = createHash('sha512').update(bytes).digest('base64');
    const others = list.files.filter(({ url }) => url !== archive);
    lists.set(suffix, { ...list, files: [...others, { url: archive, sha512, size: bytes.byteLength }] });
  }
  const written: string[] = [];
  for (const [suffix, list] of lists) {
    if (list.version !== version) throw new Error(`latest${suffix}.yml is of version ${list.version}.`);
    const staged = stagingPercentage === null ? {} : { stagingPercentage };
    for (const name of [`${channel}${suffix}.yml`, `${version}${suffix}.yml`]) {
      // JSON is YAML too.
      const text = `${JSON.stringify({ ...list, ...staged }, null, 2)}\n`;
      await writeFile(join(folder, name), text);
      await writeFile(join(folder, `${name}.sig`), `${signature(text, options.privateKey)}\n`);
      written.push(name, `${name}.sig`);
    }
  }
  return written;
}

/** A key to sign lists with, and what a build has to carry to check them; both base64. */
export function newFeedKey(): { readonly privateKey: string; readonly publicKey: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const text = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  return { privateKey: text, publicKey: publicKeyOf(text) };
}

/** Base64 of the 32 bytes that belong to a private key. */
export function publicKeyOf(privateKey: string): string {
  const der = createPublicKey(readKey(privateKey)).export({ format: 'der', type: 'spki' });
  return der.subarray(-32).toString('base64');
}

function signature(text: string, privateKey: string): string {
  return sign(null, Buffer.from(text), readKey(privateKey)).toString('base64');
}

function readKey(privateKey: string) {
  try {
    const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below: what OpenSSL says of it helps nobody.
  }
  throw new Error('OFFHOOK_UPDATE_KEY holds no Ed25519 key (base64 of PKCS #8).');
}

async function readList(path: string, name: string): Promise<List> {
  const text = await readFile(path, 'utf8');
  return parseUpdateInfo(text, name, new URL('https://feed.invalid')) as unknown as List;
}
