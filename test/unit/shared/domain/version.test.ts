import { describe, expect, it } from 'vitest';
import { compareVersions, readVersion } from '../../../../src/shared/domain/version';

/** Semantic Versioning 2.0.0 §11.4, and what surrounds it. */
const RISING = [
  '0.0.9',
  '0.1.0-0',
  '0.1.0-2',
  '0.1.0-10',
  '0.1.0-alpha',
  '0.1.0-alpha.1',
  '0.1.0-alpha.beta',
  '0.1.0-beta',
  '0.1.0-beta.2',
  '0.1.0-beta.11',
  '0.1.0-rc.1',
  '0.1.0',
  '0.2.0',
  '0.10.0',
  '1.0.0',
  '10.0.0',
] as const;

function version(text: string) {
  const read = readVersion(text);
  if (!read) throw new Error(`no version: ${text}`);
  return read;
}

describe('versions', () => {
  it('rank as semantic versioning says (§11)', () => {
    for (const [at, one] of RISING.entries())
      for (const [against, other] of RISING.entries())
        expect([one, other, compareVersions(version(one), version(other))]).toEqual([
          one,
          other,
          Math.sign(at - against),
        ]);
  });

  it('are the same whatever they were built of (§10)', () => {
    expect(compareVersions(version('1.2.3+linux'), version('1.2.3+win'))).toBe(0);
  });

  it.each(['', '1', '1.2', 'v1.2.3', '01.2.3', '1.2.3-', '1.2.3 ', '../1.2.3', '1.2.3.4', '1.2.9999999999'])(
    'are not made of “%s”',
    (text) => {
      expect(readVersion(text)).toBeNull();
    },
  );
});
