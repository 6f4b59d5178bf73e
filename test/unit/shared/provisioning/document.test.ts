import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { schemaText } from '../../../../src/launch/provisioning-schema';
import { isWebLink } from '../../../../src/shared/provisioning/document';
import { readDocument } from '../../../../src/shared/provisioning/read-document';

const published = (name: string) =>
  readFile(new URL(`../../../../assets/provisioning/${name}`, import.meta.url), 'utf8');

describe('the published schema', () => {
  it('is the one that is read by: npx tsx src/launch/write-provisioning-schema.ts writes it anew', async () => {
    expect(JSON.parse(await published('provisioning.schema.json'))).toEqual(JSON.parse(schemaText()));
  });

  it('takes the published example, and so do we', async () => {
    const example = await published('example.json');
    const ajv = new Ajv({ strict: false });
    expect(ajv.validate(JSON.parse(schemaText()) as object, JSON.parse(example))).toBe(true);
    const read = readDocument(example);
    expect(read).toMatchObject({ ok: true });
    expect(read.ok && read.document.accounts[1]).toMatchObject({ signInWith: 'single-sign-on', server: '' });
  });

  it('refuses what we refuse of the shape', () => {
    const ajv = new Ajv({ strict: false });
    const validate = ajv.compile(JSON.parse(schemaText()) as object);
    expect(validate({ version: 2, accounts: [] })).toBe(false);
    expect(validate({ version: 1, accounts: [{ id: 'a', address: 7 }] })).toBe(false);
    expect(validate({ version: 1 })).toBe(false);
  });
});

describe('a link for a person', () => {
  it.each(['https://help.example.com', 'https://help.example.com:8443/a?b=c#d', 'https://[2001:db8::1]/x'])(
    'may be %s',
    (link) => {
      expect(isWebLink(link)).toBe(true);
    },
  );

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'http://help.example.com',
    'https://user@help.example.com',
    'https:help.example.com',
    'https://',
    'https://help.example.com\\@evil.example',
    ' https://help.example.com',
    '//help.example.com',
    '',
  ])('may not be %j', (link) => {
    expect(isWebLink(link)).toBe(false);
  });
});
