import { beforeEach, describe, expect, it } from 'vitest';
import { webRecordings, type BrowserFiles } from '../../../../src/renderer/host/web-recordings';
import { DEFAULT_SETTINGS, type RecordingSettings } from '../../../../src/shared/config/settings';
import type { RecordingFile, RecordingWanted } from '../../../../src/shared/domain/recording-file';

const WANTED: RecordingWanted = {
  callId: 'call-1',
  party: 'Bob',
  startedAtMs: new Date(2026, 10, 3, 9, 5, 7).getTime(),
  format: 'wav',
};
const NAME = '2026-11-03 09.05.07 Bob.wav';

class FakeHandle {
  content = '';
  state: 'open' | 'closed' | 'aborted' = 'open';
  fault: Error | null = null;

  constructor(readonly name: string) {}

  createWritable() {
    return Promise.resolve({
      write: ({ position, data }: { position: number; data: Uint8Array }) => {
        if (this.fault) return Promise.reject(this.fault);
        const text = new TextDecoder().decode(data);
        this.content = this.content.slice(0, position) + text + this.content.slice(position + text.length);
        return Promise.resolve();
      },
      close: () => {
        this.state = 'closed';
        return Promise.resolve();
      },
      abort: () => {
        this.state = 'aborted';
        return Promise.resolve();
      },
    } as unknown as FileSystemWritableFileStream);
  }

  getFile() {
    return Promise.resolve(new File([this.content], this.name));
  }
}

let settings: RecordingSettings;
let downloads: Promise<string>[];
let names: string[];
let removed: number;
let handle: FakeHandle;

beforeEach(() => {
  settings = DEFAULT_SETTINGS.recording;
  downloads = [];
  names = [];
  removed = 0;
  handle = new FakeHandle('chosen.wav');
});

const named = (name: string): Error => Object.assign(new Error(name), { name });

const recordings = (part: Partial<BrowserFiles> = {}) =>
  webRecordings(
    {
      pick: null,
      scratch: null,
      download: (file, name) => {
        names.push(name);
        downloads.push(file.text());
      },
      ...part,
    },
    () => settings,
  );

async function opened(part: Partial<BrowserFiles> = {}): Promise<RecordingFile> {
  const file = await recordings(part).open(WANTED);
  if (!file.ok) throw new Error(file.error.code);
  return file.value;
}

async function write(file: RecordingFile): Promise<void> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  await Promise.all([
    file.write(bytes('head'), 'end'),
    file.write(bytes('one'), 'end'),
    file.write(bytes('HEAD'), 'start'),
    file.write(bytes('two'), 'end'),
  ]);
}

describe('a recording in the browser', () => {
  it('goes into the file that the person picks', async () => {
    const suggested: string[] = [];
    const file = await opened({
      pick: (name) => {
        suggested.push(name);
        return Promise.resolve(handle);
      },
    });
    expect([suggested, file.name]).toEqual([[NAME], 'chosen.wav']);
    await write(file);
    expect(await file.close(true)).toBeNull();
    expect([handle.content, handle.state, downloads]).toEqual(['HEADonetwo', 'closed', []]);
  });

  it('is none when they pick none', async () => {
    const pick = () => Promise.reject(named('AbortError'));
    expect(await recordings({ pick }).open(WANTED)).toMatchObject({ error: { code: 'cancelled' } });
  });

  it.each([
    ['in the page’s own files', true],
    ['in memory', false],
  ])('is kept %s where there is no dialog, and downloaded at the end', async (_where, scratches) => {
    const scratch = (name: string) => {
      handle = new FakeHandle(name);
      return Promise.resolve({
        handle,
        remove: () => {
          removed += 1;
          return Promise.resolve();
        },
      });
    };
    const file = await opened(scratches ? { scratch } : {});
    await write(file);
    expect(downloads).toEqual([]);
    expect(await file.close(true)).toBeNull();
    expect([names, await Promise.all(downloads), removed]).toEqual([
      [NAME],
      ['HEADonetwo'],
      scratches ? 1 : 0,
    ]);
  });

  it('is not lost when the browser shows no dialog without a press', async () => {
    const file = await opened({ pick: () => Promise.reject(named('SecurityError')) });
    await write(file);
    await file.close(true);
    expect(await Promise.all(downloads)).toEqual(['HEADonetwo']);
  });

  it('asks nobody where it is forced, and is none where it is forbidden', async () => {
    const pick = () => Promise.reject(named('AbortError'));
    settings = { ...settings, mode: 'forced' };
    expect((await opened({ pick })).name).toBe(NAME);
    settings = { ...settings, mode: 'forbidden' };
    expect(await recordings().open(WANTED)).toMatchObject({ ok: false });
  });

  it('is one a call', async () => {
    const all = recordings();
    const first = await all.open(WANTED);
    expect(await all.open(WANTED)).toMatchObject({ ok: false });
    if (first.ok) await first.value.close(false);
    expect(await all.open(WANTED)).toMatchObject({ ok: true });
    expect(downloads).toEqual([]);
  });

  it('says when there is no more room', async () => {
    const file = await opened({ pick: () => Promise.resolve(handle) });
    handle.fault = named('QuotaExceededError');
    expect(await file.write(new Uint8Array(4), 'end')).toBe('disk-full');
    handle.fault = named('NotAllowedError');
    expect(await file.write(new Uint8Array(4), 'end')).toBe('not-writable');
    expect(await file.close(false)).toBeNull();
    expect(handle.state).toBe('aborted');
  });
});
