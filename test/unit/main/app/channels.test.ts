import { expect, it, vi } from 'vitest';
import { connectChannels, mayAsk } from '../../../../src/main/app/channels';
import { INVOKES, TELLS } from '../../../../src/shared/ipc/contract';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';
import { recordedLog } from '../recorded-log';

const INCOMING = { name: 'incoming', callId: 'c1' } as const;

it('lets a small window answer or decline its own call and do nothing else', () => {
  expect(mayAsk({ type: 'answer', callId: 'c1' }, INCOMING)).toBe(true);
  expect(mayAsk({ type: 'decline', callId: 'c1' }, INCOMING)).toBe(true);
  expect(mayAsk({ type: 'answer', callId: 'c2' }, INCOMING)).toBe(false);
  expect(mayAsk({ type: 'hang-up', callId: 'c1' }, INCOMING)).toBe(false);
  expect(mayAsk({ type: 'set-do-not-disturb', on: true }, INCOMING)).toBe(false);
});

function connected(saves: boolean) {
  const handlers = new Map<string, (...args: never[]) => unknown>();
  const ipc = {
    handle: (channel: string, handler: never) => handlers.set(channel, handler),
    listen: (channel: string, listener: never) => handlers.set(channel, listener),
    send: vi.fn(),
  };
  const { log, lines } = recordedLog();
  const parts = {
    log,
    settings: { load: vi.fn(), save: vi.fn(() => Promise.resolve(saves)) },
    credentials: { get: vi.fn(), set: vi.fn(), delete: vi.fn(), isWaiting: vi.fn() },
    diagnose: vi.fn(),
    shell: { ask: vi.fn(), publish: vi.fn() },
    window: { show: vi.fn(), painted: vi.fn() },
    quit: { phoneReady: vi.fn() },
    checkDesktop: vi.fn(),
    loginStart: { get: vi.fn(), set: vi.fn() },
    schemes: { list: vi.fn(), claim: vi.fn() },
    shortcutStates: vi.fn(),
    recordShortcuts: vi.fn(),
    openSystem: vi.fn(),
    onDialled: vi.fn(),
    info: vi.fn(),
    onSettings: vi.fn(),
    onPainted: vi.fn(),
  };
  connectChannels(ipc as never, parts as never);
  return { handlers, parts, lines };
}

it('answers every channel of the contract', () => {
  expect([...connected(true).handlers.keys()].sort()).toEqual(
    [...Object.keys(INVOKES), ...Object.keys(TELLS)].sort(),
  );
});

it('makes use of settings only when they were written', async () => {
  for (const saves of [true, false]) {
    const { handlers, parts } = connected(saves);
    expect(await handlers.get('settings:save')?.(DEFAULT_SETTINGS as never)).toBe(saves);
    expect(parts.onSettings).toHaveBeenCalledTimes(saves ? 1 : 0);
  }
});

it('passes on what a small window may ask and logs the rest', () => {
  const { handlers, parts, lines } = connected(true);
  const ask = handlers.get('phone:ask') as (args: unknown[], role: typeof INCOMING) => void;
  ask([{ type: 'answer', callId: 'c1' }], INCOMING);
  ask([{ type: 'answer', callId: 'c2' }], INCOMING);
  expect(parts.shell.ask.mock.calls).toEqual([[{ type: 'answer', callId: 'c1' }]]);
  expect(lines).toHaveLength(1);
});

it('writes what a page says under its scope', () => {
  const { handlers, lines } = connected(true);
  (handlers.get('log:write') as (args: unknown[]) => void)(['info', 'sip', 'registered']);
  expect(lines).toEqual(['info [sip] registered']);
});
