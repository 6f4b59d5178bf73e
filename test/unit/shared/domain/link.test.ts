import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../../src/shared/domain/address';
import { looksLikeLink, parseLink } from '../../../../src/shared/domain/link';
import { LINK_FAULTS } from '../../../../src/shared/domain/link-fault';

function read(text: string): unknown {
  const link = parseLink(text);
  if (!link.ok) return link.error.code;
  return link.value.kind === 'dial' ? [link.value.target, link.value.shown] : link.value;
}

describe('a telephone number (RFC 3966)', () => {
  it.each([
    // §3 global numbers and visual separators
    ['tel:+493012345', '+493012345', '+493012345'],
    ['tel:+1-201-555-0123', '+12015550123', '+1-201-555-0123'],
    ['tel:+49.30.(12)345', '+493012345', '+49.30.(12)345'],
    ['tel:+49%2030%20123%2045', '+493012345', '+49 30 123 45'],
    ['TEL:+493012345', '+493012345', '+493012345'],
    ['  tel:+493012345\n', '+493012345', '+493012345'],
    // as pages write them, although §5.1.4 wants a context
    ['tel:112', '112', '112'],
    ['tel:030/123 45', '03012345', '030/123 45'],
    ['tel://+493012345', '+493012345', '+493012345'],
    ['tel:%2B49-30-123', '+4930123', '+49-30-123'],
    // §5.1.5 local numbers
    ['tel:7042;phone-context=example.com', 'sip:7042@example.com', '7042@example.com'],
    ['tel:863-1234;phone-context=+1-914-555', '8631234', '863-1234 (+1-914-555)'],
    ['tel:863-1234;phone-context=%2B1-914-555', '8631234', '863-1234 (+1-914-555)'],
    ['tel:+493012345;phone-context=evil.example', '+493012345', '+493012345'],
    // §5.3 and §5.2
    ['tel:+49-30-123;ext=45', '+4930123', '+49-30-123 ext. 45'],
    ['tel:+49-30-123;EXT=4-5', '+4930123', '+49-30-123 ext. 45'],
    ['tel:+49-30-123;isub=12345', '+4930123', '+49-30-123'],
    ['tel:7042;phone-context=example.com;ext=9', 'sip:7042@example.com', '7042@example.com ext. 9'],
    // §5.4: what isn't known is left out
    ['tel:+4930123;future=1;postd=pp22', '+4930123', '+4930123'],
  ])('%s', (text, target, shown) => {
    expect(read(text)).toEqual([target, shown]);
  });

  it.each([
    ['tel:', 'no-number'],
    ['tel:+', 'no-number'],
    ['tel:---', 'no-number'],
    ['tel:;ext=5', 'no-number'],
    ['tel:+49-30-123;ext=', 'no-number'],
    ['tel:1-800-FLOWERS', 'bad-character'],
    ['tel:++49301', 'bad-character'],
    ['tel:49+301', 'bad-character'],
    ['tel:12,34', 'bad-character'],
    ['tel:٠٣٠١٢٣', 'bad-character'],
    ['tel:alice@example.com', 'bad-character'],
    ['tel:123;ext=abc', 'bad-character'],
    ['tel:123;phone-context=-bad-', 'bad-character'],
    ['tel:123;phone-context=+49*1', 'service-code'],
    ['tel:123;phone-context=', 'bad-character'],
    ['tel:123;phone-context=a.example;phone-context=b.example', 'not-a-link'],
    ['tel:*21*0301234%23', 'service-code'],
    ['tel:*#06#', 'service-code'],
    ['tel:%2A%2306%23', 'service-code'],
    ['tel:%2a21', 'service-code'],
    ['tel:123;ext=*72', 'service-code'],
    ['tel:123;ext=%2372', 'service-code'],
    ['tel:%252A21', 'bad-character'],
    ['tel:123%0d%0aReplaces:x', 'headers'],
    ['tel:123?Replaces=x', 'headers'],
    ['tel:123%00', 'bad-character'],
    ['tel:123\u0000', 'bad-character'],
    ['tel:\u202e321', 'bad-character'],
    ['tel:%e2%80%ae321', 'bad-character'],
    ['tel:123%', 'bad-character'],
    ['tel:123%zz', 'bad-character'],
    ['tel:%ff', 'bad-character'],
    [`tel:${'1'.repeat(41)}`, 'too-long'],
    [`tel:123;ext=${'1'.repeat(21)}`, 'too-long'],
    [`tel:${'7'.repeat(10_240)}`, 'too-long'],
  ])('%j is refused: %s', (text, fault) => {
    expect(read(text)).toBe(fault);
  });
});

describe('a SIP address (RFC 3261 §19.1)', () => {
  it.each([
    ['sip:alice@example.com', 'sip:alice@example.com', 'alice@example.com'],
    ['SIPS:alice@EXAMPLE.com:5061', 'sips:alice@example.com:5061', 'alice@example.com:5061'],
    ['sip:+49-30-123@example.com;user=phone', 'sip:+4930123@example.com', '+4930123@example.com'],
    ['sip:alice@example.com;transport=tcp;method=BYE', 'sip:alice@example.com', 'alice@example.com'],
    ['sip:j%C3%B6rg@example.com', 'sip:j%C3%B6rg@example.com', 'jörg@example.com'],
    ['sip:alice@[2001:db8::1]', 'sip:alice@[2001:db8::1]', 'alice@[2001:db8::1]'],
    ['sip://alice@example.com', 'sip:alice@example.com', 'alice@example.com'],
    ['sip:1234', '1234', '1234'],
    ['sip:alice', 'alice', 'alice'],
  ])('%s', (text, target, shown) => {
    expect(read(text)).toEqual([target, shown]);
  });

  it.each([
    ['sip:', 'no-number'],
    ['sip:@example.com', 'no-number'],
    ['sip:alice@', 'bad-character'],
    ['sip:alice@exa mple.com', 'bad-character'],
    ['sip:alice@example.com?Replaces=1%3Bto-tag%3D2', 'headers'],
    ['sip:alice@example.com?subject=hi', 'headers'],
    ['sip:alice%0d%0aContact:%20x@example.com', 'headers'],
    ['sip:alice\r\nTo: eve@example.com', 'headers'],
    ['sip:alice@example.com%0d%0aTo:x', 'headers'],
    ['sip:alice:secret@example.com', 'bad-character'],
    ['sip:alice%40bank.example@evil.example', 'bad-character'],
    ['sip:<script>alert(1)</script>@x.example', 'bad-character'],
    ['sip:%3Cscript%3E@x.example', 'bad-character'],
    ['sip:%22bob%22@x.example', 'bad-character'],
    ['sip:alice%00@x.example', 'bad-character'],
    ['sip:*21*123%23@x.example', 'service-code'],
    ['sip:%2a21@x.example', 'service-code'],
    ['sip:*72', 'service-code'],
    [`sip:${'1'.repeat(41)}@x.example`, 'too-long'],
    [`sip:${'a'.repeat(300)}@x.example`, 'too-long'],
  ])('%j is refused: %s', (text, fault) => {
    expect(read(text)).toBe(fault);
  });
});

describe('callto: and our own links', () => {
  it.each([
    ['callto:+49-30-123', '+4930123', '+49-30-123'],
    ['callto://+4930123/', '+4930123', '+4930123'],
    ['callto:alice@example.com', 'sip:alice@example.com', 'alice@example.com'],
    ['callto:alice', 'alice', 'alice'],
    ['offhook:dial?to=%2B49%2030%20123', '+4930123', '+49 30 123'],
    ['offhook:dial?to=tel%3A%2B49-30-123%3Bext%3D5', '+4930123', '+49-30-123 ext. 5'],
    ['offhook:call/alice@example.com', 'sip:alice@example.com', 'alice@example.com'],
    ['offhook:call/sip:alice@example.com', 'sip:alice@example.com', 'alice@example.com'],
    ['offhook:call/2001', '2001', '2001'],
    ['offhook://call/2001/', '2001', '2001'],
    ['offhook://dial/?to=2001', '2001', '2001'],
  ])('%s', (text, target, shown) => {
    expect(read(text)).toEqual([target, shown]);
  });

  it.each([
    ['callto:alice?call', 'headers'],
    ['callto:*72', 'service-code'],
    ['callto:', 'no-number'],
    ['offhook:', 'not-a-link'],
    ['offhook:dial', 'not-a-link'],
    ['offhook:dial?to=', 'no-number'],
    ['offhook:dial?to=1&to=2', 'not-a-link'],
    ['offhook:dial?to=2001&confirm=false', 'not-a-link'],
    ['offhook:hangup?call=1', 'not-a-link'],
    ['offhook:dial?to=javascript:alert(1)', 'scheme'],
    ['offhook:dial?to=offhook:dial?to=1', 'scheme'],
    ['offhook:call/https://example.com', 'scheme'],
    ['offhook:call/sip:alice@x.example?Replaces=1', 'headers'],
    ['offhook:call/sip:alice@x.example%3FReplaces=1', 'headers'],
    ['offhook:call/%2A72', 'service-code'],
    ['offhook:call/%252A72', 'service-code'],
    ['offhook:call/a%20b', 'bad-character'],
    ['offhook:call/<b>', 'bad-character'],
  ])('%j is refused: %s', (text, fault) => {
    expect(read(text)).toBe(fault);
  });

  it.each(['answer', 'decline', 'show'] as const)('%s means one call', (action) => {
    expect(read(`offhook:${action}?call=0f-1.2~3_4`)).toEqual({ kind: 'call', action, callId: '0f-1.2~3_4' });
    expect(read(`offhook:${action}?call=`)).toBe('not-a-link');
    expect(read(`offhook:${action}?call=a%2Fb`)).toBe('not-a-link');
    expect(read(`offhook:${action}?call=${'a'.repeat(129)}`)).toBe('not-a-link');
  });
});

describe('anything else', () => {
  it.each([
    ['', 'not-a-link'],
    ['alice@example.com', 'not-a-link'],
    ['+4930123', 'not-a-link'],
    [':123', 'not-a-link'],
    ['javascript:alert(1)', 'scheme'],
    ['data:text/html,<script>alert(1)</script>', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['https://example.com', 'scheme'],
    ['telx:123', 'scheme'],
    [`javascript:${'a'.repeat(600)}`, 'too-long'],
  ])('%j is refused: %s', (text, fault) => {
    expect(read(text)).toBe(fault);
  });

  it('is told from a link by its scheme alone', () => {
    expect(['tel:', 'SIP:x', 'sips:y', 'callto:z', ' offhook:?'].map(looksLikeLink)).not.toContain(false);
    expect(['javascript:x', 'C:\\x', '--tel:1', 'tel', ''].map(looksLikeLink)).not.toContain(true);
  });
});

it('whatever comes (20,000 links of odd pieces): a known fault, or something that can be dialled and shown', () => {
  const PIECES = [
    ...[
      'tel:',
      'sip:',
      'sips:',
      'callto:',
      'offhook:',
      'dial?to=',
      'call/',
      'javascript:',
      '//',
      '@',
      ';',
      '?',
    ],
    ...['ext=', 'phone-context=', 'isub=', 'Replaces=', '%0d%0a', '%2A', '%23', '*', '#', '%', '%00', '%25'],
    ...[
      '+49',
      '30',
      '123',
      '-',
      '(',
      ')',
      '.',
      ' ',
      '\u0000',
      '\n',
      '\u202e',
      '<b>',
      '"',
      'alice',
      'x.example',
    ],
    ...['😀', '\ud800', '[::1]', ':5060', '&', '=', '+', ','],
  ];
  let seed = 3966;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  let dialled = 0;
  for (let run = 0; run < 20_000; run += 1) {
    const scheme = PIECES[random(5)] ?? '';
    const text = scheme + Array.from({ length: random(8) }, () => PIECES[random(PIECES.length)]).join('');
    const link = parseLink(text);
    if (!link.ok) expect(LINK_FAULTS).toContain(link.error.code);
    else if (link.value.kind === 'dial') {
      dialled += 1;
      const { target, shown } = link.value;
      const address = parseAddress(target, 'own.example');
      expect([text, address.ok]).toEqual([text, true]);
      expect(target).not.toMatch(/[*#?\u0000-\u0020]|%2[aA3]|%0/);
      expect(shown).toMatch(/^[^\p{Cc}\u202a-\u202e]{1,128}$/u);
    }
  }
  expect(dialled).toBeGreaterThan(300);
});
