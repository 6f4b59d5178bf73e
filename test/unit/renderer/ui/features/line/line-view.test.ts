import { describe, expect, it } from 'vitest';
import { chosenLine, lineView } from '../../../../../../src/renderer/ui/features/line/line-view';
import {
  EMPTY_PHONE,
  type LineStatus,
  type PhoneSnapshot,
} from '../../../../../../src/shared/domain/call-snapshot';
import { LINE_FAILURES } from '../../../../../../src/shared/domain/line-failure';
import type { Device } from '../../../../../../src/renderer/engine/ports';
import { aLine } from '../../../../../fakes/calls';
import { english } from '../../../english';

const microphone: Device = { id: 'm', label: 'Mic', kind: 'microphone' };
const speaker: Device = { id: 's', label: 'Speaker', kind: 'speaker' };

function view(part: Partial<PhoneSnapshot>, devices: readonly Device[] = []) {
  return lineView({ ...EMPTY_PHONE, ...part }, null, devices, english);
}
const offline = (failure: (typeof LINE_FAILURES)[number]): LineStatus => ({
  kind: 'offline',
  failure,
  retryAtMs: null,
});

describe('the status line', () => {
  it('is ready only when the line is, nothing is turned away and there is something to ring on', () => {
    expect(view({ lines: [aLine()] }, [microphone, speaker]).text).toBe('Ready to ring');
    expect(view({ lines: [aLine()] }, [microphone]).text).toBe('Ready, but there is nothing to ring on');
    expect(view({ lines: [aLine()], doNotDisturb: true }).text).toMatch(/^Do not disturb/);
  });

  it('does not say "do not disturb" of a line that could not ring anyway', () => {
    const lines = [aLine({ status: offline('unreachable') })];
    expect(view({ lines, doNotDisturb: true }).text).toMatch(/^Offline/);
  });

  it('says whether an offline line comes back by itself or waits for the person', () => {
    expect(view({ lines: [aLine({ status: offline('silent') })] }).text).toBe(
      'Offline: trying again by itself',
    );
    expect(view({ lines: [aLine({ status: offline('wrong-password') })] }).text).toBe(
      'Offline: it needs you',
    );
  });

  it('counts the other lines that are offline', () => {
    const away = aLine({ id: 'b', status: offline('silent') });
    expect(view({ lines: [aLine(), away] }).text).toBe('Ready to ring, 1 other line is offline');
    expect(view({ lines: [aLine(), away, { ...away, id: 'c' }] }).text).toContain('2 other lines are');
  });

  it('is connecting before the lines are there', () => {
    expect(view({}).text).toBe('Connecting…');
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
