import { describe, expect, it } from 'vitest';
import { Grammar, NameAddrHeader } from 'sip.js';
import { answeredElsewhere, identityOf } from '../../../../../src/renderer/engine/sip/sip-identity';

function read(header: string) {
  const parsed: unknown = Grammar.nameAddrHeaderParse(header);
  if (!(parsed instanceof NameAddrHeader)) throw new Error(`the library does not read ${header}`);
  return identityOf(parsed);
}

describe('who a message says it is from', () => {
  it.each([
    ['"Alice Brandt" <sip:alice@example.com>;tag=1', 'Alice Brandt', 'sip:alice@example.com'],
    ['Alice <sips:alice@example.com:5061>', 'Alice', 'sips:alice@example.com:5061'],
    ['<sip:+4930123@example.com;user=phone>', '', 'sip:+4930123@example.com'],
    ['<sip:example.com>', '', 'sip:example.com'],
    ['"Al \\"Ice\\" \\\\" <sip:a@example.com>', 'Al "Ice" \\', 'sip:a@example.com'],
    ['"王小明 😀" <sip:w@example.com>', '王小明 😀', 'sip:w@example.com'],
    ['"<script>alert(1)</script>" <sip:a@example.com>', '<script>alert(1)</script>', 'sip:a@example.com'],
    ['"\u202eecilA\u202c" <sip:a@example.com>', 'ecilA', 'sip:a@example.com'],
    ['<sip:a%20b%3Cimg%3E@example.com>', '', 'sip:a b<img>@example.com'],
    ['<sip:a%0d%0aVia%3A%20x@example.com>', '', 'sip:a Via: x@example.com'],
  ])('%s', (header, displayName, address) => {
    const identity = read(header);
    expect(identity.displayName).toBe(displayName);
    expect(identity.address.toLowerCase()).toBe(address.toLowerCase());
  });

  it('is at most 128 characters each', () => {
    const { displayName, address } = read(`"${'x'.repeat(5_000)}" <sip:${'1'.repeat(5_000)}@example.com>`);
    expect(displayName).toHaveLength(128);
    expect(address).toHaveLength(128);
  });
});

describe('answered elsewhere (RFC 3326)', () => {
  const says = (...reasons: string[]): boolean => answeredElsewhere({ getHeaders: () => reasons });
  it.each([
    ['SIP;cause=200;text="Call completed elsewhere"'],
    ['SIP ; cause = 200'],
    ['sip;text="x";cause=200'],
    ['Q.850;cause=26;text="a, b", SIP;cause=200'],
    ['SIP;text="no, not cause=487";cause=200'],
  ])('%s', (reason) => {
    expect(says(reason)).toBe(true);
  });

  it.each([
    [''],
    ['SIP;cause=487'],
    ['SIP;cause=2000'],
    ['Q.850;cause=200'],
    ['SIP;text="cause=200"'],
    ['SIP;cause=600;text="Busy Everywhere", Q.850;cause=200'],
    ['XSIP;cause=200'],
  ])('not %j', (reason) => {
    expect(says(reason)).toBe(false);
  });

  it('is found among several headers', () => {
    expect(says('Q.850;cause=16', 'SIP;cause=200')).toBe(true);
    expect(says()).toBe(false);
  });
});
