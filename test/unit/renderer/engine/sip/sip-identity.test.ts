import { describe, expect, it } from 'vitest';
import { Grammar, NameAddrHeader, type Core } from 'sip.js';
import { ANONYMOUS_ADDRESS } from '../../../../../src/shared/domain/caller';
import {
  answeredElsewhere,
  callerIn,
  identityOf,
  verificationIn,
} from '../../../../../src/renderer/engine/sip/sip-identity';

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

describe('who calls', () => {
  const from = '"Alice" <sip:alice@example.com>;tag=1';
  function calls(header: string, others: Readonly<Record<string, readonly string[]>> = {}) {
    const parsed: unknown = Grammar.nameAddrHeaderParse(header);
    if (!(parsed instanceof NameAddrHeader)) throw new Error(`the library does not read ${header}`);
    const message = {
      from: parsed,
      getHeader: (name: string) => (name === 'From' ? header : undefined),
      getHeaders: (name: string) => [...(others[name] ?? [])],
    };
    return callerIn(message as unknown as Core.IncomingRequestMessage);
  }
  const asserted = (...values: string[]) => calls(from, { 'P-Asserted-Identity': values });

  it.each([
    ['"Reception" <sip:9@example.com>', 'Reception', 'sip:9@example.com'],
    ['Reception <sip:9@example.com>', 'Reception', 'sip:9@example.com'],
    ['<sip:9@example.com>', '', 'sip:9@example.com'],
    ['sip:9@example.com', '', 'sip:9@example.com'],
    ['<tel:+49-30-123;ext=4>', '', 'tel:+4930123'],
    ['"A \\"B\\"" <tel:+4930123>', 'A "B"', 'tel:+4930123'],
    ['tel:+4930123', '', 'tel:+4930123'],
    ['<tel:+4930123>, "Bob" <sip:bob@example.com>', '', 'tel:+4930123'],
    [
      '<sip:+4930123;verstat=TN-Validation-Passed@gw.example.com;user=phone>',
      '',
      'sip:+4930123@gw.example.com',
    ],
  ])('as asserted: %s', (value, displayName, address) => {
    expect(asserted(value)).toMatchObject({ displayName, address, asserted: true });
  });

  it('passes over what is no identity', () => {
    expect(asserted('mailto:a@b', '<sip:9@example.com>')).toMatchObject({ address: 'sip:9@example.com' });
    expect(asserted('<>', '"')).toMatchObject({ displayName: 'Alice', asserted: false });
  });

  it.each([
    ['"Anonymous" <sip:anonymous@anonymous.invalid>;tag=1'],
    ['"Anonymous" <sip:anonymous@10.0.0.1>;tag=1'],
    ['<sip:c8a3@anonymous.invalid>;tag=1'],
  ])('is anonymous: %s (RFC 3323 §4.1.1.3)', (header) => {
    expect(calls(header)).toMatchObject({ displayName: '', address: ANONYMOUS_ADDRESS });
  });

  it.each([['id'], ['user;id'], ['header; id; critical'], ['user']])(
    'is anonymous who asks for Privacy: %s, whatever else is told (RFC 3323 §4.2)',
    (privacy) => {
      const told = calls(from, { Privacy: [privacy], 'P-Asserted-Identity': ['<sip:9@example.com>'] });
      expect(told.address).toBe(ANONYMOUS_ADDRESS);
    },
  );

  it('is not anonymous with Privacy: none', () => {
    expect(calls(from, { Privacy: ['none'] }).address).toBe('sip:alice@example.com');
  });
});

describe('the network’s word on the number (ATIS-1000074 §5.2.2)', () => {
  it.each([
    ['<tel:+4930123;verstat=TN-Validation-Passed>', 'passed'],
    ['<tel:+4930123;verstat=TN-Validation-Failed>', 'failed'],
    ['<sip:+4930123;verstat=TN-Validation-Passed@gw.example;user=phone>', 'passed'],
    ['<sip:+4930123@gw.example;user=phone;verstat=tn-validation-failed>', 'failed'],
    ['<tel:+4930123;verstat=TN-Validation-Passed-A>', null],
    ['<tel:+4930123;verstat=No-TN-Validation>', null],
    ['"a;verstat=TN-Validation-Passed" <sip:+4930123@gw.example>', null],
    ['<sip:+4930123@gw.example>', null],
  ])('%s: %s', (value, verification) => {
    expect(verificationIn([value])).toBe(verification);
  });

  it('has failed where one place says so', () => {
    const places = ['<tel:+1;verstat=TN-Validation-Passed>', '<tel:+1;verstat=TN-Validation-Failed>'];
    expect(verificationIn(places)).toBe('failed');
  });
});
