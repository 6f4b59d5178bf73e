import { describe, expect, it } from 'vitest';
import { NO_POLICIES } from '../../../../../src/shared/config/policy-report';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../src/shared/config/settings';
import { fail } from '../../../../../src/shared/domain/result';
import { lineOutlook } from '../../../../../src/renderer/ui/state/link-calls';
import { firstState } from '../../../../../src/renderer/ui/state/ui-state';
import { createUi } from '../../../../../src/renderer/ui/state/ui';
import type { LineStatus } from '../../../../../src/shared/domain/call-snapshot';
import { ALICE } from '../../../../fakes/account';
import { aLine } from '../../../../fakes/calls';
import { ManualClock } from '../../../../fakes/clock';
import { FakeDesktop } from '../../../../fakes/desktop-services';
import { FakePhone } from '../../../../fakes/phone';

const surroundings = { kind: 'desktop', version: '1.0.0', platform: 'linux', locale: 'en' } as const;
const signedIn: Settings = { ...DEFAULT_SETTINGS, accounts: [ALICE] };
const link = { id: 'link-1', target: '204', confirm: true };
const command = { id: 'command-1', target: '204', confirm: false };

function aDesk(settings = signedIn) {
  const desktop = new FakeDesktop();
  const clock = new ManualClock();
  const ui = createUi(settings, surroundings, desktop, (delayMs, callback) => clock.after(delayMs, callback));
  const phone = new FakePhone({ lines: [aLine()] }, settings);
  return { desktop, clock, ui, phone, links: () => ui.store.getState().links };
}

/** Whatever was promised by now has happened. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a link that asks first', () => {
  it('puts the question, tells that it asks, and calls nobody', async () => {
    const { desktop, ui, phone, links } = aDesk();
    ui.attach(phone);
    desktop.dial(link);
    await settled();
    expect(links()).toEqual({ question: { id: 'link-1', target: '204' }, note: null });
    expect(desktop.outcomes).toEqual([{ id: 'link-1', outcome: 'asking' }]);
    expect(phone.dialled).toEqual([]);
    desktop.dial({ ...link, id: 'link-2', shown: '2-04' });
    expect(links().question).toEqual({ id: 'link-2', target: '204', shown: '2-04' });
  });

  it('calls on yes, once', async () => {
    const { desktop, ui, phone, links } = aDesk();
    ui.attach(phone);
    desktop.dial(link);
    await Promise.all([ui.actions.callLink(), ui.actions.callLink()]);
    expect(phone.dialled).toEqual([{ target: '204', lineId: undefined }]);
    expect(ui.store.getState()).toMatchObject({ shownCallId: 'call-1', callOpen: true });
    expect(links()).toEqual({ question: null, note: null });
  });

  it('calls nobody on no', async () => {
    const { desktop, ui, phone, links } = aDesk();
    ui.attach(phone);
    desktop.dial(link);
    ui.actions.dropLink();
    await ui.actions.callLink();
    expect(phone.dialled).toEqual([]);
    expect(links().question).toBeNull();
  });

  it('gives way to a newer link', async () => {
    const { desktop, ui, phone } = aDesk();
    ui.attach(phone);
    desktop.dial(link);
    desktop.dial({ ...link, id: 'link-2', target: '118' });
    await ui.actions.callLink();
    expect(phone.dialled.map(({ target }) => target)).toEqual(['118']);
  });

  it('is asked before the engine runs, and calls once the line is ready', async () => {
    const { desktop, ui, phone, links } = aDesk();
    desktop.dial(link);
    const calling = ui.actions.callLink();
    expect(links().note).toEqual({ kind: 'waiting', target: '204' });
    phone.set({ lines: [aLine({ status: { kind: 'connecting' } })] });
    ui.attach(phone);
    await settled();
    expect(phone.dialled).toEqual([]);
    phone.set({ lines: [aLine()] });
    await calling;
    expect(phone.dialled).toHaveLength(1);
    expect(links().note).toBeNull();
  });

  it('has nothing to ask when nobody is signed in', () => {
    const { desktop, links } = aDesk(DEFAULT_SETTINGS);
    desktop.dial(link);
    expect(links()).toEqual({
      question: null,
      note: { kind: 'not-called', target: '204', fault: 'no-line' },
    });
    expect(desktop.outcomes).toEqual([{ id: 'link-1', outcome: 'no-line' }]);
  });
});

describe('a call without a question', () => {
  it('is placed at once, on the chosen line, and told', async () => {
    const { desktop, ui, phone } = aDesk();
    ui.attach(phone);
    ui.actions.chooseLine('line-1');
    desktop.dial(command);
    await settled();
    expect(phone.dialled).toEqual([{ target: '204', lineId: 'line-1' }]);
    expect(desktop.outcomes).toEqual([{ id: 'command-1', outcome: 'calling' }]);
  });

  it('tells why it was not placed', async () => {
    const { desktop, ui, phone, links } = aDesk();
    phone.dialOutcome = fail('too-many-calls', 'full');
    ui.attach(phone);
    desktop.dial(command);
    await settled();
    expect(desktop.outcomes).toEqual([{ id: 'command-1', outcome: 'too-many-calls' }]);
    expect(links().note).toEqual({ kind: 'not-called', target: '204', fault: 'too-many-calls' });
  });

  it('waits ten seconds for a line that is coming up, no longer', async () => {
    const { desktop, clock, ui, phone } = aDesk();
    phone.set({ lines: [aLine({ status: { kind: 'connecting' } })] });
    phone.dialOutcome = fail('line-not-ready', 'connecting');
    ui.attach(phone);
    desktop.dial(command);
    await settled();
    expect(clock.waits()).toEqual([10_000]);
    expect(desktop.outcomes).toEqual([]);
    clock.advance(10_000);
    await settled();
    expect(desktop.outcomes).toEqual([{ id: 'command-1', outcome: 'line-not-ready' }]);
  });

  it('does not wait for an engine that failed', async () => {
    const { desktop, ui } = aDesk();
    desktop.dial(command);
    ui.fail('no WebRTC');
    await settled();
    expect(desktop.outcomes).toEqual([{ id: 'command-1', outcome: 'line-not-ready' }]);
  });

  it('is given up when the person says so, or when another one comes', async () => {
    const { desktop, ui, phone, links } = aDesk();
    desktop.dial(command);
    desktop.dial({ ...command, id: 'command-2', target: '118' });
    await settled();
    expect(desktop.outcomes).toEqual([{ id: 'command-1', outcome: 'line-not-ready' }]);
    expect(links().note).toEqual({ kind: 'waiting', target: '118' });
    ui.actions.dismissLinkNote();
    ui.attach(phone);
    await settled();
    expect(phone.dialled).toEqual([]);
    expect(links().note).toBeNull();
  });
});

it('shows why a link was refused, one at a time, until it is dismissed', () => {
  const { desktop, ui, links } = aDesk();
  desktop.refuse('headers');
  desktop.refuse('service-code');
  expect(links().note).toEqual({ kind: 'refused', fault: 'service-code' });
  ui.actions.dismissLinkNote();
  expect(links().note).toBeNull();
});

it('calls what waits for its line also when a bad link comes meanwhile', async () => {
  const { desktop, ui, phone, links } = aDesk();
  desktop.dial(command);
  desktop.refuse('headers');
  ui.actions.dismissLinkNote();
  desktop.refuse('too-many');
  ui.attach(phone);
  await settled();
  expect(desktop.outcomes).toEqual([{ id: 'command-1', outcome: 'calling' }]);
  expect(links().note).toEqual({ kind: 'refused', fault: 'too-many' });
});

describe('whether a line may still come', () => {
  const state = firstState(signedIn, surroundings, NO_POLICIES);
  const withLines = (...statuses: LineStatus[]) => ({
    ...state,
    engine: 'running' as const,
    snapshot: {
      ...state.snapshot,
      lines: statuses.map((status, index) => aLine({ id: `line-${String(index + 1)}`, status })),
    },
  });
  const offline = { kind: 'offline', failure: 'unreachable', retryAtMs: 1 } as const;

  it.each([
    ['the engine starts', state, 'coming'],
    ['its lines are not made yet', withLines(), 'coming'],
    ['one is ready', withLines(offline, { kind: 'ready' }), 'ready'],
    ['one connects', withLines(offline, { kind: 'connecting' }), 'coming'],
    ['its password is being fetched', withLines({ kind: 'signed-out' }), 'coming'],
    ['all are offline', withLines(offline, offline), 'none'],
    ['the chosen one is offline', { ...withLines(offline, { kind: 'ready' }), lineId: 'line-1' }, 'none'],
    ['the engine failed', { ...state, engine: 'failed' as const }, 'none'],
    ['nobody is signed in', firstState(DEFAULT_SETTINGS, surroundings, NO_POLICIES), 'none'],
  ])('%s', (_name, given, outlook) => {
    expect(lineOutlook(given)).toBe(outlook);
  });
});
