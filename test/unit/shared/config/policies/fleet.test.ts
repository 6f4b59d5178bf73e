import { expect, it } from 'vitest';
import * as v from 'valibot';
import { FEATURES, PROVISIONING, UPDATES } from '../../../../../src/shared/config/policies/fleet';

it.each([
  ['https://phones.example.com/offhook.json', true],
  ['', true],
  ['http://phones.example.com/offhook.json', false],
  ['https://admin:secret@phones.example.com/', false],
  ['javascript:alert(1)', false],
  ['https://', false],
  ['https://a b', false],
])('an address of the provisioning document may be %s: %s', (url, fits) => {
  expect(v.is(PROVISIONING['provisioning.url'].schema, url)).toBe(fits);
});

it('takes updates over plain HTTP from this machine alone', () => {
  const fits = (url: string) => v.is(UPDATES['updates.url'].schema, url);
  expect(fits('http://127.0.0.1:8080/u/')).toBe(true);
  expect(fits('https://updates.example.com/u/')).toBe(true);
  expect(fits('http://updates.example.com/u/')).toBe(false);
  expect(fits('http://127.0.0.1.example.com/')).toBe(false);
});

it.each([
  ['updates.window', '22:00-05:00', '22-5'],
  ['updates.pinnedVersion', '1.4.2-beta.1', 'latest'],
  ['updates.channel', 'beta', '../beta'],
] as const)('%s is %s and never %s', (key, good, bad) => {
  expect(v.is(UPDATES[key].schema, good)).toBe(true);
  expect(v.is(UPDATES[key].schema, bad)).toBe(false);
});

it('can’t be told by a provisioning document where it comes from', () => {
  for (const { levels } of [PROVISIONING['provisioning.url'], PROVISIONING['singleSignOn.issuer']]) {
    expect(levels).not.toContain('provisioning');
  }
});

it('has every feature on until somebody switches it off', () => {
  expect(Object.values(FEATURES).every(({ builtIn }) => builtIn)).toBe(true);
});
