import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LINK_FAULTS, LINK_SCHEMES } from '../../../../src/shared/domain/link-fault';

const [english, german] = ['en', 'de'].map(
  (language) => JSON.parse(readFileSync(`assets/locales/${language}.json`, 'utf8')) as Record<string, string>,
);

describe('a refused link', () => {
  it.each(LINK_FAULTS)('because of %s says what happened and what to do, in each language', (fault) => {
    for (const words of [english, german]) {
      expect(words?.[`link.fault.${fault}`]).toBeTruthy();
      expect(words?.[`link.fault.${fault}.next`]).toBeTruthy();
    }
  });

  it('of another scheme names every scheme that is called', () => {
    for (const scheme of LINK_SCHEMES) expect(english?.['link.fault.scheme.next']).toContain(`${scheme}:`);
  });
});
