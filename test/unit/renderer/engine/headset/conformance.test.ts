import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { HEADSET_PROFILES } from '../../../../fakes/headset-profiles';
import { BEHAVIOURS, conformanceTable, conforms } from './conformance';

describe.each(HEADSET_PROFILES)('$name', (profile) => {
  it.each(BEHAVIOURS)('$name', async (behaviour) => {
    expect(await conforms(profile, behaviour)).not.toBe('NO');
  });
});

it('the README shows what this run shows', async () => {
  const readme = await readFile('README.md', 'utf8');
  const shown = readme.split('<!-- headsets -->')[1] ?? '';
  const rows = shown
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('| -'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  expect(rows).toEqual(await conformanceTable(HEADSET_PROFILES));
});
