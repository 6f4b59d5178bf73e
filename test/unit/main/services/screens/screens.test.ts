import type { DesktopCapturerSource } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { createScreens } from '../../../../../src/main/services/screens/screens';
import type { ScreenAccess } from '../../../../../src/main/platform/ports';
import { fakeLog } from '../../../../fakes/world';

const source = (id: string, name: string): DesktopCapturerSource =>
  ({
    id,
    name,
    thumbnail: { isEmpty: () => id === 'window:2', toDataURL: () => `data:${id}` },
  }) as unknown as DesktopCapturerSource;

let there: DesktopCapturerSource[];
let now: number;
let looks: number;
let broken: boolean;

beforeEach(() => {
  there = [source('screen:0', 'Entire screen'), source('window:1', 'Report'), source('window:2', 'Mail')];
  now = 0;
  looks = 0;
  broken = false;
});

const screens = (asks: ScreenAccess['asks'] = 'us', access: ReturnType<ScreenAccess['access']> = 'unknown') =>
  createScreens({
    getSources: () => {
      looks += 1;
      return broken ? Promise.reject(new Error('no capturer')) : Promise.resolve(there);
    },
    system: { asks, access: () => access },
    log: fakeLog(),
    nowMs: () => now,
  });

describe('what can be shown', () => {
  it('is listed with its kind, its name and a picture', async () => {
    expect(await screens().list()).toEqual({
      asks: 'us',
      access: 'unknown',
      sources: [
        { id: 'screen:0', kind: 'screen', name: 'Entire screen', picture: 'data:screen:0' },
        { id: 'window:1', kind: 'window', name: 'Report', picture: 'data:window:1' },
        { id: 'window:2', kind: 'window', name: 'Mail', picture: '' },
      ],
    });
  });

  it('is not looked for where the system asks by itself, or forbids it', async () => {
    expect((await screens('system').list()).sources).toEqual([]);
    expect(await screens('us', 'denied').list()).toEqual({ asks: 'us', access: 'denied', sources: [] });
    expect(looks).toBe(0);
  });

  it('is nothing where it can not be listed', async () => {
    broken = true;
    expect((await screens().list()).sources).toEqual([]);
  });
});

describe('what is given', () => {
  it('is what was chosen, once', async () => {
    const made = screens();
    expect(await made.choose('window:1')).toBe(true);
    expect((await made.take())?.video).toMatchObject({ id: 'window:1' });
    expect(await made.take()).toBeNull();
  });

  it.each([
    ['nothing was chosen', null, 0],
    ['the choice is an old one', 'window:1', 10_001],
  ])('is nothing when %s', async (_why, chosen, laterMs) => {
    const made = screens();
    if (chosen !== null) await made.choose(chosen);
    now += laterMs;
    expect(await made.take()).toBeNull();
  });

  it('is nothing when it is gone by then', async () => {
    const made = screens();
    expect(await made.choose('window:9')).toBe(false);
    await made.choose('window:1');
    there = [];
    expect(await made.take()).toBeNull();
  });

  it('is what the system had the person choose, where it asks; with our picker nothing comes without a choice', async () => {
    const wayland = screens('system');
    expect(await wayland.choose(null)).toBe(true);
    expect((await wayland.take())?.video).toMatchObject({ id: 'screen:0' });
    const ours = screens();
    await ours.choose(null);
    expect(await ours.take()).toBeNull();
  });
});
