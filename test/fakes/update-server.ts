import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import type { TlsIdentity } from '../lab/gateway/certificates';

/** What is wrong with what it serves: the list was changed after it was signed, or the package is another. */
export type Mischief = 'none' | 'changed-list' | 'other-package';

/** An update server: a folder over https, on this machine alone. */
export interface UpdateServer {
  readonly url: string;
  mischief: Mischief;
  /** The names that were asked for. */
  readonly asked: string[];
  stop(): Promise<void>;
}

export async function startUpdateServer(folder: string, identity: TlsIdentity): Promise<UpdateServer> {
  const [cert, key] = await Promise.all([readFile(identity.certPath), readFile(identity.keyPath)]);
  const asked: string[] = [];
  const server = createServer({ cert, key }, (request, response) => {
    const name = basename(new URL(request.url ?? '/', 'https://localhost').pathname);
    asked.push(name);
    readFile(join(folder, name)).then(
      (bytes) => {
        response.end(spoilt(name, bytes, running.mischief));
      },
      () => {
        response.writeHead(404).end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const running: UpdateServer = {
    url: `https://localhost:${String(port)}/updates/`,
    mischief: 'none',
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return running;
}

function spoilt(name: string, bytes: Buffer, mischief: Mischief): Buffer {
  if (mischief === 'changed-list' && name.endsWith('.yml'))
    return Buffer.from(bytes.toString('utf8').replaceAll('0.2.0', '0.3.0'));
  if (mischief !== 'other-package' || !name.endsWith('.tar.gz')) return bytes;
  const other = Buffer.from(bytes);
  other.writeUInt8(other.readUInt8(other.length - 1) ^ 1, other.length - 1);
  return other;
}
