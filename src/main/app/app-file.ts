import { extname, join, sep } from 'node:path';
import { APP_ORIGIN } from './origin';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
};

export interface AppFile {
  readonly path: string;
  /** MIME type, always a known one: what we don't know we don't serve. */
  readonly type: string;
}

/**
 * The file behind an address of ours, or null when there can't be one: another host, a path that leaves `root` in whatever
 * disguise, or a kind of file that the app doesn't have.
 */
export function appFile(url: string, root: string): AppFile | null {
  // The raw text is looked at: `new URL` would fold `..` away before it can be refused.
  if (!url.startsWith(`${APP_ORIGIN}/`)) return null;
  const path = decoded(url.slice(APP_ORIGIN.length).replace(/[?#].*$/s, ''));
  if (path === null || /[\\\0:]/.test(path)) return null;
  const segments = path.split('/').slice(1);
  if (segments.some((segment) => segment === '' || segment.startsWith('.'))) return null;
  const file = join(root, ...segments);
  const type = TYPES[extname(file).toLowerCase()];
  return type !== undefined && file.startsWith(root + sep) ? { path: file, type } : null;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
