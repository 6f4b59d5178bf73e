import { beforeEach, describe, expect, it } from 'vitest';
import { Dialling, type DiallingParts } from '../../../../../src/renderer/engine/calls/dialling';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../src/shared/config/settings';
import { OPENLY, type CallManner } from '../../../../../src/renderer/engine/world/sip';
import { PLAIN_DIALLING, type DialPlan } from '../../../../../src/shared/domain/dial-plan';
import { ALICE } from '../../../../fakes/account';

interface Placed {
  readonly line: string;
  readonly target: string;
  readonly withVideo: boolean;
  readonly manner: CallManner;
}

let ready: readonly string[];
let full: boolean;
let refuses: boolean;
let placed: Placed[];
let postDial: string[];
let noted: string[];
let settings: Settings;
let plan: DialPlan;
let dialling: Dialling;

const line = (id: string) => ({
  id,
  account: ALICE,
  isReady: () => ready.includes(id),
  snapshot: () => ({ label: id }),
});

beforeEach(() => {
  ready = ['work'];
  full = false;
  refuses = false;
  placed = [];
  postDial = [];
  noted = [];
  settings = DEFAULT_SETTINGS;
  plan = PLAIN_DIALLING;
  const parts = {
    lines: {
      pick: (id?: string) => (ready.length === 0 && id === undefined ? null : line(id ?? 'work')),
      pickReady: (id?: string) =>
        id !== undefined && ready.includes(id) ? line(id) : ready[0] === undefined ? null : line(ready[0]),
    },
    calls: {
      isFull: () => full,
      place: (on: { id: string }, target: string, withVideo: boolean, manner: CallManner) => {
        if (refuses) return null;
        placed.push({ line: on.id, target, withVideo, manner });
        return {
          id: `call-${String(placed.length)}`,
          tones: { setPostDial: (tones: string[]) => postDial.push(...tones) },
        };
      },
    },
    emergency: {
      recognise: (typed: string) => (typed === '112' ? { number: '112', test: false } : null),
      manner: () => ({ ...OPENLY, emergency: true }),
      placed: (dial: { number: string }, _call: unknown, label: string, target: string) =>
        noted.push(`record ${dial.number} over ${label} to ${target}`),
    },
    settings: () => settings,
    plan: () => plan,
    onNotice: (code: string) => noted.push(code),
  };
  dialling = new Dialling(parts as unknown as DiallingParts);
});

describe('dialling', () => {
  it('calls on the line’s own domain, with the tones that follow', () => {
    expect(dialling.dial('204,,12', undefined, true)).toEqual({ ok: true, value: { callId: 'call-1' } });
    expect(placed).toEqual([
      { line: 'work', target: 'sip:204@example.com', withVideo: true, manner: OPENLY },
    ]);
    expect(postDial).toEqual([',,12']);
  });

  it('hides who calls when that is asked for', () => {
    dialling.dial('204', undefined, false, true);
    expect(placed[0]?.manner.anonymous).toBe(true);
  });

  it.each([
    [
      'no line',
      () => {
        ready = [];
      },
      'no-line',
    ],
    [
      'as many calls as there may be',
      () => {
        full = true;
      },
      'too-many-calls',
    ],
    [
      'no agent',
      () => {
        refuses = true;
      },
      'line-not-ready',
    ],
  ] as const)('with %s says so', (_what, set, code) => {
    set();
    expect(dialling.dial('204')).toMatchObject({ ok: false, error: { code } });
    expect(dialling.dialForNotice('204')).toBeNull();
    expect(noted).toEqual([code]);
  });

  it('over a line that is not there says so, and what can’t be called is no address', () => {
    expect(dialling.dial('204', 'other')).toMatchObject({ ok: false, error: { code: 'line-not-ready' } });
    expect(dialling.dialForNotice('<script>')).toBeNull();
    expect(noted).toEqual(['address-invalid']);
  });
});

describe('an emergency number', () => {
  it('goes out over any line that is there, however many calls there are, and is kept on record', () => {
    full = true;
    ready = ['home'];
    expect(dialling.dial('112', 'work', false, true).ok).toBe(true);
    expect(placed).toEqual([
      {
        line: 'home',
        target: 'sip:112@example.com',
        withVideo: false,
        manner: { ...OPENLY, emergency: true },
      },
    ]);
    expect(noted).toEqual(['record 112 over home to sip:112@example.com']);
  });

  it('without any line says that none is there', () => {
    ready = [];
    expect(dialling.dialForNotice('112')).toBeNull();
    expect(noted).toEqual(['no-emergency-line']);
  });
});

describe('with a dial plan', () => {
  beforeEach(() => {
    plan = { outsidePrefix: '0', internalDigits: 4, rules: ['+49=0'] };
  });
  const targets = (): readonly string[] => placed.map(({ target }) => target);

  it('numbers of the outside go out as it says, with their tones; all else as it is', () => {
    for (const typed of ['+49 30 1234567,,12', '2041', 'sip:0301234567@example.org', '*21', 'alice']) {
      expect(dialling.dial(typed).ok).toBe(true);
    }
    expect(targets()).toEqual([
      'sip:00301234567@example.com',
      'sip:2041@example.com',
      'sip:0301234567@example.org',
      'sip:*21@example.com',
      'sip:alice@example.com',
    ]);
    expect(postDial).toEqual([',,12']);
  });

  it('an emergency number is called as such, also by who dials the prefix before it', () => {
    dialling.dial('112');
    dialling.dial('0112');
    expect(targets()).toEqual(['sip:112@example.com', 'sip:112@example.com']);
    expect(placed.map(({ manner }) => manner.emergency)).toEqual([true, true]);
    expect([dialling.asDialled('112'), dialling.asDialled('0112')]).toEqual(['112', '0112']);
  });

  it('a code of the provider’s goes out as it is, and a transfer as a call would', () => {
    expect(dialling.dialCode('7204912345', 'work')).toBe('call-1');
    expect(targets()).toEqual(['sip:7204912345@example.com']);
    expect(dialling.asDialled('030 1234567')).toBe('00301234567');
  });
});
