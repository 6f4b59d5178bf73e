import { describe, expect, it } from 'vitest';
import { chosenLine, lineView } from '../../../../../../src/renderer/ui/features/line/line-view';
import {
  EMPTY_PHONE,
  type LineStatus,
  type PhoneSnapshot,
} from '../../../../../../src/shared/domain/call-snapshot';
import { LINE_FAILURES } from '../../../../../../src/shared/domain/line-failure';
import type { ReadinessFacts } from '../../../../../../src/shared/domain/readiness-of';
import { aLine } from '../../../../../fakes/calls';
import { aReadiness } from '../../../../../fakes/readiness';
import { english } from '../../../english';

function view(part: Partial<PhoneSnapshot>, facts: Partial<ReadinessFacts> = {}) {
  const readiness = aReadiness(part.lines ?? [], facts);
  return lineView({ ...EMPTY_PHONE, readiness, ...part }, null, english);
}
const offline = (failure: (typeof LINE_FAILURES)[number]): LineStatus => ({
  kind: 'offline',
  failure,
  retryAtMs: null,
});

describe('the status line', () => {
  const nothing = { ringing: { outputs: 0, chosen: 'default', label: null } } as const;

  it('is ready to ring only when nothing has failed', () => {
    expect(view({ lines: [aLine()] })).toMatchObject({ text: 'Ready to ring', tone: 'ready' });
    expect(view({ lines: [aLine()] }, nothing)).toMatchObject({
      text: 'Ready, but there is nothing to ring on',
      tone: 'impaired',
    });
    expect(view({ lines: [aLine()] }, { doNotDisturb: true }).text).toMatch(/^Do not disturb/);
  });

  it('says the one worst thing', () => {
    const lines = [aLine(), aLine({ id: 'b', label: 'Home', status: offline('silent') })];
    expect(view({ lines }, nothing).text).toBe('Ready, but Home is offline');
  });

  it('does not say "do not disturb" of a line that could not ring anyway', () => {
    const lines = [aLine({ status: offline('unreachable') })];
    expect(view({ lines }, { doNotDisturb: true }).text).toMatch(/^Offline/);
  });

  it('says whether an offline line comes back by itself or waits for the person', () => {
    expect(view({ lines: [aLine({ status: offline('silent') })] }).text).toBe(
      'Offline: trying again by itself',
    );
    expect(view({ lines: [aLine({ status: offline('wrong-password') })] }).text).toBe(
      'Offline: it needs you',
    );
    expect(view({ lines: [aLine({ status: { kind: 'signed-out' } })] }).text).toBe('Offline: signed out');
  });

  it('is connecting before the lines are there, and while one is proven', () => {
    expect(view({}).text).toBe('Connecting…');
    const line = aLine({ status: { kind: 'connecting' } });
    expect(view({ lines: [line] }).text).toBe('Connecting…');
    expect(view({ lines: [line] }, { lines: [{ line, registered: true, provenAtMs: 1 }] }).text).toBe(
      'Connecting: checking whether the server answers',
    );
  });
});

describe('the chosen line', () => {
  const connecting = aLine({ id: 'a', status: { kind: 'connecting' } });
  const ready = aLine({ id: 'b' });

  it('is the person’s choice, else the first that is ready, else the first', () => {
    expect(chosenLine([connecting, ready], 'a')?.id).toBe('a');
    expect(chosenLine([connecting, ready], null)?.id).toBe('b');
    expect(chosenLine([connecting], 'gone')?.id).toBe('a');
    expect(chosenLine([], null)).toBeNull();
  });
});

describe('problems', () => {
  it('asks for a password exactly where one is missing or wrong', () => {
    const asking = LINE_FAILURES.filter(
      (failure) => view({ lines: [aLine({ status: offline(failure) })] }).problems[0]?.password !== null,
    );
    expect(asking).toEqual(['wrong-password', 'password-missing', 'keyring-locked', 'keyring-missing']);
  });

  it('never offers to repeat a wrong password', () => {
    const [problem] = view({ lines: [aLine({ status: offline('wrong-password') })] }).problems;
    expect(problem).toMatchObject({ canRetry: false, label: null, password: 'Password for Work' });
  });

  it('names the line where there are several', () => {
    const lines = [aLine(), aLine({ id: 'b', label: 'Private', status: offline('refused') })];
    expect(view({ lines }).problems).toMatchObject([{ lineId: 'b', label: 'Private', canRetry: true }]);
  });
});
