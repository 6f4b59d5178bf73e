import { describe, expect, it, vi } from 'vitest';
import { createBridge } from '../../../src/preload/bridge';

function fakeIpc(reply: unknown = { ok: true, value: null }) {
  return { invoke: vi.fn(() => Promise.resolve(reply)), send: vi.fn(), on: vi.fn(), off: vi.fn() };
}

describe('invoke', () => {
  it('sends what the contract knows and gives the value', async () => {
    const ipc = fakeIpc({ ok: true, value: { ok: true, value: 'pw' } });
    expect(await createBridge(ipc as never).invoke('secrets:get', 'a1:sip')).toEqual({
      ok: true,
      value: 'pw',
    });
    expect(ipc.invoke).toHaveBeenCalledWith('secrets:get', 'a1:sip');
  });

  it('rejects with the code that main gave', async () => {
    const bridge = createBridge(fakeIpc({ ok: false, code: 'refused' }));
    await expect(bridge.invoke('app:info')).rejects.toThrow(/^refused$/);
  });

  it.each(['constructor', '__proto__', 'toString', 'app:anything', 'phone:publish'])(
    'knows no channel %s',
    async (channel) => {
      const ipc = fakeIpc();
      await expect(createBridge(ipc as never).invoke(channel as 'app:info')).rejects.toThrow('refused');
      expect(ipc.invoke).not.toHaveBeenCalled();
    },
  );

  it('sends nothing that does not fit, and takes nothing that does not', async () => {
    const ipc = fakeIpc({ ok: true, value: 'not a boolean' });
    const bridge = createBridge(ipc);
    await expect(bridge.invoke('secrets:get', '../x')).rejects.toThrow('bad-arguments');
    expect(ipc.invoke).not.toHaveBeenCalled();
    await expect(bridge.invoke('server:diagnose', 'wss://x')).rejects.toThrow('bad-arguments');
  });
});

describe('tell', () => {
  it('sends what fits and throws at what does not', () => {
    const ipc = fakeIpc();
    const bridge = createBridge(ipc);
    bridge.tell('log:write', 'info', 'page', 'hello');
    expect(ipc.send).toHaveBeenCalledExactlyOnceWith('log:write', 'info', 'page', 'hello');
    expect(() => {
      bridge.tell('log:write', 'loud' as never, 'page', 'hello');
    }).toThrow('bad-arguments');
    expect(() => {
      bridge.tell('app:info' as 'window:show');
    }).toThrow('refused');
    expect(ipc.send).toHaveBeenCalledTimes(1);
  });
});

describe('on', () => {
  it('gives the payload without the event, skips what does not fit, and stops', () => {
    const ipc = fakeIpc();
    const listener = vi.fn();
    const stop = createBridge(ipc as never).on('power:changed', listener);
    const receive = ipc.on.mock.calls[0]![1] as (event: object, payload: unknown) => void;
    receive({ sender: 'raw ipc' }, 'suspend');
    receive({}, 'explode');
    expect(listener.mock.calls).toEqual([['suspend']]);
    stop();
    expect(ipc.off).toHaveBeenCalledWith('power:changed', receive);
  });

  it('knows only events', () => {
    expect(() => createBridge(fakeIpc() as never).on('secrets:get' as never, vi.fn())).toThrow('refused');
  });
});
