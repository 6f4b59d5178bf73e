import { describe, expect, it } from 'vitest';
import {
  LINE_FAILURES,
  lineFailureForStatus,
  retryAfter,
  type Retry,
} from '../../../../src/shared/domain/line-failure';

describe('when to try again', () => {
  it('is a decision for every failure', () => {
    const where = (retry: Retry) => LINE_FAILURES.filter((failure) => retryAfter(failure) === retry);
    expect(where('never')).toEqual(['wrong-password', 'password-missing', 'insecure-server']);
    expect(where('slowly')).toEqual([
      'forbidden',
      'unknown-account',
      'keyring-locked',
      'keyring-missing',
      'sign-in-needed',
    ]);
    expect(where('soon')).toContain('socket-lost');
    expect(where('soon')).toContain('certificate-expired');
  });
});

describe('the failure behind a REGISTER’s answer (RFC 3261 §10.2.7)', () => {
  it.each([
    [401, 'wrong-password'],
    [407, 'wrong-password'],
    [403, 'forbidden'],
    [404, 'unknown-account'],
    [410, 'unknown-account'],
    [408, 'silent'],
    [302, 'server-error'],
    [500, 'server-error'],
    [503, 'server-error'],
    [603, 'server-error'],
    [604, 'unknown-account'],
  ] as const)('%d: %s', (status, failure) => {
    expect(lineFailureForStatus(status)).toBe(failure);
  });
});
