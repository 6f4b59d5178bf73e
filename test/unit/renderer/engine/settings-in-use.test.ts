import { beforeEach, expect, it, vi } from 'vitest';
import { SettingsInUse } from '../../../../src/renderer/engine/settings-in-use';
import { NO_POLICIES } from '../../../../src/shared/config/policy-report';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/shared/config/settings';
import { ManualClock } from '../../../fakes/clock';
import { insisting } from '../../../fakes/policies';
import { settled } from '../../../fakes/sip-agent';
import { FakeHost } from '../../../fakes/world';

const DEMO: Settings = { ...DEFAULT_SETTINGS, demo: true };

let host: FakeHost;
let held: SettingsInUse;
const onChange = vi.fn();
const onUnsaved = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  host = new FakeHost();
  held = new SettingsInUse(
    { clock: new ManualClock(), host, onChange, onUnsaved, onFault: vi.fn() },
    { settings: DEFAULT_SETTINGS, policies: NO_POLICIES },
  );
});

it('holds what the person changes at once, and writes it', async () => {
  const changed = held.change((settings) => ({ ...settings, demo: true }));
  expect(held.settings).toEqual(DEMO);
  expect(onChange).toHaveBeenCalledExactlyOnceWith(DEFAULT_SETTINGS, false);
  await expect(changed).resolves.toBe(true);
  expect(host.settings).toEqual(DEMO);
  expect(onUnsaved).not.toHaveBeenCalled();
});

it('tells when a change could not be written, and goes on with it', async () => {
  host.canSave = false;
  await expect(held.change(() => DEMO)).resolves.toBe(false);
  expect(held.settings).toEqual(DEMO);
  expect(onUnsaved).toHaveBeenCalledOnce();
});

it('takes over what others decide while it follows, and knows what that forbids', async () => {
  const stop = held.follow();
  host.settings = DEMO;
  host.policies = insisting({ 'features.video': false, 'media.iceTransport': 'relay' });
  expect([held.has('features.video'), held.relayOnly()]).toEqual([true, false]);
  host.tellOfChange();
  await settled();
  expect(onChange).toHaveBeenCalledExactlyOnceWith(DEFAULT_SETTINGS, true);
  expect(held.settings).toEqual(DEMO);
  expect([held.has('features.video'), held.relayOnly()]).toEqual([false, true]);
  expect(held.networkRules()).toBe('[]');
  host.policies = insisting({ 'features.video': false, 'network.proxyMode': 'direct' });
  host.tellOfChange();
  await settled();
  expect(held.networkRules()).toBe('[["network.proxyMode","direct"]]');
  onChange.mockClear();
  stop();
  host.tellOfChange();
  await settled();
  expect(onChange).not.toHaveBeenCalled();
});
