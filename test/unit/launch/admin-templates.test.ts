import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeAdminTemplates } from '../../../src/launch/admin-templates';
import { findBrand } from '../../../src/launch/brand-folder';

const GLOCKE = join(import.meta.dirname, '../../fixtures/brands/glocke');
const XMLLINT = '/usr/bin/xmllint';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-admin-'));
  await writeAdminTemplates(await findBrand({ OFFHOOK_BRAND: GLOCKE }), folder);
});
afterAll(() => rm(folder, { recursive: true }));

const written = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

it('goes by the brand’s names alone', async () => {
  const names = (await readdir(folder, { recursive: true })).sort();
  expect(names).toEqual([
    'README.md',
    'en-US',
    'en-US/glocke.adml',
    'example.glocke.phone.manifest.plist',
    'glocke.admx',
    'glocke.mobileconfig',
    'policies.schema.json',
  ]);
  for (const name of names.filter((each) => each.includes('.')))
    expect(await written(name), name).not.toMatch(/offhook/i);
});

it('names the brand’s places in each system', async () => {
  expect(await written('glocke.admx')).toContain('key="SOFTWARE\\Policies\\Glocke Phone"');
  expect(await written('glocke.admx')).toContain('key="SOFTWARE\\Policies\\Glocke Phone\\Recommended"');
  expect(await written('glocke.mobileconfig')).toContain('<string>example.glocke.phone</string>');
  expect(await written('README.md')).toContain('`/etc/glocke/policies/managed/`');
});

it('says what is built into that product', async () => {
  const schema = JSON.parse(await written('policies.schema.json')) as {
    readonly properties: Readonly<Record<string, { readonly default: unknown }>>;
  };
  expect(schema.properties['provisioning.url']?.default).toBe('https://phones.glocke.example/provision');
  expect(schema.properties['singleSignOn.clientId']?.default).toBe('glocke');
});

it('has identifiers of its own, so that two products’ profiles can be installed beside each other', async () => {
  const ours = await readFile(
    join(import.meta.dirname, '../../../assets/policies/offhook.mobileconfig'),
    'utf8',
  );
  const ids = (text: string): string[] => text.match(/[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}/g) ?? [];
  const all = [...ids(ours), ...ids(await written('glocke.mobileconfig'))];
  expect(all).toHaveLength(4);
  expect(new Set(all).size).toBe(4);
});

// Debian's libxml2-utils; a machine that tests everything has it.
it.skipIf(!existsSync(XMLLINT) && process.env['CI'] !== 'true')('fits the schema of Group Policy', () => {
  const schema = ['--noout', '--nonet', '--schema', 'test/fixtures/policy-definitions.xsd'];
  for (const name of ['glocke.admx', 'en-US/glocke.adml'])
    execFileSync(XMLLINT, [...schema, join(folder, name)], { stdio: 'pipe' });
});
