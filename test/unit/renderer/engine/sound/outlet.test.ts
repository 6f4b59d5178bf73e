import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAutoplayGate } from '../../../../../src/renderer/engine/sound/autoplay-gate';
import { createListeners } from '../../../../../src/renderer/engine/sound/listeners';
import { createOutlet } from '../../../../../src/renderer/engine/sound/outlet';
import { FakeAudioPlatform } from '../../../../fakes/audio/fake-audio-platform';
import { recordingLog } from '../../../../fakes/audio/recording-log';

const LOOP = { url: 'blob:loop', loop: true };
const ONCE = { url: 'blob:once', loop: false };

function setUp() {
  const platform = new FakeAudioPlatform();
  const { log, lines } = recordingLog();
  const gate = createAutoplayGate(platform.onGesture, log);
  const player = platform.createPlayer();
  const back = createListeners<string>(log);
  return {
    platform,
    outputs: platform.outputs,
    lines,
    gate,
    player,
    outlet: createOutlet(player, gate, (listener) => back.add(listener), log),
    back,
  };
}

describe('createOutlet', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const settle = () => vi.advanceTimersByTimeAsync(0);

  it('is on its device before the first sound', async () => {
    const { player, outlet } = setUp();
    outlet.route('hs');
    outlet.start(LOOP);
    expect(player.playing).toBe(false);
    await settle();
    expect(player).toMatchObject({ playing: true, sinkId: 'hs', src: 'blob:loop', loop: true });
  });

  it('plays on the default when its device refuses, and moves there when it stops refusing', async () => {
    const { outputs, player, outlet, lines } = setUp();
    outputs.broken.add('hs');
    outlet.route('hs');
    outlet.start(LOOP);
    await settle();
    expect(player).toMatchObject({ playing: true, sinkId: '' });
    await vi.advanceTimersByTimeAsync(6000);
    expect(lines.filter((line) => line.includes("can't be used"))).toHaveLength(1);
    outputs.broken.clear();
    await vi.advanceTimersByTimeAsync(2000);
    expect(player.sinkId).toBe('hs');
    outlet.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('sounds after half a second even when its device never answers, and can still move away from it', async () => {
    const { outputs, player, outlet } = setUp();
    outputs.hanging.add('dead');
    outlet.route('dead');
    outlet.start(LOOP);
    await vi.advanceTimersByTimeAsync(500);
    expect(player.playing).toBe(true);
    outlet.route('spk');
    await vi.advanceTimersByTimeAsync(500);
    expect(player.sinkId).toBe('spk');
  });

  it('tells the end of a clip once, and nothing after a stop', async () => {
    const { player, outlet } = setUp();
    const onEnd = vi.fn();
    outlet.start(ONCE, onEnd);
    await settle();
    player.end();
    player.end();
    expect(onEnd).toHaveBeenCalledTimes(1);
    outlet.start(ONCE, onEnd);
    outlet.stop();
    player.end();
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('goes on after a media key paused it', async () => {
    const { player, outlet } = setUp();
    outlet.start(LOOP);
    await settle();
    player.pauseFromOutside();
    expect(player.playing).toBe(true);
    outlet.stop();
    player.pauseFromOutside();
    expect(player.playing).toBe(false);
  });

  it('starts again after the element failed, ever less often', async () => {
    const { player, outlet } = setUp();
    outlet.start(LOOP);
    await settle();
    for (const delayMs of [500, 1000, 2000, 4000, 8000, 8000]) {
      player.failRendering();
      await vi.advanceTimersByTimeAsync(delayMs - 1);
      expect(player.playing).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      expect(player.playing).toBe(true);
    }
  });

  it('starts afresh when there is an output again, and not when it was stopped', async () => {
    const { player, outlet, back } = setUp();
    outlet.start(LOOP);
    await settle();
    const { loads, plays } = player;
    back.tell('usb');
    expect([player.loads, player.plays]).toEqual([loads + 1, plays + 1]);
    const stream = {} as MediaStream;
    outlet.start(stream);
    await settle();
    back.tell('usb');
    await settle();
    expect(player).toMatchObject({ playing: true, srcObject: stream, sinkId: 'usb' });
    outlet.stop();
    const playsAtEnd = player.plays;
    back.tell('usb');
    expect(player.plays).toBe(playsAtEnd);
  });

  it('waits for a touch where the browser demands one, then sounds', async () => {
    const { platform, outputs, player, gate, outlet } = setUp();
    const told = vi.fn();
    gate.subscribe(told);
    outputs.autoplayBlocked = true;
    outlet.start(LOOP);
    await settle();
    expect(gate.blocked()).toBe(true);
    platform.touch();
    expect(player.playing).toBe(true);
    expect(gate.blocked()).toBe(false);
    expect(told).toHaveBeenCalledTimes(2);
  });

  it('a touch does not bring back what was stopped meanwhile', async () => {
    const { platform, outputs, player, outlet } = setUp();
    outputs.autoplayBlocked = true;
    outlet.start(LOOP);
    await settle();
    outlet.stop();
    platform.touch();
    expect(player.playing).toBe(false);
  });

  it('keeps the volume between 0 and 1', () => {
    const { player, outlet } = setUp();
    outlet.setVolume(7);
    expect(player.volume).toBe(1);
    outlet.setVolume(-1);
    expect(player.volume).toBe(0);
  });

  it('lets go of the stream and the file on stop', async () => {
    const { player, outlet } = setUp();
    outlet.start({} as MediaStream);
    await settle();
    expect(player.srcObject).not.toBeNull();
    outlet.stop();
    expect(player).toMatchObject({ srcObject: null, src: '', playing: false });
  });
});
