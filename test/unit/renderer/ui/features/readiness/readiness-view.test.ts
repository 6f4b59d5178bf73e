import { describe, expect, it } from 'vitest';
import { READINESS_CHECKS } from '../../../../../../src/shared/domain/readiness';
import {
  failedChecks,
  noticesBeside,
  readinessView,
} from '../../../../../../src/renderer/ui/features/readiness/readiness-view';
import { aLine } from '../../../../../fakes/calls';
import { aReadiness } from '../../../../../fakes/readiness';
import { english } from '../../../english';

const NO_RING = { ringing: { outputs: 0, chosen: 'missing', label: 'Jabra' } } as const;

describe('"Will I ring?"', () => {
  it('answers, and says of every check what it found', () => {
    const view = readinessView(aReadiness([aLine()]), english);
    expect(view.answer).toBe('Yes. Calls ring on this computer.');
    expect(view.checks.map(({ check }) => check)).toEqual(READINESS_CHECKS);
    expect(view.checks.map(({ stateText, mend }) => [stateText, mend])).toEqual(
      READINESS_CHECKS.map(() => ['All right', null]),
    );
  });

  it('names what failed, what it is about and what mends it', () => {
    const view = readinessView(aReadiness([aLine()], NO_RING), english);
    expect(view.checks.find(({ check }) => check === 'ringing-device')).toEqual({
      check: 'ringing-device',
      state: 'failed',
      stateText: 'Needs mending',
      title: 'Ringing device',
      text: 'There is nothing to ring on. Connect a speaker or a headset.',
      detail: 'Jabra',
      mend: { mend: 'open-sound-settings', label: 'Open sound settings' },
    });
  });

  it('says when the server last answered, or that it never did', () => {
    expect(readinessView(aReadiness([aLine()]), english).proven).toMatch(/^The server last answered at \d/);
    expect(readinessView(aReadiness([]), english).proven).toBe('The server has not answered yet.');
  });

  it('says what the system does not tell', () => {
    const view = readinessView(
      aReadiness([aLine()], { ringing: { outputs: null, chosen: 'default', label: null } }),
      english,
    );
    expect(view.checks[2]).toMatchObject({ stateText: 'Not known', text: 'This system does not tell.' });
  });
});

describe('what stands on the phone’s screen', () => {
  it('is what failed and is told nowhere else', () => {
    const lines = [aLine({ status: { kind: 'offline', failure: 'refused', retryAtMs: null } })];
    const readiness = aReadiness(lines, { ...NO_RING, doNotDisturb: true, soundBlocked: true });
    expect(failedChecks(readiness, english).map(({ check }) => check)).toEqual(['ringing-device']);
  });

  it('is not told a second time by a notice', () => {
    const notices = (['speaker-missing', 'no-line'] as const).map((code) => ({
      id: code,
      code,
      callId: null,
      address: null,
    }));
    const failed = failedChecks(aReadiness([aLine()], NO_RING), english);
    expect(noticesBeside(notices, failed).map(({ code }) => code)).toEqual(['no-line']);
    expect(noticesBeside(notices, [])).toBe(notices);
  });

  it('is no warning', () => {
    expect(failedChecks(aReadiness([aLine()], { desktop: null }), english)).toEqual([]);
  });
});
