import { describe, expect, it } from 'vitest';
import { impairmentOf } from '../../../../src/shared/domain/readiness';
import { aLine } from '../../../fakes/calls';
import { aReadiness } from '../../../fakes/readiness';

describe('the one worst thing', () => {
  const none = { outputs: 0, chosen: 'default', label: null } as const;
  const home = aLine({ label: 'Home', status: { kind: 'offline', failure: 'silent', retryAtMs: null } });

  it('is the first check that failed, with what it is about', () => {
    expect(impairmentOf(aReadiness([aLine(), home], { ringing: none }))).toEqual({
      problem: 'line-offline',
      detail: 'Home',
    });
    expect(impairmentOf(aReadiness([aLine()], { ringing: none, soundBlocked: true }))).toEqual({
      problem: 'ringing-device-missing',
      detail: '',
    });
  });

  it('is none where nothing failed, and where no line is there to ring', () => {
    expect(impairmentOf(aReadiness([aLine()], { desktop: null }))).toBeNull();
    expect(impairmentOf(aReadiness([home], { ringing: none }))).toBeNull();
  });
});
