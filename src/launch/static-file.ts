import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
};

export interface StaticFile {
  readonly body: Buffer;
  readonly mimeType: string;
  /** Its name holds a hash of its content. */
  readonly immutable: boolean;
}

/**
 * The file of the browser edition that a request path names; `/` is its page. Null for everything else: other folders (by `..`,
 * its encodings or a symbolic link), other pages, folders, and kinds of file that are none of a page's business.
 */
export async function staticFile(root: string, requestPath: string): Promise<StaticFile | null> {
  const name = plainName(requestPath);
  if (name === null) return null;
  const mimeType = MIME_TYPES[extname(name)];
  if (mimeType === undefined || (extname(name) === '.html' && name !== 'web.html')) return null;
  try {
    const realRoot = await realpath(root);
    const path = await realpath(join(realRoot, name));
    if (!path.startsWith(realRoot + sep) || !(await stat(path)).isFile()) return null;
    return { body: await readFile(path), mimeType, immutable: name.startsWith('assets/') };
  } catch {
    return null;
  }
}

function plainName(requestPath: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(requestPath);
  } catch {
    return null;
  }
  if (path === '/') return 'web.html';
  if (!path.startsWith('/') || /[\\\0:]/.test(path)) return null;
  const segments = path.slice(1).split('/');
  return segments.some((segment) => segment === '' || segment.startsWith('.')) ? null : segments.join('/');
}
