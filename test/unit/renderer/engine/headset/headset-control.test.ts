import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/config/settings';
import { FakeHeadset } from '../../../../fakes/headset';
import { HEADSET_PROFILES } from '../../../../fakes/headset-profiles';
import { settled } from '../../../../fakes/sip-agent';
import { desk } from './conformance';

const [PROFILE, OTHER] = [HEADSET_PROFILES[0]!, HEADSET_PROFILES[1]!];

const switched = (on: boolean) => ({
  ...DEFAULT_SETTINGS,
  calls: { ...DEFAULT_SETTINGS.calls, headsetButtons: on },
});

describe('the switch', () => {
  it('off: no headset is opened and no button works', async () => {
    const at = await desk(PROFILE, switched(false));
    expect([at.phone.snapshot().headset, at.headset.opened]).toEqual([null, false]);
    const { leg } = await at.rings();
    await at.press('hook');
    expect(leg.asked).not.toContain('answer');
    expect(at.shines('ring')).toBe(false);
  });

  it('turned off and on in a call: lamps go out and come back, the call does not notice', async () => {
    const at = await desk(PROFILE);
    const { leg } = await at.talks();
    const asked = [...leg.asked];
    await at.phone.changeSettings((settings) => ({ ...settings, calls: switched(false).calls }));
    await at.pause();
    expect([at.shines('offHook'), at.headset.opened, at.phone.snapshot().headset]).toEqual([
      false,
      false,
      null,
    ]);
    await at.phone.changeSettings((settings) => ({ ...settings, calls: switched(true).calls }));
    await at.pause();
    expect([at.shines('offHook'), at.headset.opened]).toEqual([true, true]);
    expect(at.phone.snapshot().headset).toBe(PROFILE.name);
    expect([leg.asked, at.notices()]).toEqual([asked, []]);
  });

  it('flipped faster than a device closes, the last word counts', async () => {
    const at = await desk(PROFILE);
    for (const on of [false, true, false, true]) {
      void at.phone.changeSettings((settings) => ({ ...settings, calls: switched(on).calls }));
    }
    await at.pause();
    await at.pause();
    expect([at.headset.opened, at.phone.snapshot().headset]).toEqual([true, PROFILE.name]);
  });
});

describe('several headsets', () => {
  it('the one plugged in last takes over, and gives back when it goes', async () => {
    const at = await desk(PROFILE);
    const { leg } = await at.talks();
    const second = new FakeHeadset(OTHER);
    at.hid.plug(second);
    await at.pause();
    expect(at.phone.snapshot().headset).toBe(OTHER.name);
    expect([second.light('offHook'), at.shines('offHook')]).toEqual([true, false]);
    await at.press('flash');
    expect(at.state()?.localHold).toBe('off');
    at.hid.unplug(second);
    await at.pause();
    expect([at.phone.snapshot().headset, at.shines('offHook')]).toEqual([PROFILE.name, true]);
    expect(at.notices()).toEqual(['headset-lost']);
    expect(leg.asked).not.toContain('bye');
  });

  it('one that rests may go without a word', async () => {
    const at = await desk(PROFILE);
    at.hid.plug(new FakeHeadset(OTHER));
    await at.talks();
    at.hid.unplug(at.headset);
    await at.pause();
    expect([at.phone.snapshot().headset, at.notices()]).toEqual([OTHER.name, []]);
  });
});

describe('a headset that goes', () => {
  it('without a call is not worth a word', async () => {
    const at = await desk(PROFILE);
    at.hid.unplug(at.headset);
    await at.pause();
    expect([at.phone.snapshot().headset, at.notices()]).toEqual([null, []]);
  });

  it('what was said of it goes with the call', async () => {
    const at = await desk(PROFILE);
    const { leg } = await at.talks();
    at.hid.unplug(at.headset);
    await at.pause();
    leg.listener.onBye();
    await at.pause();
    await at.pause();
    expect(at.notices()).toEqual([]);
  });
});

describe('connecting', () => {
  it('opens what the person picks', async () => {
    const at = await desk(PROFILE);
    at.hid.unplug(at.headset);
    expect(await at.phone.connectHeadset?.()).toBe('none');
    at.hid.picks = new FakeHeadset(OTHER);
    expect(await at.phone.connectHeadset?.()).toBe('connected');
    expect(at.phone.snapshot().headset).toBe(OTHER.name);
  });

  it('says when it can’t be opened, or can’t be asked', async () => {
    const at = await desk(PROFILE);
    const broken = new FakeHeadset(OTHER);
    broken.open = () => Promise.reject(new Error('in use'));
    at.hid.picks = broken;
    expect(await at.phone.connectHeadset?.()).toBe('failed');
    at.hid.requestDevice = () => Promise.reject(new Error('no gesture'));
    expect(await at.phone.connectHeadset?.()).toBe('failed');
  });

  it('twice at once opens once', async () => {
    const at = await desk(PROFILE);
    at.hid.picks = new FakeHeadset(OTHER);
    const answers = await Promise.all([at.phone.connectHeadset?.(), at.phone.connectHeadset?.()]);
    expect(answers).toEqual(['connected', 'connected']);
  });
});

describe('the end', () => {
  it('puts the lamps out', async () => {
    const at = await desk(PROFILE);
    await at.talks();
    await at.phone.close();
    expect([at.shines('offHook'), at.headset.opened]).toEqual([false, false]);
  });

  it('does not wait for a device that hangs', async () => {
    const at = await desk(PROFILE);
    await at.talks();
    at.headset.sendReport = () => new Promise(() => undefined);
    let closed = false;
    const closing = at.phone.close().then(() => (closed = true));
    await settled();
    expect(closed).toBe(false);
    at.clock.advance(2_000);
    await closing;
    expect(closed).toBe(true);
  });
});

it('starts without a list of devices, too', async () => {
  const at = await desk(PROFILE);
  at.hid.getDevices = () => Promise.reject(new Error('denied'));
  await at.phone.changeSettings((settings) => ({ ...settings, calls: switched(false).calls }));
  await at.phone.changeSettings((settings) => ({ ...settings, calls: switched(true).calls }));
  await at.pause();
  expect(at.phone.snapshot().headset).toBeNull();
  expect(at.world.lines.join()).toContain('not listed: denied');
});
