import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Provisioning } from '../../../src/main/services/provisioning/provisioning';
import { LONGEST_DOCUMENT } from '../../../src/shared/provisioning/document';
import { Machine } from './organisation';

const ALICE = { id: 'work', address: 'sip:alice@example.com', password: 'of alice' };
const BOB = { id: 'desk', address: 'sip:bob@example.com', password: 'of bob', turnPassword: 'of the relay' };
const DOCUMENT = { version: 1, accounts: [ALICE], branding: { name: 'Brandt & Co' } };

let machine: Machine;

beforeEach(async () => {
  machine = await Machine.make();
  machine.server.documents.set('/phone.json', DOCUMENT);
});

afterEach(() => machine.stop());

const url = (path = '/phone.json'): string => machine.server.url + path;
const accounts = (): string[] => machine.given.accounts.map(({ id }) => id);
const faultOf = async (
  provisioning: Provisioning,
  at = url(),
  token: string | null = null,
): Promise<string> => {
  const outcome = await provisioning.setUp({ url: at, token });
  return outcome.kind === 'fault' ? `${outcome.fault.code} ${outcome.fault.place}`.trim() : outcome.kind;
};

describe('setting up by an address', () => {
  it('brings the accounts; their passwords go into the keychain and nowhere else', async () => {
    const provisioning = await machine.start();
    expect(await faultOf(provisioning)).toBe('done');
    expect(accounts()).toEqual(['provisioned-work']);
    expect(machine.keychain.get('provisioned-work:sip')).toBe('of alice');
    expect(await readFile(machine.path, 'utf8')).not.toContain('of alice');
    expect(provisioning.state()).toMatchObject({ setUp: true, name: 'Brandt & Co', problem: null });
  });

  it.each([
    [{ version: 2 }, 'newer-version'],
    [{ version: 1, accounts: [{ ...ALICE, displayName: 7 }] }, 'wrong-type accounts.0.displayName'],
    [
      { version: 1, accounts: [], branding: { supportLink: 'javascript:alert(1)' } },
      'unsafe-link branding.supportLink',
    ],
    [
      { version: 1, accounts: [{ ...ALICE, server: 'ws://sip.example.com' }] },
      'insecure-server accounts.0.server',
    ],
    [
      { version: 1, accounts: [{ ...ALICE, server: 'http://sip.example.com' }] },
      'insecure-server accounts.0.server',
    ],
    ['<html>The hotel’s page</html>', 'not-json'],
    [' '.repeat(LONGEST_DOCUMENT + 1), 'too-large'],
  ])('refuses a document that is no good, and leaves nothing behind: %.60j', async (document, fault) => {
    machine.server.documents.set('/phone.json', document);
    const provisioning = await machine.start();
    expect(await faultOf(provisioning)).toBe(fault);
    expect([accounts(), [...machine.keychain]]).toEqual([[], []]);
    await expect(readFile(machine.path, 'utf8')).rejects.toThrow();
  });

  it('follows no redirect, not even to http:', async () => {
    const provisioning = await machine.start();
    machine.server.location = 'http://localhost/phone.json';
    expect(await faultOf(provisioning)).toBe('redirected');
    expect(await faultOf(provisioning, 'http://localhost:1/phone.json')).toBe('not-https');
  });

  it('trusts nobody that the system does not trust', async () => {
    expect(await faultOf(await machine.start(''))).toBe('certificate');
  });

  it('says what stands in the way', async () => {
    const provisioning = await machine.start();
    expect(await faultOf(provisioning, url('/none.json'))).toBe('not-found');
    machine.server.status = 503;
    expect(await faultOf(provisioning)).toBe('server-error');
    machine.server.status = 403;
    expect(await faultOf(provisioning)).toBe('refused');
    machine.server.status = 410;
    expect(await faultOf(provisioning)).toBe('withdrawn');
    await machine.server.stop();
    expect(await faultOf(provisioning)).toBe('unreachable');
  });

  it('still rings today where the keychain keeps nothing, and says so', async () => {
    machine.keychainWorks = false;
    const provisioning = await machine.start();
    expect(await faultOf(provisioning)).toBe('done');
    expect(provisioning.state().problem?.code).toBe('keychain');
    expect(accounts()).toEqual(['provisioned-work']);
  });
});

describe('a one-time token', () => {
  it('opens the document once, and what it brought opens it from then on', async () => {
    machine.server.tokens.set('once', 'new');
    const provisioning = await machine.start();
    expect(await faultOf(provisioning, url(), 'once')).toBe('done');
    expect(machine.keychain.get('provisioning:credential')).toBe('credential-of-once');
    await provisioning.look();
    expect(machine.server.asked.map(({ method, status }) => `${method} ${String(status)}`)).toEqual([
      'POST 200',
      'GET 200',
      'GET 304',
    ]);
    const again = await machine.start();
    await again.look();
    expect(again.state()).toMatchObject({ setUp: true, problem: null });
  });

  it.each([
    ['used', 'token-used'],
    ['expired', 'token-expired'],
    ['unknown', 'token-unknown'],
  ] as const)('that is %s is refused as that', async (state, fault) => {
    if (state !== 'unknown') machine.server.tokens.set('it', state);
    expect(await faultOf(await machine.start(), url(), 'it')).toBe(fault);
  });

  it('is not lost when the document could not be had after it', async () => {
    machine.server.tokens.set('once', 'new');
    machine.server.documents.set('/phone.json', 'not yet');
    const provisioning = await machine.start();
    expect(await faultOf(provisioning, url(), 'once')).toBe('not-json');
    machine.server.documents.set('/phone.json', DOCUMENT);
    expect(await faultOf(provisioning, url(), 'once')).toBe('done');
    expect(machine.server.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});

describe('a refresh', () => {
  it('brings accounts, changes them and takes them away', async () => {
    const provisioning = await machine.start();
    await provisioning.setUp({ url: url(), token: null });
    machine.server.documents.set('/phone.json', {
      ...DOCUMENT,
      accounts: [{ ...ALICE, password: 'new' }, BOB],
    });
    await provisioning.look();
    expect(accounts()).toEqual(['provisioned-work', 'provisioned-desk']);
    expect(machine.renewed).toEqual([['provisioned-work']]);
    machine.server.documents.set('/phone.json', { ...DOCUMENT, accounts: [BOB] });
    await provisioning.look();
    expect(accounts()).toEqual(['provisioned-desk']);
    expect([...machine.keychain.keys()]).toEqual(['provisioned-desk:sip', 'provisioned-desk:turn']);
  });

  it('comes in the interval, sooner after a network that was away, and not at once for a whole fleet', async () => {
    const provisioning = await machine.start();
    await provisioning.setUp({ url: url(), token: null });
    expect(machine.timers.map(({ delayMs }) => delayMs)).toEqual([3_600_000]);
    await machine.server.stop();
    await provisioning.look();
    expect(machine.timers.map(({ delayMs }) => delayMs)).toEqual([1_000]);
  });

  it.each([401, 403, 404, 429, 500, 503])('that is answered %d changes nothing', async (status) => {
    const provisioning = await machine.start();
    await provisioning.setUp({ url: url(), token: null });
    machine.server.status = status;
    await provisioning.look();
    expect(accounts()).toEqual(['provisioned-work']);
    expect(machine.keychain.get('provisioned-work:sip')).toBe('of alice');
    expect(provisioning.state().problem).not.toBeNull();
    machine.server.status = null;
    await provisioning.look();
    expect(provisioning.state().problem).toBeNull();
  });

  it('that brings a broken document keeps the last good one, also over a start without the server', async () => {
    const provisioning = await machine.start();
    await provisioning.setUp({ url: url(), token: null });
    machine.server.documents.set('/phone.json', { version: 1, accounts: 7 });
    await provisioning.look();
    expect(provisioning.state().problem).toEqual({ code: 'wrong-type', place: 'accounts' });
    await machine.server.stop();
    const offline = await machine.start();
    expect(accounts()).toEqual(['provisioned-work']);
    await offline.look();
    expect(offline.state()).toMatchObject({ setUp: true, problem: { code: 'unreachable' } });
  });

  it('that is answered 410 signs out and wipes everything', async () => {
    machine.server.tokens.set('once', 'new');
    const provisioning = await machine.start();
    await provisioning.setUp({ url: url(), token: 'once' });
    machine.server.status = 410;
    await provisioning.look();
    expect([accounts(), [...machine.keychain]]).toEqual([[], []]);
    expect(provisioning.state()).toMatchObject({ setUp: false, problem: { code: 'withdrawn' } });
    await machine.start();
    expect(accounts()).toEqual([]);
  });
});

describe('what an admin decides', () => {
  it('sets the phone up with nobody there', async () => {
    machine.wishes = { ...machine.wishes, url: url() };
    const provisioning = await machine.start();
    await provisioning.look();
    expect(accounts()).toEqual(['provisioned-work']);
    expect(provisioning.state()).toMatchObject({ byPolicy: true, maySetUp: false });
    expect(await provisioning.forget()).toMatchObject({ fault: { code: 'managed' } });
    expect(await faultOf(provisioning)).toBe('managed');
  });

  it('may keep links and addresses away', async () => {
    machine.wishes = { ...machine.wishes, allowLinks: false };
    expect(await faultOf(await machine.start())).toBe('links-off');
    expect(machine.server.asked).toEqual([]);
  });

  it('moves the phone when the address is another one, as soon as that one answers', async () => {
    machine.server.documents.set('/new.json', { version: 1, accounts: [BOB] });
    machine.wishes = { ...machine.wishes, url: url() };
    const provisioning = await machine.start();
    await provisioning.look();
    machine.wishes = { ...machine.wishes, url: url('/none.json') };
    await provisioning.look();
    expect(accounts()).toEqual(['provisioned-work']);
    machine.wishes = { ...machine.wishes, url: url('/new.json') };
    await provisioning.look();
    expect(accounts()).toEqual(['provisioned-desk']);
    expect(machine.keychain.has('provisioned-work:sip')).toBe(false);
  });
});

it('a person may leave: everything that it brought goes', async () => {
  const provisioning = await machine.start();
  await provisioning.setUp({ url: url(), token: null });
  expect(await provisioning.forget()).toEqual({ kind: 'done' });
  expect([accounts(), [...machine.keychain], provisioning.state().problem]).toEqual([[], [], null]);
});
