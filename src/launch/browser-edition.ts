import { resolve } from 'node:path';
import { startWebServer, type WebServerFault } from './web-server';
import { fail, ok, type Result } from '../shared/domain/result';

const PAGES = resolve(import.meta.dirname, '../../dist/renderer');

/** Serves the built pages until Ctrl-C and prints where; resolves with the address. */
export async function serveBrowserEdition(port: number | null): Promise<Result<string, WebServerFault>> {
  const server = await startWebServer(PAGES, port);
  if (!server.ok) return fail(server.error.code, server.error.detail);
  const stop = (): void => {
    void server.value.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  process.stdout.write(`Offhook in the browser: ${server.value.url}\n`);
  return ok(server.value.url);
}

/** What happened and what to do, in one sentence. */
export function webServerProblem(code: WebServerFault, detail: string): string {
  switch (code) {
    case 'port-in-use':
      return `Port ${detail} is in use by another program: name a free one with \`npm run web -- --port N\`.`;
    case 'port-refused':
      return `This system refuses port ${detail}: name another with \`npm run web -- --port N\`.`;
  }
}
