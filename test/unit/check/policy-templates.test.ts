import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { templates } from '../../../assets/policies/templates';
import { checkPolicyTemplates } from '../../check/policy-templates';
import { POLICY_KEYS, policyRow } from '../../../src/shared/config/policy-table';

const XMLLINT = '/usr/bin/xmllint';
let files: ReadonlyMap<string, string>;
let folder: string;

beforeAll(async () => {
  files = await templates();
  folder = mkdtempSync(join(tmpdir(), 'offhook-templates-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const text = (name: string): string => files.get(name) ?? '';

it('are what is in the tree', async () => {
  expect(await checkPolicyTemplates()).toEqual({ passed: true, output: '' });
});

it.each([
  'offhook.admx',
  'offhook.mobileconfig',
  'app.offhook.desktop.manifest.plist',
  'policies.schema.json',
  'README.md',
])('%s has every key', (name) => {
  for (const key of POLICY_KEYS) expect(text(name)).toContain(key);
});

// Debian's libxml2-utils; a machine that tests everything has it.
describe.skipIf(!existsSync(XMLLINT) && process.env['CI'] !== 'true')('as XML', () => {
  const lint = (name: string, content: string, ...options: string[]): string => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return execFileSync(XMLLINT, ['--noout', '--nonet', ...options, file], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  };
  const schema = ['--schema', 'test/fixtures/policy-definitions.xsd'];

  it('the group policy templates fit their schema', () => {
    lint('offhook.admx', text('offhook.admx'), ...schema);
    lint('offhook.adml', text('en-US/offhook.adml'), ...schema);
  });

  it('a template that doesn’t fit is refused', () => {
    const broken = text('offhook.admx').replace('class="Both"', 'class="Everybody"');
    expect(() => lint('broken.admx', broken, ...schema)).toThrow(/Everybody/);
  });

  it('the property lists are well-formed', () => {
    for (const name of ['offhook.mobileconfig', 'app.offhook.desktop.manifest.plist']) {
      // Apple's DTD would have to be fetched.
      lint('list.plist', text(name).replace(/<!DOCTYPE[^>]*>/, ''));
    }
  });
});

it('the templates’ words are all there, and each is used', () => {
  const words = new Set(
    [...text('en-US/offhook.adml').matchAll(/<string id="([^"]+)"/g)].map(([, id]) => id),
  );
  const forms = new Set(
    [...text('en-US/offhook.adml').matchAll(/<presentation id="([^"]+)"/g)].map(([, id]) => id),
  );
  const used = (kind: string) =>
    new Set(
      [...text('offhook.admx').matchAll(new RegExp(`\\$\\(${kind}\\.([^)]+)\\)`, 'g'))].map(([, id]) => id),
    );
  expect([...used('string')].sort()).toEqual([...words].sort());
  expect([...used('presentation')].sort()).toEqual([...forms].sort());
});

it('the JSON schema takes every example and refuses what the table refuses', () => {
  const validate = new Ajv().compile(JSON.parse(text('policies.schema.json')) as object);
  const examples = Object.fromEntries(POLICY_KEYS.map((key) => [key, policyRow(key).example]));
  expect(validate(examples)).toBe(true);
  expect(validate({ 'ringing.volumePercent': 101 })).toBe(false);
  expect(validate({ 'updates.mode': 'AUTO' })).toBe(false);
  expect(validate({ 'provisioning.url': 'http://phones.example.com/' })).toBe(false);
  expect(validate({ 'account.password': 'x' })).toBe(false);
});

it('the tree’s copies are the ones that are looked at', () => {
  expect(readFileSync('assets/policies/offhook.admx', 'utf8')).toBe(text('offhook.admx'));
});
