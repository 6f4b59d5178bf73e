import { describe, expect, it } from 'vitest';
import {
  signInError,
  type SignInProblem,
} from '../../../../../../src/renderer/ui/features/sign-in/sign-in-view';
import { LINE_FAILURES } from '../../../../../../src/shared/domain/line-failure';
import { english } from '../../../english';

const others: readonly SignInProblem[] = [
  'empty',
  'too-long',
  'bad-character',
  'bad-host',
  'no-user',
  'scheme',
  'bad-server',
  'already-signed-in',
  'password-empty',
];

describe('signInError', () => {
  it.each([...LINE_FAILURES, ...others])('has a sentence and a next step for %s', (fault) => {
    const error = signInError(fault, english);
    for (const words of [error.what, error.next]) expect(words).toMatch(/^[A-Z].*\.$/);
  });

  it('points at the field that is to be mended', () => {
    const fields = (['bad-host', 'wrong-password', 'insecure-server', 'silent'] as const).map(
      (fault) => signInError(fault, english).field,
    );
    expect(fields).toEqual(['address', 'password', 'server', null]);
  });
});
