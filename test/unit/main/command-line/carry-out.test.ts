import { describe, expect, it, vi } from 'vitest';
import { createWords } from '../../../../src/main/app/words';
import type { PolicyReport } from '../../../../src/shared/config/policy-report';
import { carryOut } from '../../../../src/main/command-line/carry-out';
import type { Command } from '../../../../src/main/command-line/command';
import { pageText } from '../../../../src/main/command-line/page-text';
import type { LinkOutcome } from '../../../../src/main/services/links/link-desk';
import {
  EMPTY_PHONE,
  type PhoneCommand,
  type PhoneSnapshot,
} from '../../../../src/shared/domain/call-snapshot';
import type { DialOutcome } from '../../../../src/shared/ipc/desktop-services';
import type { CallState } from '../../../../src/shared/domain/call-machine';
import { aCall } from '../../../fakes/calls';
import { ManualClock } from '../../../fakes/clock';

const IDLE: PhoneSnapshot = { ...EMPTY_PHONE };
const POLICIES: PolicyReport = {
  entries: [{ key: 'updates.mode', value: 'off', source: 'machine-mandatory', from: '/etc/x.json' }],
  faults: [],
};
const withCall = (state: Partial<CallState>): PhoneSnapshot => ({
  ...EMPTY_PHONE,
  calls: [aCall({ id: 'c1', state })],
});
const RINGING = withCall({ phase: 'incoming', direction: 'incoming' });
const TALKING = withCall({ phase: 'connected' });

/** A phone that does what `onAsk` says. */
function aPhone(first: PhoneSnapshot, onAsk: (command: PhoneCommand) => PhoneSnapshot | null = () => null) {
  const clock = new ManualClock();
  const watchers = new Set<() => void>();
  let phone = first;
  const publish = (next: PhoneSnapshot): void => {
    phone = next;
    for (const watcher of [...watchers]) watcher();
  };
  const world = {
    ready: true,
    outcome: 'calling' as DialOutcome | null,
    opened: { kind: 'done' } as LinkOutcome,
  };
  const ask = vi.fn((command: PhoneCommand) => {
    const next = onAsk(command);
    if (next) publish(next);
  });
  const showMain = vi.fn();
  const dial = vi.fn(() => Promise.resolve(world.outcome));
  const run = (command: Command) =>
    carryOut(command, {
      version: '1.2.3',
      desk: { dial, ready: () => Promise.resolve(world.ready) },
      openLink: () => Promise.resolve(world.opened),
      phone: () => phone,
      watch(listener) {
        watchers.add(listener);
        return () => watchers.delete(listener);
      },
      ask,
      policies: () => Promise.resolve(POLICIES),
      showMain,
      speak: () => Promise.resolve({ say: createWords('en')('en'), page: pageText('en', 'en') }),
      after: (delayMs, callback) => clock.after(delayMs, callback),
    });
  return { run, ask, showMain, dial, publish, world, clock, watchers };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('what has happened is said to have', () => {
  it.each([
    [{ kind: 'answer' }, RINGING, TALKING, { type: 'answer', callId: 'c1' }, /^Answered: /],
    [
      { kind: 'decline' },
      RINGING,
      withCall({ phase: 'ended' }),
      { type: 'decline', callId: 'c1' },
      /^Turned away: /,
    ],
    [{ kind: 'hang-up' }, TALKING, IDLE, { type: 'hang-up', callId: 'c1' }, /^Ended: /],
    [
      { kind: 'mute', on: null },
      TALKING,
      withCall({ phase: 'connected', muted: true }),
      { type: 'set-mute', callId: 'c1', on: true },
      /^Muted: /,
    ],
    [
      { kind: 'mute', on: null },
      withCall({ phase: 'connected', muted: true }),
      TALKING,
      { type: 'set-mute', callId: 'c1', on: false },
      /^No longer muted: /,
    ],
    [
      { kind: 'mute', on: true },
      withCall({ phase: 'connected', muted: true }),
      null,
      { type: 'set-mute', callId: 'c1', on: true },
      /^Muted: /,
    ],
  ] as const)('%j', async (command, before, then, asked, out) => {
    const { run, ask, watchers, clock } = aPhone(before, () => then);
    const reply = await run(command);
    expect(reply).toMatchObject({ code: 0, err: '' });
    expect(reply.out).toMatch(out);
    expect(ask.mock.calls).toEqual([[asked]]);
    expect([watchers.size, clock.waits()]).toEqual([0, []]);
  });
});

describe('what has not is not', () => {
  it.each(['answer', 'decline', 'hang-up'] as const)('%s that does not come about in time', async (kind) => {
    const { run, clock } = aPhone(kind === 'hang-up' ? TALKING : RINGING);
    const reply = run({ kind });
    await settled();
    clock.advance(10_000);
    expect(await reply).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('has not happened yet') as string,
    });
  });

  it('answer and mute for a call that ends instead', async () => {
    for (const command of [{ kind: 'answer' }, { kind: 'mute', on: true }] as const) {
      const { run } = aPhone(command.kind === 'answer' ? RINGING : TALKING, () => IDLE);
      expect(await run(command)).toMatchObject({
        code: 1,
        err: expect.stringContaining('is over') as string,
      });
    }
  });

  it('anything for a call that is not there', async () => {
    for (const [kind, phone] of [
      ['answer', IDLE],
      ['answer', TALKING],
      ['decline', TALKING],
      ['hang-up', IDLE],
      ['hang-up', RINGING],
    ] as const) {
      const { run, ask } = aPhone(phone);
      expect((await run({ kind })).code).toBe(4);
      expect(ask).not.toHaveBeenCalled();
    }
    expect((await aPhone(RINGING).run({ kind: 'mute', on: null })).code).toBe(4);
  });
});

describe('dial and links', () => {
  it('dial is placed without a question', async () => {
    const { run, dial, showMain } = aPhone(IDLE);
    expect(await run({ kind: 'dial', address: 'bob' })).toEqual({ code: 0, out: 'Calling bob', err: '' });
    expect(dial.mock.calls).toEqual([[{ target: 'bob', confirm: false }]]);
    expect(showMain).not.toHaveBeenCalled();
  });

  it.each([
    ['no-line', /bob was not called\. You are not signed in/],
    ['bad-character', /a character that no address has\. Remove/],
    ['no-user', /not a number or address/],
    [null, /window did not come up/],
  ] as const)('a call that is not placed says why: %s', async (outcome, err) => {
    const { run, world } = aPhone(IDLE);
    world.outcome = outcome;
    const reply = await run({ kind: 'dial', address: 'bob' });
    expect([reply.code, reply.out]).toEqual([1, '']);
    expect(reply.err).toMatch(err);
  });

  it.each([
    [{ kind: 'done' }, 0, '', ''],
    [{ kind: 'call-gone' }, 4, '', 'That call is over.'],
    [
      { kind: 'dialled', shown: '+49 30', outcome: 'asking' },
      0,
      'Offhook’s window asks whether to call +49 30.',
      '',
    ],
  ] as const)('a link: %j', async (opened, code, out, err) => {
    const { run, world } = aPhone(IDLE);
    world.opened = opened;
    expect(await run({ kind: 'link', text: 'tel:1' })).toEqual({ code, out, err });
  });

  it('a refused link says why', async () => {
    const { run, world } = aPhone(IDLE);
    world.opened = { kind: 'refused', fault: 'service-code' };
    const reply = await run({ kind: 'link', text: 'tel:*72' });
    expect(reply.code).toBe(1);
    expect(reply.err).toMatch(/service code with \* or #, so nothing was called\. Such codes/);
  });
});

describe('show and status', () => {
  it('show brings the window once there is one', async () => {
    const { run, showMain, world } = aPhone(IDLE);
    expect(await run({ kind: 'show' })).toEqual({ code: 0, out: '', err: '' });
    expect(showMain).toHaveBeenCalledOnce();
    world.ready = false;
    expect((await run({ kind: 'show' })).code).toBe(1);
  });

  it('status waits for an engine that is still starting, and tells all the same when it does not come', async () => {
    const { run, publish } = aPhone(EMPTY_PHONE);
    const reply = run({ kind: 'status', json: true });
    await settled();
    publish({ ...IDLE, missedCount: 3 });
    expect(JSON.parse((await reply).out)).toMatchObject({ running: true, app: '1.2.3', missed: 3 });
    const dead = aPhone(EMPTY_PHONE);
    const late = dead.run({ kind: 'status', json: true });
    await settled();
    dead.clock.advance(10_000);
    expect(JSON.parse((await late).out)).toMatchObject({ running: true, verdict: 'connecting' });
  });

  it('status says it in sentences', async () => {
    const { run } = aPhone({
      ...TALKING,
      missedCount: 2,
      readiness: {
        verdict: 'impaired',
        provenAtMs: null,
        items: [
          { check: 'registration', state: 'failed', problem: 'line-offline', mend: null, detail: null },
          {
            check: 'ringing-device',
            state: 'failed',
            problem: 'ringing-device-missing',
            mend: null,
            detail: null,
          },
          { check: 'window', state: 'ok', problem: null, mend: null, detail: null },
        ],
      },
      lines: [
        {
          id: 'l',
          label: 'Work',
          address: 'sip:a@x.example',
          demo: false,
          status: { kind: 'offline', failure: 'silent', retryAtMs: null },
        },
      ],
    });
    const { code, out } = await run({ kind: 'status', json: false });
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'Offhook may not ring.',
      'Work (sip:a@x.example): offline. The server does not answer.',
      'Ringing device: There is nothing to ring on. Connect a speaker or a headset.',
      expect.stringMatching(/: Connected$/),
      '2 missed calls',
    ]);
  });
});

it('tells the policies, as data and as words', async () => {
  const { run } = aPhone(EMPTY_PHONE);
  const data = await run({ kind: 'policies', json: true });
  expect([data.code, JSON.parse(data.out)]).toEqual([0, POLICIES]);
  expect((await run({ kind: 'policies', json: false })).out).toContain('updates.mode: off');
});
