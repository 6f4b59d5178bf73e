import { IMPAIRMENTS } from '../../../../src/shared/domain/readiness';
import { describe, expect, it } from 'vitest';
import { createWords } from '../../../../src/main/app/words';
import { shellState, type MenuEntry } from '../../../../src/main/app/shell-state';
import { EMPTY_PHONE, type PhoneSnapshot } from '../../../../src/shared/domain/call-snapshot';
import { ANONYMOUS_ADDRESS } from '../../../../src/shared/domain/caller';
import { aCall, aLine } from '../../../fakes/calls';
import { aReadiness } from '../../../fakes/readiness';
import { english } from '../../renderer/english';

function phone(part: Partial<PhoneSnapshot> = {}): PhoneSnapshot {
  const { lines = [aLine()], doNotDisturb = false } = part;
  return { ...EMPTY_PHONE, lines, readiness: aReadiness(lines, { doNotDisturb }), ...part };
}
const ringing = aCall({ id: 'in', state: { phase: 'incoming', direction: 'incoming' } });
const talking = aCall({ id: 'on' });
const offlineLine = aLine({
  status: { kind: 'offline', failure: 'refused', retryAtMs: null },
  label: 'Home',
});

function commands(menu: readonly MenuEntry[]): readonly unknown[] {
  return menu.flatMap((entry) => ('command' in entry ? [entry.command] : []));
}

describe('the picture and the words', () => {
  it.each([
    ['ready', phone(), 'tray.state.ready'],
    ['ringing', phone({ calls: [talking, ringing] }), 'tray.state.ringing'],
    ['in-call', phone({ calls: [talking] }), 'tray.state.in-call'],
    ['in-call', phone({ calls: [aCall({ state: { phase: 'ringing' } })] }), 'tray.state.calling'],
    ['muted', phone({ calls: [aCall({ state: { muted: true } })] }), 'tray.state.muted'],
    ['do-not-disturb', phone({ doNotDisturb: true, missedCount: 2 }), 'tray.state.do-not-disturb'],
    ['offline', phone({ lines: [offlineLine], doNotDisturb: true, missedCount: 2 }), 'tray.state.offline'],
    ['offline', phone({ lines: [aLine({ status: { kind: 'connecting' } })] }), 'tray.state.connecting'],
    ['offline', phone({ lines: [] }), 'tray.state.signed-out'],
    ['offline', phone({ lines: [aLine({ status: { kind: 'signed-out' } })] }), 'tray.state.signed-out'],
    ['missed', phone({ missedCount: 2 }), 'tray.state.missed'],
  ] as const)('is %s', (image, snapshot, key) => {
    const state = shellState(snapshot);
    expect([state.image, state.tooltip.key]).toEqual([image, key]);
  });

  it('does not say ready without saying which line is not', () => {
    const state = shellState(phone({ lines: [aLine(), offlineLine] }));
    expect(state.tooltip).toEqual({ key: 'tray.state.impaired.line-offline', values: { detail: 'Home' } });
  });

  it('does not say ready without saying what is wrong', () => {
    const readiness = aReadiness([aLine()], { ringing: { outputs: 0, chosen: 'default', label: null } });
    const state = shellState(phone({ readiness }));
    expect(state.tooltip).toMatchObject({ key: 'tray.state.impaired.ringing-device-missing' });
  });

  it('has the line status’s words for whatever may be wrong', () => {
    const shell = createWords('en')('en');
    for (const problem of IMPAIRMENTS) {
      const said = english.t(`status.impaired.${problem}`, { detail: 'Home' });
      expect(said).toMatch(/^Ready, but /);
      const tooltip = shell({ key: `tray.state.impaired.${problem}`, values: { detail: 'Home' } });
      expect(tooltip).toBe(`Offhook – ${said}`);
    }
  });

  it('forgets a call that is over', () => {
    const over = aCall({ state: { phase: 'ended', end: { reason: 'hung-up', sipStatus: null } } });
    const state = shellState(phone({ calls: [over] }));
    expect([state.image, state.busy, commands(state.menu).length]).toEqual(['ready', false, 1]);
  });
});

describe('the menu', () => {
  it('answers and declines each call that rings, under its name', () => {
    const second = { ...ringing, id: 'in-2', remote: { ...ringing.remote, name: 'Bob' } };
    const { menu } = shellState(phone({ calls: [ringing, second] }));
    expect(commands(menu).slice(0, 4)).toEqual([
      { type: 'answer', callId: 'in' },
      { type: 'decline', callId: 'in' },
      { type: 'answer', callId: 'in-2' },
      { type: 'decline', callId: 'in-2' },
    ]);
    expect(
      menu.filter((entry) => entry.kind === 'heading').map(({ label }) => label.values?.['name']),
    ).toEqual(['Alice Brandt', 'Bob']);
  });

  it('mutes and hangs up the call that is talked on, not the one on hold', () => {
    const held = aCall({ id: 'held', state: { localHold: 'on' } });
    const { menu } = shellState(phone({ calls: [talking, held] }));
    expect(commands(menu)).toEqual([
      { type: 'set-mute', callId: 'on', on: true },
      { type: 'hang-up', callId: 'on' },
      { type: 'set-do-not-disturb', on: true },
    ]);
  });

  it('hangs up a call that is still being placed', () => {
    const calling = aCall({ id: 'out', state: { phase: 'calling' } });
    expect(commands(shellState(phone({ calls: [calling] })).menu)).toContainEqual({
      type: 'hang-up',
      callId: 'out',
    });
  });

  it('unmutes what is muted and ticks what is on', () => {
    const { menu } = shellState(
      phone({ calls: [aCall({ id: 'on', state: { muted: true } })], doNotDisturb: true }),
    );
    expect(
      menu.filter((entry) => entry.kind === 'toggle').map(({ checked, command }) => [checked, command]),
    ).toEqual([
      [true, { type: 'set-mute', callId: 'on', on: false }],
      [true, { type: 'set-do-not-disturb', on: false }],
    ]);
  });

  it('calls the last numbers again, by name and number, or by the number alone', () => {
    const remote = { name: 'Ann', number: '300', address: 'sip:300@example.com' };
    const recent = [
      { id: '1', remote, direction: 'outgoing', missed: false, startedAtMs: 0 },
      {
        id: '2',
        remote: { ...remote, name: null, number: '301' },
        direction: 'incoming',
        missed: true,
        startedAtMs: 0,
      },
      {
        id: '3',
        remote: { ...remote, name: 'A'.repeat(60), number: '' },
        direction: 'incoming',
        missed: false,
        startedAtMs: 0,
      },
    ] as const;
    const { menu } = shellState(phone({ recent }));
    const from = menu.findIndex((entry) => entry.kind === 'heading');
    expect(menu.slice(from, from + 5)).toEqual([
      { kind: 'heading', label: { key: 'tray.recent' } },
      {
        kind: 'command',
        label: { key: 'tray.recent.named', values: { name: 'Ann', number: '300' } },
        command: { type: 'dial', target: '300' },
      },
      {
        kind: 'command',
        label: { key: 'tray.recent.bare-missed', values: { name: '301', number: '' } },
        command: { type: 'dial', target: '301' },
      },
      {
        kind: 'command',
        label: { key: 'tray.recent.bare', values: { name: `${'A'.repeat(39)}…`, number: '' } },
        command: { type: 'dial', target: 'sip:300@example.com' },
      },
      { kind: 'separator' },
    ]);
  });

  it('always opens and quits', () => {
    expect(
      shellState(phone({ lines: [] }))
        .menu.slice(-2)
        .map(({ kind }) => kind),
    ).toEqual(['open', 'quit']);
  });
});

describe('what rings', () => {
  it('is shown by name and number, or by number alone', () => {
    const nameless = { ...ringing, id: 'no-name', remote: { ...ringing.remote, name: null, number: '300' } };
    expect(shellState(phone({ calls: [ringing, nameless, talking] })).ringing).toEqual([
      { callId: 'in', name: 'Alice Brandt', number: '+49 30 1234567' },
      { callId: 'no-name', name: '300', number: '' },
    ]);
  });

  it('has no name for who does not want to be known, and hands on what the network says', () => {
    const nobody = { name: null, number: '', address: ANONYMOUS_ADDRESS };
    const checked = { ...ringing, remote: { ...ringing.remote, verification: 'failed' as const } };
    const calls = [{ ...ringing, id: 'nobody', remote: nobody }, checked];
    expect(shellState(phone({ calls })).ringing).toEqual([
      { callId: 'nobody', name: '', number: '' },
      { callId: 'in', name: 'Alice Brandt', number: '+49 30 1234567', verification: 'failed' },
    ]);
  });

  it('keeps the machine awake like any live call', () => {
    expect(shellState(phone({ calls: [ringing] })).busy).toBe(true);
    expect(shellState(phone()).busy).toBe(false);
  });
});
