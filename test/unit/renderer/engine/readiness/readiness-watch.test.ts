import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../src/shared/config/settings';
import type { DesktopFacts } from '../../../../../src/shared/domain/desktop-facts';
import type { ReadinessCheck } from '../../../../../src/shared/domain/readiness';
import { ReadinessWatch } from '../../../../../src/renderer/engine/readiness/readiness-watch';
import { DEFAULT_RULES } from '../../../../../src/shared/config/account-rules';
import { ALICE } from '../../../../fakes/account';
import { aLine } from '../../../../fakes/calls';
import { ManualClock } from '../../../../fakes/clock';
import { FakeSip } from '../../../../fakes/sip-agent';
import { fakeWorld, type FakeWorld } from '../../../../fakes/world';

const FACTS: DesktopFacts = { notifications: 'ok', doNotDisturb: 'off', tray: true, outputMuted: false };

let clock: ManualClock;
let world: FakeWorld;
let settings: Settings;
let provenAtMs: number;
let changes: number;
let heardAgain: number;

beforeEach(() => {
  clock = new ManualClock();
  world = fakeWorld(new FakeSip(), clock);
  settings = DEFAULT_SETTINGS;
  provenAtMs = clock.nowMs();
  changes = 0;
  heardAgain = 0;
});

function aWatch(): ReadinessWatch {
  return new ReadinessWatch({
    world,
    lines: () => [{ line: aLine(), registered: true, provenAtMs }],
    settings: () => settings,
    onChange: () => (changes += 1),
    onHeardAgain: () => (heardAgain += 1),
  });
}

function tell(facts: Partial<DesktopFacts>): void {
  for (const listener of world.host.facts) listener({ ...FACTS, ...facts });
}

function state(watch: ReadinessWatch, check: ReadinessCheck): string | undefined {
  return watch.readiness().items.find((item) => item.check === check)?.state;
}

describe('what is told', () => {
  it('is the same object until the answer is another one', () => {
    const watch = aWatch();
    tell({});
    const first = watch.readiness();
    expect(watch.readiness()).toBe(first);
    changes = 0;
    tell({});
    watch.review();
    expect([watch.readiness() === first, changes]).toEqual([true, 0]);
    tell({ outputMuted: true });
    expect([watch.readiness().verdict, changes]).toEqual(['impaired', 1]);
  });

  it('is no news for a proof alone, more often than once a minute', () => {
    const watch = aWatch();
    watch.readiness();
    for (let round = 0; round < 10; round += 1) {
      clock.advance(12_000);
      provenAtMs = clock.nowMs();
      watch.review();
    }
    expect(changes).toBe(2);
  });

  it('knows the desktop from a browser before the first word', () => {
    expect(state(aWatch(), 'notifications')).toBe('unknown');
    world.host.desktop = null;
    expect(
      aWatch()
        .readiness()
        .items.find(({ check }) => check === 'notifications'),
    ).toMatchObject({
      problem: 'tab-only',
    });
  });

  it('listens no more once it is stopped', () => {
    const watch = aWatch();
    watch.stop();
    expect([world.host.facts.size, world.host.power.size]).toEqual([0, 0]);
  });
});

describe('late timers', () => {
  it('are a warning until one is punctual again', () => {
    const watch = aWatch();
    watch.noteTimer(48_000);
    expect([state(watch, 'throttling'), changes]).toEqual(['warning', 1]);
    watch.noteTimer(20);
    expect([state(watch, 'throttling'), changes]).toEqual(['ok', 2]);
  });

  it('do not count when the machine slept, whether it said so or not', () => {
    const watch = aWatch();
    clock.advance(60_000);
    for (const listener of world.host.power) listener('resume');
    clock.advance(500);
    watch.noteTimer(30_000);
    watch.noteTimer(3_600_000);
    expect(state(watch, 'throttling')).toBe('ok');
  });
});

describe('devices', () => {
  it('are looked for every five minutes, on a timer that runs anyway', () => {
    let looks = 0;
    const watch = new ReadinessWatch({
      world: {
        ...world,
        devices: {
          ...world.devices,
          look: () => {
            looks += 1;
            return Promise.resolve();
          },
        },
      },
      lines: () => [],
      settings: () => settings,
      onChange: () => undefined,
      onHeardAgain: () => undefined,
    });
    for (let timer = 0; timer < 51; timer += 1) {
      clock.advance(12_000);
      watch.noteTimer(0);
    }
    expect(looks).toBe(3);
    expect(clock.waits()).toEqual([]);
  });
});

describe('whether a call is heard', () => {
  it.each([
    ['always', 'on', true],
    ['unless-do-not-disturb', 'on', false],
    ['unless-do-not-disturb', 'off', true],
    ['never', 'off', false],
  ] as const)('%s, the system’s do-not-disturb %s: %s', (sound, doNotDisturb, heard) => {
    settings = { ...settings, notifications: { ...settings.notifications, sound } };
    const watch = aWatch();
    tell({ doNotDisturb });
    expect(watch.mayRing()).toBe(heard);
  });

  it('is told when that begins again, once', () => {
    settings = {
      ...settings,
      notifications: { ...settings.notifications, sound: 'unless-do-not-disturb' },
    };
    aWatch();
    tell({});
    tell({ doNotDisturb: 'on' });
    expect(heardAgain).toBe(0);
    tell({});
    tell({ outputMuted: true });
    expect(heardAgain).toBe(1);
  });

  it.each([
    ['do not disturb', { ...DEFAULT_RULES, doNotDisturb: true }],
    [
      'forward always',
      {
        ...DEFAULT_RULES,
        forward: { ...DEFAULT_RULES.forward, always: { on: true, target: '204' } },
      },
    ],
  ])('tells which line’s rules let nothing ring: %s', (_what, rules) => {
    settings = { ...settings, accounts: [{ ...ALICE, id: aLine().id, rules }] };
    const item = aWatch()
      .readiness()
      .items.find(({ check }) => check === 'do-not-disturb');
    expect(item).toMatchObject({ state: 'failed', problem: 'line-quiet', detail: 'Work' });
  });

  it('counts a browser’s system as not disturbed', () => {
    world.host.desktop = null;
    settings = {
      ...settings,
      notifications: { ...settings.notifications, sound: 'unless-do-not-disturb' },
    };
    expect(aWatch().mayRing()).toBe(true);
  });
});
