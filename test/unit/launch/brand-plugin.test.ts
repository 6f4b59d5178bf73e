import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { accentRule, branded, toneNamed } from '../../../src/launch/brand-plugin';
import type { Brand } from '../../../src/shared/brand/brand-document';
import { BRAND } from '../../../src/shared/brand/brand';
import glocke from '../../fixtures/brands/glocke/brand.json';

const GLOCKE = glocke as Brand;
const LOCALES = join(import.meta.dirname, '../../../assets/locales');

it.each([
  ['“Offhook” is ready.', '“Glocke Phone” is ready.'],
  ['See offhook --help.', 'See glocke --help.'],
  [String.raw`\n\n  offhook dial ADDRESS`, String.raw`\n\n  glocke dial ADDRESS`],
  ['callto: or offhook: link', 'callto: or glocke: link'],
  ['"offhook"', '"glocke"'],
  ['/etc/offhook/x', '/etc/offhook/x'],
])('%s becomes %s', (ours, theirs) => {
  expect(branded(ours, { ...GLOCKE })).toBe(theirs);
});

it.each(['en', 'de', 'shell.en', 'shell.de'])('leaves our name nowhere in %s.json', async (name) => {
  const text = await readFile(join(LOCALES, `${name}.json`), 'utf8');
  expect(branded(text, GLOCKE)).not.toMatch(/offhook/i);
  expect(branded(text, BRAND)).toBe(text);
  expect(() => void JSON.parse(branded(text, GLOCKE))).not.toThrow();
});

it('lets its own ring go by its name', () => {
  const word = '"settings.ring-tone.bell": ';
  expect(toneNamed(`${word}"Chime",`, GLOCKE)).toBe(`${word}"Glocke Phone",`);
  expect(toneNamed('"settings.ring-tone.pulse": "Pulse",', GLOCKE)).toBe(
    '"settings.ring-tone.pulse": "Pulse",',
  );
  expect(toneNamed(`${word}"Chime",`, { ...GLOCKE, ringSound: null })).toBe(`${word}"Chime",`);
});

it('lays its accent over ours, in both looks', () => {
  expect(accentRule(GLOCKE)).toContain('--accent: light-dark(#7a2e8e, #d9a1e8);');
  expect(accentRule(BRAND)).toBe('');
});
