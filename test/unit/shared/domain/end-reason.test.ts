import { describe, expect, it } from 'vitest';
import { END_REASONS, endReasonForStatus, isFailure } from '../../../../src/shared/domain/end-reason';

describe('the reason behind a final response (RFC 3261 §21)', () => {
  it.each([
    [301, 'redirected'],
    [401, 'authentication'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [407, 'authentication'],
    [408, 'no-answer'],
    [480, 'unavailable'],
    [484, 'address-incomplete'],
    [486, 'busy'],
    [487, 'cancelled'],
    [488, 'no-common-codec'],
    [499, 'failed'],
    [500, 'server-error'],
    [503, 'server-error'],
    [600, 'busy'],
    [603, 'rejected'],
    [699, 'rejected'],
  ] as const)('%d: %s', (status, reason) => {
    expect(endReasonForStatus(status)).toBe(reason);
  });

  it('is one of ours for any number', () => {
    for (let status = -1; status < 1_000; status += 1)
      expect(END_REASONS).toContain(endReasonForStatus(status));
    expect(endReasonForStatus(Number.NaN)).toBe('failed');
  });
});

it('needs no sentence for what the person or the caller did', () => {
  expect(END_REASONS.filter((reason) => !isFailure(reason))).toEqual([
    'hung-up',
    'remote-hung-up',
    'cancelled',
    'missed',
    'answered-elsewhere',
    'declined',
    'transferred',
    'forwarded',
    'quit',
  ]);
});
