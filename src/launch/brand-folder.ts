import { access, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Brand } from '../shared/brand/brand-document';
import { readBrand } from '../shared/brand/brand-document';

/** The product that is built, and where its pictures are. */
export interface BrandFolder {
  readonly brand: Brand;
  /** Absolute. */
  readonly icons: string;
  /** With the tray's pictures, absolute. */
  readonly tray: string;
  /** A WAV file, absolute; null: it has none of its own. */
  readonly ringSound: string | null;
}

const OURS = resolve(import.meta.dirname, '../../brands/offhook');
const OUR_TRAY = resolve(import.meta.dirname, '../../assets/tray');
const LONGEST_RING_BYTES = 2_000_000;
/** What the packages of all systems need; electron-builder would quietly take Electron's own picture. */
const PICTURES = ['icon.svg', 'icon.ico', 'icon.icns', '256x256.png', '512x512.png'];

/**
 * Reads the folder that OFFHOOK_BRAND names (from `cwd`), or ours. Rejects with one sentence that says which file or field can't be
 * used.
 */
export async function findBrand(
  env: Readonly<Record<string, string | undefined>>,
  cwd = process.cwd(),
): Promise<BrandFolder> {
  const wanted = env['OFFHOOK_BRAND'];
  const folder = wanted ? resolve(cwd, wanted) : OURS;
  const path = join(folder, 'brand.json');
  const read = readBrand(await documentAt(path));
  if (!read.ok) throw new Error(`${path} can't be used: ${read.error.detail}.`);
  const icons = resolve(folder, read.value.icons);
  for (const picture of PICTURES) await mustBeThere(join(icons, picture));
  const tray = read.value.tray === null ? OUR_TRAY : resolve(folder, read.value.tray);
  for (const picture of await readdir(OUR_TRAY)) await mustBeThere(join(tray, picture));
  const ringSound = read.value.ringSound === null ? null : resolve(folder, read.value.ringSound);
  if (ringSound !== null) await mustRing(ringSound);
  return { brand: read.value, icons, tray, ringSound };
}

async function documentAt(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null)
    throw new Error(`OFFHOOK_BRAND must name a folder with a brand.json: there is no ${path}.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${String(error)}.`, { cause: error });
  }
}

async function mustBeThere(path: string): Promise<void> {
  await access(path).catch((error: unknown) => {
    throw new Error(
      `The brand's picture ${path} is missing: \`npx tsx assets/icons/render.ts --icons FOLDER\` draws all of them from icon.svg, \`--tray FOLDER COLOUR\` those of the tray.`,
      { cause: error },
    );
  });
}

async function mustRing(path: string): Promise<void> {
  const sound = await readFile(path).catch(() => null);
  if (sound === null) throw new Error(`The brand's ringing sound ${path} is missing.`);
  if (sound.toString('latin1', 0, 4) !== 'RIFF' || sound.toString('latin1', 8, 12) !== 'WAVE')
    throw new Error(`The brand's ringing sound ${path} is no WAV file.`);
  if (sound.length > LONGEST_RING_BYTES)
    throw new Error(`The brand's ringing sound ${path} is longer than 2 MB: a few seconds are enough.`);
}
