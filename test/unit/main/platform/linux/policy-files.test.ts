import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPolicyFiles } from '../../../../../src/main/platform/linux/policy-files';

const ME = process.getuid?.() ?? 0;
let root: string;
let managed: string;
let running: Set<NodeJS.Timeout>;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'offhook-policy-'));
  managed = join(root, 'policies/managed');
  running = new Set();
});
afterEach(async () => {
  for (const timer of running) clearTimeout(timer);
  await rm(root, { recursive: true });
});

const open = (ownerUid = ME) =>
  createPolicyFiles({
    root,
    ownerUid,
    after: (delayMs, callback) => {
      const timer = setTimeout(callback, delayMs);
      running.add(timer);
      return () => {
        clearTimeout(timer);
      };
    },
  });

async function write(path: string, text: string, mode = 0o644): Promise<string> {
  const full = join(root, 'policies', path);
  await mkdir(join(full, '..'), { recursive: true, mode: 0o755 });
  await writeFile(full, text);
  await chmod(full, mode);
  return full;
}

describe('policy files', () => {
  it('may be missing altogether', async () => {
    expect(await open().read()).toEqual({ found: [], faults: [] });
  });

  it('are read in the order of their names, managed and recommended', async () => {
    const late = await write('managed/20-late.json', '{"a":2}');
    const early = await write('managed/10-early.json', '{"a":1}');
    const soft = await write('recommended/a.json', '{"b":1}');
    await write('managed/notes.txt', 'x');
    await write('managed/.hidden.json', '{}');
    expect(await open().read()).toEqual({
      found: [
        { source: 'machine-mandatory', from: early, values: { a: 1 } },
        { source: 'machine-mandatory', from: late, values: { a: 2 } },
        { source: 'machine-recommended', from: soft, values: { b: 1 } },
      ],
      faults: [],
    });
  });

  it.each([0o664, 0o646])('count only when nobody else may write them: %o', async (mode) => {
    const loose = await write('managed/loose.json', '{"a":1}', mode);
    const good = await write('managed/good.json', '{"b":1}');
    const { found, faults } = await open().read();
    expect(found.map(({ from }) => from)).toEqual([good]);
    expect(faults).toEqual([{ code: 'not-trusted', from: loose, key: null }]);
  });

  it.each(['policies/managed', 'policies', ''])(
    'count only in folders of the same kind: %s',
    async (loose) => {
      await write('managed/a.json', '{"a":1}');
      await chmod(join(root, loose), 0o775);
      expect(await open().read()).toEqual({
        found: [],
        faults: [{ code: 'not-trusted', from: join(root, loose), key: null }],
      });
    },
  );

  it('must be the owner’s', async () => {
    await write('managed/a.json', '{"a":1}');
    expect(await open(ME + 1).read()).toMatchObject({ found: [], faults: [{ code: 'not-trusted' }] });
  });

  it('are each for itself: a damaged one costs no other, and a pipe keeps nobody waiting', async () => {
    const bad = await write('managed/bad.json', '{"a":');
    const long = await write('managed/long.json', `"${'x'.repeat(1_048_576)}"`);
    const good = await write('managed/z-good.json', '{"b":1}');
    const pipe = join(managed, 'pipe.json');
    execFileSync('mkfifo', ['-m', '644', pipe]);
    const gone = join(managed, 'gone.json');
    await symlink('/no/such/file', gone);
    const { found, faults } = await open().read();
    expect(found.map(({ from }) => from)).toEqual([good]);
    expect(faults).toEqual([
      { code: 'not-policies', from: bad, key: null },
      { code: 'unreadable', from: gone, key: null },
      { code: 'unreadable', from: long, key: null },
      { code: 'unreadable', from: pipe, key: null },
    ]);
  });
});

describe('a change', () => {
  it('is told when the folders appear, when a file is written and when it goes', async () => {
    const places = open();
    let waiting: (() => void) | null = null;
    places.watch(() => waiting?.());
    const change = async (
      deed: () => Promise<unknown>,
      until: (values: number) => boolean,
    ): Promise<void> => {
      const seen = new Promise<void>((resolve) => {
        waiting = () =>
          void places.read().then(({ found }) => {
            if (until(found.length)) resolve();
          });
      });
      await deed();
      await seen;
    };
    await change(
      () => write('managed/a.json', '{"a":1}'),
      (count) => count === 1,
    );
    await change(
      () => write('managed/b.json', '{"a":2}'),
      (count) => count === 2,
    );
    await change(
      () => rm(join(managed, 'a.json')),
      (count) => count === 1,
    );
    waiting = null;
  });
});
