import { expect, it } from 'vitest';
import { diagnosticSummary } from '../../../../../../src/renderer/ui/features/settings/summary';
import { EMPTY_PHONE } from '../../../../../../src/shared/domain/call-snapshot';
import { aCall, aLine } from '../../../../../fakes/calls';

const surroundings = { kind: 'desktop', version: '1.2.3', platform: 'linux', locale: 'de' } as const;

it('tells what an administrator needs and nobody’s name, number, address or device', () => {
  const summary = diagnosticSummary(
    surroundings,
    {
      ...EMPTY_PHONE,
      lines: [aLine({ status: { kind: 'offline', failure: 'silent', retryAtMs: null } })],
      calls: [aCall()],
      notices: [{ id: 'n', code: 'microphone-lost', callId: null, address: null }],
    },
    [{ id: 'm', label: 'Ida’s headset', kind: 'microphone' }],
  );
  expect(summary).toContain('Offhook 1.2.3');
  expect(summary).toContain('line 1: offline: silent');
  expect(summary).toContain('microphone-lost');
  expect(summary).not.toMatch(/Alice|Ida|Work|example|1234567|sip:/i);
});
