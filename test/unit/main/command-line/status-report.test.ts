import { expect, it } from 'vitest';
import { EMPTY_PHONE, type PhoneSnapshot } from '../../../../src/shared/domain/call-snapshot';
import { NOT_RUNNING_STATUS, statusReport } from '../../../../src/main/command-line/status-report';
import { aCall } from '../../../fakes/calls';

const LINE = { id: 'l1', label: 'Work', address: 'sip:a@x.example', demo: false };
const PHONE: PhoneSnapshot = {
  ...EMPTY_PHONE,
  lines: [
    { ...LINE, status: { kind: 'ready' } },
    { ...LINE, id: 'l2', status: { kind: 'offline', failure: 'silent', retryAtMs: 60_000 } },
  ],
  calls: [
    aCall({ id: 'c1', state: { phase: 'connected', muted: true, localHold: 'holding' } }),
    aCall({ id: 'c2', state: { phase: 'ended' } }),
  ],
  missedCount: 2,
  readiness: { verdict: 'impaired', items: [], provenAtMs: 1_000 },
};

it('tells what goes on, in names that stay', () => {
  const report = statusReport(PHONE, '1.2.3');
  expect(report).toMatchObject({
    version: 1,
    running: true,
    app: '1.2.3',
    verdict: 'impaired',
    provenAt: '1970-01-01T00:00:01.000Z',
    lines: [
      { ...LINE, status: 'ready', failure: null, retryAt: null },
      { id: 'l2', status: 'offline', failure: 'silent', retryAt: '1970-01-01T00:01:00.000Z' },
    ],
    calls: [{ id: 'c1', phase: 'connected', muted: true, held: true, heldByOther: false }],
    doNotDisturb: false,
    missed: 2,
    headset: null,
  });
  expect(report.calls).toHaveLength(1);
});

it('has the same fields when nothing runs', () => {
  expect(Object.keys(NOT_RUNNING_STATUS)).toEqual(Object.keys(statusReport(PHONE, '1')));
});
