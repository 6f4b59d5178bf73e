import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ringNotesHz, ringPcm } from '../../../src/renderer/engine/sound/rings/ring-pcm';
import { DEFAULT_SETTINGS, type RingTone, type SoundSettings } from '../../../src/shared/config/settings';
import { startPulse, type Pulse } from '../../lab/sound/pulse';
import { measurePcm, writeTone } from '../../lab/sound/tone';
import { listen, untilHeard } from './listening';
import { chromiumPath, startSoundBrowser, type SoundBrowser } from './sound-browser';

const missing = [
  ...(chromiumPath() === null ? ['chromium'] : []),
  ...['pulseaudio', 'parec', 'paplay'].filter((name) => spawnSync(name, ['--version']).error !== undefined),
];
if (missing.length > 0) {
  const message = `The sound tests need ${missing.join(', ')}.`;
  if (process.env['CI'] === 'true') throw new Error(message);
  process.stdout.write(`Skipped: ${message}\n`);
}

const RING_HZ = ringNotesHz('trill');
const [LOW_HZ = 0, HIGH_HZ = 0] = RING_HZ;
const TONE_HZ = 425;

/** A ringing tone as it was made, measured like a recording. */
const made = (tone: RingTone) =>
  measurePcm(
    {
      sampleRate: 24_000,
      channels: 1,
      samples: Int16Array.from(ringPcm(tone, 24_000), (sample) => sample * 32_767),
    },
    { hz: [] },
  );
const strongestNote = (tone: RingTone): number =>
  [...ringNotesHz(tone)].sort((a, b) => made(tone).amplitudeOf(b) - made(tone).amplitudeOf(a))[0] ?? 0;

describe.skipIf(missing.length > 0)('sound in a real browser', () => {
  let pulse: Pulse;
  let browser: SoundBrowser;
  let folder: string;
  let page: Page;
  let feeder: ChildProcess | null = null;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'offhook-tone-'));
    pulse = await startPulse();
    browser = await startSoundBrowser(pulse, true);
  });
  afterAll(async () => {
    await browser.close();
    await pulse.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(async () => {
    feeder?.kill();
    feeder = null;
    await page.close();
  });

  /** A page with these choices; devices are named by their labels. */
  async function openWith(choice: Partial<Record<keyof SoundSettings, unknown>>): Promise<void> {
    page = await browser.open();
    expect(await page.evaluate(() => window.sound.devices.askPermission())).toBe('live');
    await choose(choice);
  }

  async function choose(choice: Partial<Record<keyof SoundSettings, unknown>>): Promise<void> {
    await page.evaluate(
      ([defaults, chosen]) => {
        const idOf = (label: unknown) =>
          window.sound.devices.list().find((device) => device.label === label)?.id ?? label;
        const resolved = Object.fromEntries(Object.entries(chosen).map(([key, value]) => [key, idOf(value)]));
        window.sound.applySound({ ...defaults, ...resolved });
      },
      [DEFAULT_SETTINGS.sound, choice] as const,
    );
  }

  /** The phone has noticed that this device is away. */
  async function untilGone(label: string): Promise<void> {
    const labels = () => page.evaluate(() => window.sound.devices.list().map((device) => device.label));
    await expect.poll(labels, { timeout: 8000 }).not.toContain(label);
  }

  /** Feeds a sine into the microphone until the test is over. */
  function feedMicrophone(hz: number, amplitudeRatio: number): void {
    const path = join(folder, 'feed.wav');
    writeTone(path, { hz, seconds: 30, amplitudeRatio });
    feeder = spawn('paplay', ['--device=micfeed', path], { env: { ...process.env, ...pulse.env } });
  }

  it('rings on both ringing devices, and nowhere else', async () => {
    const other = await pulse.loadSink('Kitchen');
    await openWith({ ringingDevice: 'Lab_Headset', secondRingingDevice: 'Kitchen', ringVolumeRatio: 1 });
    await page.evaluate(() => {
      window.sound.sounder.startRing('a');
    });
    const [headset, kitchen, speaker] = await Promise.all(
      ['hs', 'Kitchen', 'spk'].map((sink) => listen(pulse, sink, 3.5, RING_HZ)),
    );
    for (const heard of [headset, kitchen]) {
      expect(heard?.amplitudeOf(LOW_HZ)).toBeGreaterThan(0.05);
      expect(heard?.amplitudeOf(HIGH_HZ)).toBeGreaterThan(0.05);
    }
    expect(speaker?.rmsRatio).toBe(0);
    await page.evaluate(() => {
      window.sound.sounder.stopRing('a');
    });
    expect((await listen(pulse, 'hs', 1.5, RING_HZ)).secondsWithTone(LOW_HZ)).toBeLessThan(0.3);
    await pulse.unload(other);
  });

  it('each ringing device rings its own tone at its own volume, and a new choice takes hold while it rings', async () => {
    const porch = await pulse.loadSink('Porch');
    const choice: Partial<SoundSettings> = {
      ringingDevice: 'Lab_Headset',
      ringTone: 'bell',
      ringVolumeRatio: 0.25,
      secondRingingDevice: 'Porch',
      secondRingTone: 'classic',
      secondRingVolumeRatio: 1,
    };
    await openWith(choice);
    await page.evaluate(() => {
      window.sound.sounder.startRing('a');
    });
    await Promise.all([
      untilHeard(pulse, 'hs', strongestNote('bell'), 6),
      untilHeard(pulse, 'Porch', strongestNote('classic'), 6),
    ]);
    const notes = [...ringNotesHz('bell'), ...ringNotesHz('classic')];
    const [headset, other] = await Promise.all(['hs', 'Porch'].map((sink) => listen(pulse, sink, 3, notes)));
    for (const [heard, tone, ratio] of [
      [headset, 'bell', 0.25],
      [other, 'classic', 1],
    ] as const) {
      for (const note of notes) {
        const expected = ratio * made(tone).amplitudeOf(note);
        expect(Math.abs((heard?.amplitudeOf(note) ?? 0) - expected)).toBeLessThan(0.2 * expected + 0.002);
      }
    }
    await choose({ ...choice, ringTone: 'marimba', ringVolumeRatio: 1 });
    await untilHeard(pulse, 'hs', strongestNote('marimba'), 2);
    const after = await listen(pulse, 'hs', 3, notes);
    for (const note of ringNotesHz('bell')) expect(after.amplitudeOf(note)).toBeLessThan(0.005);
    await pulse.unload(porch);
  });

  it('ringback is 425 Hz, one second in five, on the speaker', async () => {
    await openWith({ speaker: 'Lab_Headset' });
    const heard = listen(pulse, 'hs', 7, [TONE_HZ, 450]);
    await page.evaluate(() => {
      window.sound.sounder.playTone('a', 'ringback');
    });
    const measured = await heard;
    expect(measured.secondsWithTone(TONE_HZ)).toBeGreaterThan(1.7);
    expect(measured.secondsWithTone(TONE_HZ)).toBeLessThan(2.3);
    expect(measured.secondsWithTone(450)).toBe(0);
  });

  it.each([
    ['busy', 1.5],
    ['congestion', 1.5],
    ['hang-up', 0.6],
  ] as const)('%s sounds for %f s in all and ends by itself', async (tone, seconds) => {
    await openWith({});
    const heard = listen(pulse, 'spk', 5, [TONE_HZ]);
    await page.evaluate((name) => {
      window.sound.sounder.playTone('a', name);
    }, tone);
    const measured = await heard;
    expect(Math.abs(measured.secondsWithTone(TONE_HZ) - seconds)).toBeLessThan(0.4);
    expect((await listen(pulse, 'spk', 1, [TONE_HZ])).rmsRatio).toBe(0);
  });

  it('a key sounds with both of its frequencies', async () => {
    await openWith({});
    const heard = listen(pulse, 'spk', 1.5, [770, 1336, 941]);
    await page.evaluate(() => {
      window.sound.sounder.playKey('5');
    });
    const measured = await heard;
    expect(measured.amplitudeOf(770)).toBeGreaterThan(0.01);
    expect(measured.amplitudeOf(1336)).toBeGreaterThan(0.01);
    expect(measured.amplitudeOf(941)).toBeLessThan(0.002);
  });

  it("the meter shows the microphone's level", async () => {
    feedMicrophone(1000, 0.1);
    await openWith({ echoCancellation: false, noiseSuppression: 'off', automaticGain: false });
    await page.evaluate(async () => {
      const meter = await window.sound.devices.startMeter();
      if (!meter.ok) throw new Error(meter.error.detail);
      Object.assign(window, { meter: meter.value });
    });
    const level = () =>
      page.evaluate(() => (window as unknown as { meter: { levelDbfs(): number } }).meter.levelDbfs());
    // A sine of amplitude 0.1 has −23 dBFS.
    await expect.poll(level, { timeout: 5000 }).toBeGreaterThan(-25);
    expect(await level()).toBeLessThan(-21);
    feeder?.kill();
    await expect.poll(level, { timeout: 5000 }).toBe(-100);
  });

  it('rings on the default when its device is pulled out, and returns to it', async () => {
    const headset = await pulse.loadSink('Bluetooth');
    await openWith({ ringingDevice: 'Bluetooth', ringVolumeRatio: 1 });
    await page.evaluate(() => {
      window.sound.sounder.startRing('a');
    });
    await untilHeard(pulse, 'Bluetooth', LOW_HZ, 6);
    await pulse.unload(headset);
    await untilGone('Bluetooth');
    expect(await page.evaluate(() => window.sound.devices.troubles())).toEqual(['ringing-device-lost']);
    await untilHeard(pulse, 'spk', LOW_HZ, 8);
    const back = await pulse.loadSink('Bluetooth');
    await untilHeard(pulse, 'Bluetooth', LOW_HZ, 16);
    expect(await page.evaluate(() => window.sound.devices.troubles())).toEqual([]);
    expect((await listen(pulse, 'spk', 3, RING_HZ)).rmsRatio).toBe(0);
    await pulse.unload(back);
  }, 60_000);

  it("plays the far end's voice on the speaker, follows a new choice, and survives the loss of it", async () => {
    const headset = await pulse.loadSink('Earbuds');
    await openWith({ speaker: 'Lab_Headset' });
    await page.evaluate(async () => {
      const { stream } = await window.throughTheNet(window.sine(700));
      window.sound.output.play('a', stream);
    });
    await untilHeard(pulse, 'hs', 700, 5);
    await choose({ speaker: 'Earbuds' });
    await untilHeard(pulse, 'Earbuds', 700, 5);
    expect((await listen(pulse, 'hs', 1, [700])).rmsRatio).toBe(0);
    await pulse.unload(headset);
    await untilGone('Earbuds');
    await untilHeard(pulse, 'spk', 700, 8);
    const back = await pulse.loadSink('Earbuds');
    await untilHeard(pulse, 'Earbuds', 700, 16);
    await page.evaluate(() => {
      window.sound.output.stop('a');
    });
    await pulse.unload(back);
    expect((await listen(pulse, 'spk', 1, [700])).rmsRatio).toBe(0);
  }, 60_000);

  it('a voice that comes only after play() is heard', async () => {
    await openWith({});
    await page.evaluate(() => {
      const stream = new MediaStream();
      window.sound.output.play('a', stream);
      Object.assign(window, { stream });
    });
    await page.evaluate(async () => {
      const { stream } = await window.throughTheNet(window.sine(700));
      for (const track of stream.getTracks())
        (window as unknown as { stream: MediaStream }).stream.addTrack(track);
    });
    await untilHeard(pulse, 'spk', 700, 5);
  });

  it('loses its microphone in a call, goes on with another, and comes back', async () => {
    const usb = await pulse.loadSource('Usb_Microphone');
    await openWith({ microphone: 'Usb_Microphone' });
    await page.evaluate(async () => {
      const opened = await window.sound.microphone.open();
      if (!opened.ok) throw new Error(opened.error.detail);
      const lease = opened.value;
      const happened: string[] = [];
      lease.onReplaced((track) => happened.push(track.label));
      lease.onLost(() => happened.push('lost'));
      Object.assign(window, { lease, happened });
    });
    const lease = () =>
      page.evaluate(() => {
        const { lease, happened } = window as unknown as {
          lease: { track: MediaStreamTrack };
          happened: string[];
        };
        return { now: lease.track.label, state: lease.track.readyState, happened: happened.join() };
      });
    expect(await lease()).toMatchObject({ now: 'Usb_Microphone', state: 'live' });
    await pulse.unload(usb);
    await expect.poll(lease, { timeout: 8000 }).toMatchObject({ now: 'Default', state: 'live' });
    const back = await pulse.loadSource('Usb_Microphone');
    await expect.poll(lease, { timeout: 8000 }).toMatchObject({ now: 'Usb_Microphone', state: 'live' });
    expect((await lease()).happened).toBe('Default,Usb_Microphone');
    await page.evaluate(() => {
      (window as unknown as { lease: { release(): void } }).lease.release();
    });
    // Nobody listens to a microphone any more: the system's indicator is off.
    await expect
      .poll(() => pulse.pactl('list', 'short', 'source-outputs'), { timeout: 3000 })
      .not.toContain('protocol-native');
    await pulse.unload(back);
  });

  it('silence sends packets, and the idle phone holds no stream open', async () => {
    await openWith({});
    const sent = await page.evaluate(async () => {
      const silence = window.sound.silence();
      if (!silence) throw new Error('no Web Audio');
      const { packetsSent } = await window.throughTheNet(silence.track);
      Object.assign(window, { packetsSent });
      return silence.track.readyState;
    });
    expect(sent).toBe('live');
    await expect
      .poll(
        () => page.evaluate(() => (window as unknown as { packetsSent(): Promise<number> }).packetsSent()),
        { timeout: 5000 },
      )
      .toBeGreaterThan(25);
    await expect.poll(() => pulse.pactl('list', 'short', 'sink-inputs'), { timeout: 5000 }).toBe('');
  });

  it('tests the speaker and the ringing device', async () => {
    await openWith({ speaker: 'Lab_Headset' });
    const heard = Promise.all([listen(pulse, 'hs', 2, RING_HZ), listen(pulse, 'spk', 2, RING_HZ)]);
    const tookMs = await page.evaluate(async () => {
      const start = performance.now();
      await window.sound.devices.playTest('speaker');
      return performance.now() - start;
    });
    expect(tookMs).toBeGreaterThan(1600);
    expect(tookMs).toBeLessThan(4500);
    const [speaker, other] = await heard;
    expect(speaker.amplitudeOf(LOW_HZ)).toBeGreaterThan(0.02);
    expect(other.rmsRatio).toBe(0);
  });

  it('where the browser demands a touch it says so, and a touch lets the ring out', async () => {
    const strict = await startSoundBrowser(pulse, false);
    try {
      page = await strict.open('ringing');
      expect((await listen(pulse, 'spk', 3, RING_HZ)).rmsRatio).toBe(0);
      expect(strict.lines.join()).toContain('until the page is touched');
      await page.mouse.click(10, 10);
      await untilHeard(pulse, 'spk', LOW_HZ, 6);
      expect(await page.evaluate(() => window.sound.soundBlocked())).toBe(false);
    } finally {
      await strict.close();
    }
  });

  it('without any device it starts and says so, and nothing throws; the first output that comes is rung on', async () => {
    const empty = await startPulse();
    const modules = (await empty.pactl('list', 'short', 'modules')).split('\n');
    for (const line of modules
      .filter((module) => module.includes('remap') || module.includes('null-sink'))
      .reverse()) {
      await empty.unload(Number.parseInt(line, 10));
    }
    const deaf = await startSoundBrowser(empty, true);
    try {
      page = await deaf.open();
      const states = await page.evaluate(async () => {
        window.sound.sounder.startRing('a');
        window.sound.sounder.playTone('b', 'busy');
        window.sound.sounder.playKey('1');
        window.sound.output.play('c', new MediaStream([window.sine(500)]));
        const permission = await window.sound.devices.askPermission();
        const meter = await window.sound.devices.startMeter();
        return [permission, meter.ok];
      });
      expect(states).toEqual(['missing', false]);
      const troubles = () => page.evaluate(() => window.sound.devices.troubles());
      await expect.poll(troubles).toEqual(['speaker-missing']);
      await empty.loadSink('Rescue');
      // The call is heard, so the ring knocks.
      await untilHeard(empty, 'Rescue', 500, 8);
      await untilHeard(empty, 'Rescue', TONE_HZ, 8);
      await expect.poll(troubles).toEqual([]);
      await page.evaluate(() => {
        window.sound.close();
      });
      expect(deaf.lines.filter((line) => line.startsWith('page error'))).toEqual([]);
    } finally {
      await deaf.close();
      await empty.stop();
    }
  });
});
