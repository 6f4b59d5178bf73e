import { describe, expect, it } from 'vitest';
import { redact } from '../../../../src/shared/log/redact';

/** Each line and what must not be left of it. */
const SECRETS: readonly (readonly [line: string, ...gone: string[]])[] = [
  // addresses
  ['INVITE sip:alice@example.com SIP/2.0', 'alice', 'example.com'],
  ['INVITE sips:+4930123456@example.com:5061;transport=ws SIP/2.0', '4930123456', 'example.com'],
  ['to SIP:Alice.Brandt@Example.COM', 'Alice', 'Example'],
  ['to sip:alice:hunter2@example.com', 'alice', 'hunter2'],
  ['to sip:alice@[2001:db8::1]:5061', 'alice', '2001'],
  ['link tel:+49-30-12345', '30-12345', '12345'],
  ['typed alice@example.com', 'alice', 'example.com'],
  ['callto:alice', 'alice'],
  // names
  ['From: "Alice Brandt" <sip:alice@example.com>;tag=abc', 'Alice', 'Brandt'],
  ['From: Alice Brandt <sip:alice@example.com>', 'Alice', 'Brandt'],
  ['From: "Al \\"Ice\\" Brandt" <sip:1@x>', 'Ice', 'Brandt'],
  [`From: "${'Al'.repeat(200)}" <sip:1@x>`, 'AlAl'],
  ['P-Asserted-Identity: "Alice" <tel:+4930123456>', 'Alice', '4930123456'],
  // credentials
  [
    'Authorization: Digest username="alice", realm="example.com", response="0123abcd"',
    'alice',
    'example',
    '0123abcd',
  ],
  ['Authorization: Digest username="alice",\r\n realm="r",\r\n response="0123abcd"', 'alice', '0123abcd'],
  ['Proxy-Authorization: Digest username="al@ex.com", nonce="x\'y", cnonce="c1c1"', 'al@ex', 'c1c1'],
  ['WWW-Authenticate: Digest realm="example.com", nonce="f00ba7"', 'example', 'f00ba7'],
  [
    '{"Authorization":"Digest username=\\"alice@example.com\\", response=\\"0123abcd\\""}',
    'alice',
    '0123abcd',
  ],
  ['authorization=Bearer eyJhbGciOi.J9.abc-_def==', 'eyJhbGciOi', 'abc-_def'],
  ['Basic dXNlcjpzZWNyZXQ=', 'dXNlcjpzZWNyZXQ'],
  ['password: hunter2', 'hunter2'],
  ['password=hunter2&x=1', 'hunter2'],
  ['{"password":"hunter2","a":1}', 'hunter2'],
  ['{"turnPassword":"hun ter2"}', 'hun ter2'],
  ['"password": "hunter \\"two\\" three"', 'hunter', 'three'],
  ["credential: 'hunter2'", 'hunter2'],
  ['secret = hunter2, token="t0k3n"', 'hunter2', 't0k3n'],
  // ICE and IP addresses
  ['a=candidate:1 1 udp 2122260223 192.168.1.20 54321 typ host', '192.168'],
  ['a=candidate:2 1 UDP 1 203.0.113.9 5000 typ srflx raddr 10.0.0.5 rport 5000', '203.0', '10.0.0.5'],
  ['a=candidate:3 1 udp 99 2001:db8::abcd 5000 typ host', 'db8', 'abcd'],
  [
    'a=candidate:4 1 udp 99 1b9c2f3e-aaaa-4bbb-8ccc-123456789abc.local 5000 typ host',
    '1b9c2f3e',
    '123456789abc',
  ],
  ['peer at 1b9c2f3e-aaaa-4bbb-8ccc-123456789abc.local', '1b9c2f3e'],
  ['from 2001:0db8:0000:0000:0000:0000:0000:0001 came', '0db8'],
  ['from 2001:db8::1 came', 'db8'],
  ['from fe80::1c2d:3e4f came', 'fe80', '3e4f'],
  ['from [fe80::1%eth0]:5061', 'fe80'],
  ['c=IN IP4 203.0.113.9', '203.0'],
  // numbers
  ['dialled 4930123456', '4930123456'],
  ['dialled 4930123456.', '4930123456'],
  ['dialled:4930123456', '4930123456'],
  ['dialled "12345"', '12345'],
  ['dialled +4930123456', '4930123456'],
  ['dialled +49 30 123 45 67', '123 45'],
  ['dialled 030-1234567', '1234567'],
];

describe('what the log must not hold', () => {
  it.each(SECRETS)('%s', (line, ...gone) => {
    const left = redact(line);
    for (const secret of gone) expect(left.toLowerCase()).not.toContain(secret.toLowerCase());
  });

  it('stays hidden in a whole message', () => {
    const message = SECRETS.map(([line]) => line).join('\r\n');
    const left = redact(message);
    for (const secret of ['Brandt', 'hunter', 'example.com', '4930123456', '192.168', 'db8::', 'eyJ']) {
      expect(left).not.toContain(secret);
    }
  });
});

describe('what the log must go on telling', () => {
  it.each([
    '2026-11-20T22:04:54.123Z info line registering → registered',
    '2026-11-20T22:04:54+01:00 started',
    '22:04:54.123 REGISTER answered 200',
    'SIP/2.0 486 Busy Here',
    'CSeq: 4711 INVITE',
    'call calling → ended (busy)',
    'closed with 1006',
    'no answer in 8000 ms',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111 126',
    'version 1.20.3',
    'std::string',
  ])('%s', (line) => {
    expect(redact(line)).toBe(line);
  });

  it('marks one person the same way everywhere, and two differently', () => {
    const marks = [
      ...redact('sip:alice@a.example sip:ALICE@b.example sip:bob@a.example').matchAll(/‹(\w{4})›@/g),
    ];
    expect(marks).toHaveLength(3);
    expect(marks[0]?.[1]).toBe(marks[1]?.[1]);
    expect(marks[0]?.[1]).not.toBe(marks[2]?.[1]);
  });

  it('is the same when redacted twice', () => {
    for (const [line] of SECRETS) expect(redact(redact(line))).toBe(redact(line));
  });
});

describe('a megabyte of anything', () => {
  const pieces = [
    'a',
    '1',
    'a-',
    '1-',
    '+1 ',
    'candidate:',
    'candidate:1 1 udp 1 ',
    'sip:',
    'sip:a@',
    'a@',
    'a.',
    '"',
    '"a',
    '\\"',
    'password=',
    'password="',
    'password ',
    'Digest ',
    'Authorization',
    '1:',
    'f::',
    '1.',
    '<sip:',
    'A b ',
    ' ',
  ];
  it.each(pieces)('%j is done in a moment', (piece) => {
    // A pattern that backtracks would take minutes here and run into the test's own limit.
    expect(redact(piece.repeat(Math.ceil(1_000_000 / piece.length)))).not.toBe('');
  });
});
