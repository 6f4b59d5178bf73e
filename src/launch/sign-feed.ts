import { parseArgs } from 'node:util';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { newFeedKey, publicKeyOf, writeFeed } from './feed';
import { runScript } from './script';

const USAGE =
  'Usage: npm run feed -- FOLDER [--version V] [--channel latest] [--staged PERCENT], or --new-key';

/** `npm run feed -- release`: makes and signs the lists that phones ask for updates, with the key in OFFHOOK_UPDATE_KEY. */
async function signFeed(): Promise<number> {
  const { positionals, values } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      version: { type: 'string' },
      channel: { type: 'string', default: 'latest' },
      staged: { type: 'string' },
      'new-key': { type: 'boolean', default: false },
    },
  });
  if (values['new-key']) {
    const { privateKey, publicKey } = newFeedKey();
    say(`OFFHOOK_UPDATE_KEY=${privateKey}`);
    say(`For the build: -c.extraMetadata.updates.publicKey=${publicKey}`);
    return 0;
  }
  const privateKey = process.env['OFFHOOK_UPDATE_KEY'];
  const [folder] = positionals;
  const staged = values.staged === undefined ? null : Number(values.staged);
  const isShare = staged === null || (staged >= 0 && staged <= 100);
  if (folder === undefined || privateKey === undefined || !isShare) throw new Error(USAGE);
  const written = await writeFeed({
    folder,
    version: values.version ?? (await ownVersion()),
    channel: values.channel,
    stagingPercentage: staged,
    privateKey,
  });
  if (written.length === 0) throw new Error(`${folder} holds no package of that version.`);
  for (const name of written) say(name);
  say(`Signed by ${publicKeyOf(privateKey)}`);
  return 0;
}

async function ownVersion(): Promise<string> {
  const text = await readFile(join(resolve(import.meta.dirname, '../..'), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await runScript(signFeed);
