import { describe, expect, it } from 'vitest';
import { withQuotedNames } from '../../../../../src/renderer/engine/sip/quoted-names';

const message = (from: string): string =>
  `INVITE sip:a@b SIP/2.0\r\nFrom: ${from}\r\nTo: <sip:a@b>\r\nSubject: Zoë <x>\r\n\r\nFrom: Zoë <body>\r\n`;

describe('a name in From', () => {
  it.each([
    ['Alice <sip:1@e>;tag=b'],
    ["Alice O'Neill-Smith <sip:1@e>;tag=b"],
    ['"Zoë (Sales), \\"x\\" <y>" <sip:1@e>;tag=b'],
    ['<sip:1@e>;tag=b'],
    ['sip:1@e;tag=b'],
  ])('stays as it is when it is well formed: %s', (from) => {
    expect(withQuotedNames(message(from))).toBe(message(from));
  });

  it.each([
    ['Zoë <sip:1@e>;tag=b', '"Zoë" <sip:1@e>;tag=b'],
    ['A, B <sip:1@e>', '"A, B" <sip:1@e>'],
    ['"A <sip:1@e>', '"A" <sip:1@e>'],
    ['A" \\ <sip:1@e>', '"A " <sip:1@e>'],
    ['"A\u0007B" <sip:1@e>', '"A B" <sip:1@e>'],
  ])('is put in quotes: %j', (from, expected) => {
    expect(withQuotedNames(message(from))).toContain(`From: ${expected}\r\n`);
  });

  it('is all that is touched: other headers and the body stay', () => {
    const mended = withQuotedNames(message('Zoë <sip:1@e>'));
    expect(mended).toContain('Subject: Zoë <x>\r\n\r\nFrom: Zoë <body>\r\n');
  });
});

it('survives anything, quickly', () => {
  for (const text of ['', '\r\n\r\n', 'From:', 'From: "', 'From: <'])
    expect(withQuotedNames(text)).toContain(text.trim());
  for (const piece of ['From: "\\', '"', 'From: ', '<', '\r\n', 'a '])
    withQuotedNames(`From: ${piece.repeat(300_000)}`);
});
