import { expect, it, vi } from 'vitest';
import { connectChannels, mayAsk } from '../../../../src/main/app/channels';
import { EMPTY_PHONE, type PhoneCommand } from '../../../../src/shared/domain/call-snapshot';
import { INVOKES, TELLS } from '../../../../src/shared/ipc/contract';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';
import { aCall } from '../../../fakes/calls';
import { recordedLog } from '../recorded-log';

const INCOMING = { name: 'incoming', callId: 'c1' } as const;

const BAR = { name: 'call-bar', callId: null } as const;
const PHONE = {
  ...EMPTY_PHONE,
  calls: [aCall({ id: 'c1' }), aCall({ id: 'over', state: { phase: 'ended' } })],
};

it('lets a ringing call’s window answer or decline its own call and do nothing else', () => {
  const may = (command: PhoneCommand) => mayAsk(command, INCOMING, PHONE);
  expect(may({ type: 'answer', callId: 'c1' })).toBe(true);
  expect(may({ type: 'answer-with-video', callId: 'c1' })).toBe(true);
  expect(may({ type: 'decline', callId: 'c1' })).toBe(true);
  expect(may({ type: 'answer', callId: 'c2' })).toBe(false);
  expect(may({ type: 'hang-up', callId: 'c1' })).toBe(false);
  expect(may({ type: 'set-do-not-disturb', on: true })).toBe(false);
  expect(may({ type: 'dial', target: '1' })).toBe(false);
});

it('lets the call bar mute, hold and hang up a live call and do nothing else', () => {
  const may = (command: PhoneCommand) => mayAsk(command, BAR, PHONE);
  expect(may({ type: 'set-mute', callId: 'c1', on: true })).toBe(true);
  expect(may({ type: 'set-hold', callId: 'c1', on: true })).toBe(true);
  expect(may({ type: 'hang-up', callId: 'c1' })).toBe(true);
  expect(may({ type: 'stop-sharing', callId: 'c1' })).toBe(true);
  expect(may({ type: 'set-camera', callId: 'c1', on: true })).toBe(false);
  expect(may({ type: 'hang-up', callId: 'over' })).toBe(false);
  expect(may({ type: 'hang-up', callId: 'unknown' })).toBe(false);
  expect(may({ type: 'answer', callId: 'c1' })).toBe(false);
  expect(may({ type: 'set-do-not-disturb', on: true })).toBe(false);
  expect(may({ type: 'dial', target: '1' })).toBe(false);
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
    settings: {
      load: vi.fn(() => Promise.resolve({ settings: DEFAULT_SETTINGS })),
      save: vi.fn(() => Promise.resolve(saves)),
    },
    credentials: { get: vi.fn(), set: vi.fn(), delete: vi.fn(), isWaiting: vi.fn() },
    setUp: { provisioning: {}, desk: {}, openHelp: vi.fn() },
    diagnose: vi.fn(),
    shell: { ask: vi.fn(), publish: vi.fn(), phone: () => PHONE },
    screens: { list: vi.fn(), choose: vi.fn() },
    recordings: { open: vi.fn(), write: vi.fn(), close: vi.fn(), closeAll: vi.fn() },
    recordingFolder: {
      now: vi.fn(),
      ready: vi.fn(),
      choose: vi.fn(),
      show: vi.fn(),
      admit: vi.fn((settings: unknown) => Promise.resolve({ admitted: settings })),
    },
    window: { show: vi.fn(), painted: vi.fn(), answered: vi.fn() },
    quit: { phoneReady: vi.fn() },
    checkDesktop: vi.fn(),
    loginStart: { get: vi.fn(), set: vi.fn() },
    schemes: { list: vi.fn(), claim: vi.fn() },
    shortcutStates: vi.fn(),
    recordShortcuts: vi.fn(),
    updating: {
      snapshot: vi.fn(),
      check: vi.fn(),
      install: vi.fn(),
      rollBack: vi.fn(),
      steppedAside: vi.fn(),
    },
    openSystem: vi.fn(),
    onDialled: vi.fn(),
    info: vi.fn(),
    onSettings: vi.fn(),
    onPainted: vi.fn(),
  };
  connectChannels(ipc as never, parts as never);
  return { handlers, parts, lines, send: ipc.send };
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
    expect(parts.settings.save).toHaveBeenCalledWith({ admitted: DEFAULT_SETTINGS });
    expect(parts.onSettings).toHaveBeenCalledTimes(saves ? 1 : 0);
  }
});

it('tells the page to load again what it may not change', async () => {
  const { handlers, send } = connected(true);
  await handlers.get('settings:save')?.(DEFAULT_SETTINGS as never);
  expect(send).not.toHaveBeenCalled();
  await handlers.get('settings:save')?.({ ...DEFAULT_SETTINGS, demo: true } as never);
  expect(send).toHaveBeenCalledExactlyOnceWith(undefined, 'settings:changed', null);
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
