import { describe, expect, it } from 'vitest';
import en from '../../../../assets/locales/en.json';
import de from '../../../../assets/locales/de.json';
import { NOTICE_CODES } from '../../../../src/shared/domain/call-snapshot';
import { END_REASONS } from '../../../../src/shared/domain/end-reason';
import { LINE_FAILURES } from '../../../../src/shared/domain/line-failure';
import type { AddressFault } from '../../../../src/shared/domain/address';
import type { MessageKey } from '../../../../src/shared/text/message-key';

const ADDRESS_FAULTS: Readonly<Record<AddressFault, true>> = {
  empty: true,
  'too-long': true,
  'bad-character': true,
  'bad-host': true,
  'no-user': true,
  scheme: true,
};

const needed: readonly MessageKey[] = [
  ...LINE_FAILURES.flatMap((code) => [`line.${code}`, `line.${code}.next`] as const),
  ...END_REASONS.map((reason) => `end.${reason}` as const),
  ...NOTICE_CODES.map((code) => `notice.${code}` as const),
  ...(Object.keys(ADDRESS_FAULTS) as AddressFault[]).flatMap(
    (code) => [`address.${code}`, `address.${code}.next`] as const,
  ),
];

describe.each(Object.entries({ en, de }))('the %s catalogue', (_language, catalog) => {
  it.each(needed)('has words for %s', (key) => {
    expect(catalog[key]).toEqual(expect.any(Object));
  });
});

it('says the same things in German as in English', () => {
  expect(Object.keys(de)).toEqual(Object.keys(en));
});
