import { describe, expect, it, vi } from 'vitest';
import { startEngine } from '../../../../src/renderer/boot/start-app';
import type { Host } from '../../../../src/renderer/host/host';
import { createUi } from '../../../../src/renderer/ui/state/ui';
import type { Phone } from '../../../../src/renderer/engine/ports';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';
import type { PhoneCommand } from '../../../../src/shared/domain/call-snapshot';
import { aLine } from '../../../fakes/calls';
import { FakePhone } from '../../../fakes/phone';

function fakeHost() {
  const commands: ((command: PhoneCommand) => void)[] = [];
  const quits: (() => Promise<void>)[] = [];
  const publish = vi.fn();
  const log = vi.fn();
  const host = {
    publish,
    log,
    onCommand: (listener: (command: PhoneCommand) => void) => {
      commands.push(listener);
      return () => undefined;
    },
    onReplacing: () => () => undefined,
    onQuit: (listener: () => Promise<void>) => {
      quits.push(listener);
      return () => undefined;
    },
  } as Partial<Host> as Host;
  const ui = createUi(DEFAULT_SETTINGS, { kind: 'desktop', version: '1', platform: 'linux', locale: 'en' });
  return { host, ui, publish, log, commands, quits };
}

describe('startEngine', () => {
  it('publishes every state and passes commands on', async () => {
    const { host, ui, publish, commands } = fakeHost();
    const phone = new FakePhone();
    await startEngine(host, ui, () => Promise.resolve(phone));
    phone.set({ lines: [aLine()] });
    expect(publish).toHaveBeenCalledTimes(2);
    expect(publish).toHaveBeenLastCalledWith(phone.snapshot());
    expect(ui.store.getState()).toMatchObject({ engine: 'running', snapshot: { lines: [{ id: 'line-1' }] } });
    commands[0]?.({ type: 'answer', callId: 'c' });
    expect(phone.commands).toEqual([{ type: 'answer', callId: 'c' }]);
  });

  it('closes a phone that was still starting when the app quit', async () => {
    const { host, ui, quits } = fakeHost();
    const phone = new FakePhone();
    let ready: (phone: Phone) => void = () => undefined;
    const starting = startEngine(host, ui, () => new Promise((resolve) => (ready = resolve)));
    const quitting = quits[0]?.();
    ready(phone);
    await Promise.all([starting, quitting]);
    expect(phone.closed).toBe(true);
  });

  it('shows a failed start instead of an empty window', async () => {
    const { host, ui, log } = fakeHost();
    await startEngine(host, ui, () => Promise.reject(new Error('no WebRTC')));
    expect(ui.store.getState()).toMatchObject({ engine: 'failed', engineFault: 'no WebRTC' });
    expect(log).toHaveBeenCalledWith('error', 'boot', expect.stringContaining('no WebRTC'));
  });
});
