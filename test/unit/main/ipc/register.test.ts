import { describe, expect, it, vi } from 'vitest';
import { createIpc, type Ipc, type IpcBus } from '../../../../src/main/ipc/register';
import type { SenderEvent, WindowRole } from '../../../../src/main/ipc/window-roles';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';
import { EMPTY_PHONE } from '../../../../src/shared/domain/call-snapshot';
import { recordedLog } from '../recorded-log';

const MAIN: WindowRole = { name: 'main', callId: null };
const INCOMING: WindowRole = { name: 'incoming', callId: 'c1' };

function wired(): {
  readonly ipc: Ipc;
  readonly lines: string[];
  invoke(role: WindowRole | null, channel: string, ...args: unknown[]): Promise<unknown>;
  tell(role: WindowRole | null, channel: string, ...args: unknown[]): void;
} {
  const handlers = new Map<string, (event: SenderEvent, ...args: unknown[]) => unknown>();
  const bus: IpcBus = {
    handle: (channel, listener) => void handlers.set(channel, listener),
    on: (channel, listener) => handlers.set(channel, listener),
  };
  const { log, lines } = recordedLog();
  const roles = {
    assign: vi.fn(),
    roleOf: (event: SenderEvent) => (event as never as { role: WindowRole }).role,
  };
  const run = (role: WindowRole | null, channel: string, args: unknown[]): unknown =>
    handlers.get(channel)?.({ role, sender: 'the page' } as never, ...args);
  return {
    ipc: createIpc(bus, roles, log),
    lines,
    invoke: (role, channel, ...args) => Promise.resolve(run(role, channel, args)),
    tell: (role, channel, ...args) => void run(role, channel, args),
  };
}

describe('a question of a window', () => {
  it('is answered with data', async () => {
    const { ipc, invoke } = wired();
    ipc.handle('secrets:get', (key) => ({ ok: true, value: `secret of ${key}` }));
    expect(await invoke(MAIN, 'secrets:get', 'a1:sip')).toEqual({
      ok: true,
      value: { ok: true, value: 'secret of a1:sip' },
    });
  });

  it('is refused for a window that the channel does not name, or for no window', async () => {
    const { ipc, invoke, lines } = wired();
    const handler = vi.fn();
    ipc.handle('secrets:get', handler);
    expect(await invoke(INCOMING, 'secrets:get', 'a1:sip')).toEqual({ ok: false, code: 'refused' });
    expect(await invoke(null, 'secrets:get', 'a1:sip')).toEqual({ ok: false, code: 'refused' });
    expect(handler).not.toHaveBeenCalled();
    expect(lines).toEqual([
      'warn [app] secrets:get: refused, sender is incoming',
      'warn [app] secrets:get: refused, sender is unknown',
    ]);
  });

  it.each([[[]], [['../../etc']], [['a1:sip', 'more']], [[{ key: 'a1:sip' }]]])(
    'is refused with arguments that do not fit: %j',
    async (args) => {
      const { ipc, invoke } = wired();
      const handler = vi.fn();
      ipc.handle('secrets:get', handler);
      expect(await invoke(MAIN, 'secrets:get', ...args)).toEqual({ ok: false, code: 'bad-arguments' });
      expect(handler).not.toHaveBeenCalled();
    },
  );

  it('logs which argument was wrong and never what was in it', async () => {
    const { ipc, invoke, lines } = wired();
    ipc.handle('secrets:set', vi.fn());
    await invoke(MAIN, 'secrets:set', 'a1:sip', { password: 'hunter2' });
    expect(lines).toEqual(['warn [app] secrets:set: bad-arguments, 1 (string)']);
  });

  it('refuses a settings document with a key too many', async () => {
    const { ipc, invoke } = wired();
    ipc.handle('settings:save', () => true);
    expect(await invoke(MAIN, 'settings:save', { ...DEFAULT_SETTINGS, extra: 1 })).toEqual({
      ok: false,
      code: 'bad-arguments',
    });
    expect(await invoke(MAIN, 'settings:save', DEFAULT_SETTINGS)).toEqual({ ok: true, value: true });
  });

  it('gets no stack when main fails, and no answer that breaks the contract', async () => {
    const { ipc, invoke } = wired();
    ipc.handle('settings:save', () => Promise.reject(new Error('disk on fire')));
    ipc.handle('server:diagnose', () => 'nonsense' as never);
    expect(await invoke(MAIN, 'settings:save', DEFAULT_SETTINGS)).toEqual({ ok: false, code: 'failed' });
    expect(await invoke(MAIN, 'server:diagnose', 'wss://x')).toEqual({ ok: false, code: 'failed' });
  });
});

describe('what a window tells', () => {
  it('is heard from a window that may tell it, with its role', () => {
    const { ipc, tell } = wired();
    const listener = vi.fn();
    ipc.listen('phone:ask', listener);
    const command = { type: 'answer', callId: 'c1' };
    tell(INCOMING, 'phone:ask', command);
    expect(listener).toHaveBeenCalledExactlyOnceWith([command], INCOMING, 'the page');
  });

  it('is not heard from others, nor when it does not fit', () => {
    const { ipc, tell, lines } = wired();
    const listener = vi.fn();
    ipc.listen('phone:ask', listener);
    tell(MAIN, 'phone:ask', { type: 'answer', callId: 'c1' });
    tell(null, 'phone:ask', { type: 'answer', callId: 'c1' });
    tell(INCOMING, 'phone:ask', { type: 'format-disk', callId: 'c1' });
    tell(INCOMING, 'phone:ask');
    expect(listener).not.toHaveBeenCalled();
    expect(lines).toHaveLength(4);
  });
});

describe('what main tells a window', () => {
  const { ipc, lines } = wired();

  it('is sent when it fits the contract', () => {
    const page = { isDestroyed: () => false, send: vi.fn() };
    ipc.send(page as never, 'phone:snapshot', EMPTY_PHONE);
    expect(page.send).toHaveBeenCalledWith('phone:snapshot', EMPTY_PHONE);
  });

  it('is not sent when it does not', () => {
    const page = { isDestroyed: () => false, send: vi.fn() };
    ipc.send(page as never, 'power:changed', 'explode' as never);
    expect(page.send).not.toHaveBeenCalled();
    expect(lines.at(-1)).toMatch(/^error .* power:changed: not sent/);
  });

  it('goes nowhere when the window is gone', () => {
    const page = { isDestroyed: () => true, send: vi.fn() };
    ipc.send(page as never, 'phone:snapshot', EMPTY_PHONE);
    expect(page.send).not.toHaveBeenCalled();
  });
});
