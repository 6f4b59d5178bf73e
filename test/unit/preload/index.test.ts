import { expect, it, vi } from 'vitest';

const exposed = vi.hoisted(() => new Map<string, object>());
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: object) => exposed.set(name, value) },
  ipcRenderer: {},
}));

it('gives pages three calls and nothing of Electron', async () => {
  await import('../../../src/preload/index');
  expect([...exposed.keys()]).toEqual(['offhook']);
  expect(Object.keys(exposed.get('offhook') ?? {})).toEqual(['invoke', 'tell', 'on']);
});
