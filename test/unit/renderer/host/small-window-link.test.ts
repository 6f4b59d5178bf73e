import { expect, it, vi } from 'vitest';
import { createSmallWindowLink } from '../../../../src/renderer/host/small-window-link';
import type { OffhookBridge } from '../../../../src/shared/ipc/contract';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';

function bridgeWith(answer: (channel: string) => Promise<unknown>) {
  const tell = vi.fn();
  const bridge: OffhookBridge = {
    invoke: answer as OffhookBridge['invoke'],
    tell,
    on: () => () => undefined,
  };
  return { link: createSmallWindowLink(bridge, 'en-GB'), tell };
}

it('looks as the settings say', async () => {
  const settings = { ...DEFAULT_SETTINGS, appearance: { theme: 'dark', language: 'de' } };
  const { link } = bridgeWith((channel) =>
    Promise.resolve(channel === 'app:info' ? { locale: 'de-AT' } : { settings, problem: null }),
  );
  expect(await link.appearance()).toEqual({ theme: 'dark', language: 'de', locale: 'de-AT' });
});

it('rings all the same when main can’t say how it should look', async () => {
  const { link } = bridgeWith(() => Promise.reject(new Error('refused')));
  expect(await link.appearance()).toEqual({ theme: 'system', language: 'system', locale: 'en-GB' });
});

it('asks by its own channel', () => {
  const { link, tell } = bridgeWith(() => Promise.resolve(null));
  link.ask({ type: 'answer', callId: 'c' });
  expect(tell).toHaveBeenCalledWith('phone:ask', { type: 'answer', callId: 'c' });
});

it('opens the main window', () => {
  const { link, tell } = bridgeWith(() => Promise.resolve(null));
  link.openMain();
  expect(tell).toHaveBeenCalledWith('window:show');
});
