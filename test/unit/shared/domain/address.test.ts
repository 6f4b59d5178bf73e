import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress } from '../../../../src/shared/domain/address';
import { seeded } from '../../../fakes/chance';

function read(input: string, defaultHost?: string): string {
  const result = parseAddress(input, defaultHost);
  return result.ok ? formatAddress(result.value) : `✗ ${result.error.code}`;
}

describe('what people type', () => {
  it.each([
    ['alice@example.com', 'sip:alice@example.com'],
    ['  alice@example.com \n', 'sip:alice@example.com'],
    ['sip:alice@example.com', 'sip:alice@example.com'],
    ['SIP:Alice@EXAMPLE.com', 'sip:Alice@example.com'],
    ['sips:alice@example.com:5061', 'sips:alice@example.com:5061'],
    ['alice.b-c_d+e@example.com', 'sip:alice.b-c_d+e@example.com'],
    ['alice@10.0.0.7', 'sip:alice@10.0.0.7'],
    ['alice@[2001:db8::1]:5061', 'sip:alice@[2001:db8::1]:5061'],
    ['alice@localhost', 'sip:alice@localhost'],
    ['alice@example.com.', 'sip:alice@example.com'],
    ['alice@3cx.example', 'sip:alice@3cx.example'],
    ['%C3%A9ve@example.com', 'sip:%C3%A9ve@example.com'],
    ['first%20last@example.com', 'sip:first%20last@example.com'],
    ['a@b@example.com', '✗ bad-character'],
  ])('%j → %s', (input, expected) => {
    expect(read(input)).toBe(expected);
  });

  it.each([
    ['+49 30 123 45', 'sip:+493012345@pbx.example'],
    ['+49 (30) 123-45', 'sip:+493012345@pbx.example'],
    ['030/12345', 'sip:03012345@pbx.example'],
    ['(555) 010.0199', 'sip:5550100199@pbx.example'],
    ['+49\u00a030\u202f12345', 'sip:+493012345@pbx.example'],
    ['100', 'sip:100@pbx.example'],
    ['*97', 'sip:*97@pbx.example'],
    ['tel:+49-30-12345', 'sip:+493012345@pbx.example'],
    ['tel:110', 'sip:110@pbx.example'],
    ['tel:+49-30-12345;phone-context=example.com', 'sip:+493012345@pbx.example'],
    ['bob', 'sip:bob@pbx.example'],
    ['bob@other.example', 'sip:bob@other.example'],
  ])('%j at pbx.example → %s', (input, expected) => {
    expect(read(input, 'pbx.example')).toBe(expected);
  });

  it('sends a service code with its # escaped, or no URI would hold it (RFC 3261 §25.1)', () => {
    expect(read('*21*100#', 'pbx.example')).toBe('sip:*21*100%23@pbx.example');
    expect(read('sip:*21%23@pbx.example')).toBe('sip:*21%23@pbx.example');
  });

  it.each([
    ['sip:bob@example.com;user=phone', 'sip:bob@example.com'],
    ['sip:bob@example.com:5070;transport=tcp?subject=hello', 'sip:bob@example.com:5070'],
    ['sip:+4930123;isub=1@example.com;user=phone', 'sip:+4930123;isub=1@example.com'],
  ])('links carry parameters that a call does not need: %j → %s', (input, expected) => {
    expect(read(input)).toBe(expected);
  });
});

describe('what can be wrong', () => {
  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['\u0000', 'bad-character'],
    ['bob', 'bad-host'],
    ['sip:', 'no-user'],
    ['@example.com', 'no-user'],
    ['sip:@example.com', 'no-user'],
    ['bob@', 'bad-host'],
    ['bob@exa mple.com', 'bad-host'],
    ['bob@-example.com', 'bad-host'],
    ['bob@example-.com', 'bad-host'],
    ['bob@1.2.3', 'bad-host'],
    ['bob@12345', 'bad-host'],
    ['bob@example..com', 'bad-host'],
    ['bob@example.com:0', 'bad-host'],
    ['bob@example.com:65536', 'bad-host'],
    ['bob@example.com:port', 'bad-host'],
    ['bob@[::1', 'bad-host'],
    ['bob@[zz::1]', 'bad-host'],
    ['bob@bücher.example', 'bad-host'],
    ['http://example.com/', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['mailto:bob@example.com', 'scheme'],
    ['x'.repeat(300) + '@example.com', 'too-long'],
    ['1'.repeat(10_240), 'too-long'],
    ['alice bob@example.com', 'bad-character'],
    ['<script>alert(1)</script>@example.com', 'bad-character'],
    ['"><img src=x onerror=alert(1)>@example.com', 'bad-character'],
    ['alice:secret@example.com', 'scheme'],
    ['sip:alice:secret@example.com', 'bad-character'],
    ['alice\r\nVia: evil@example.com', 'bad-character'],
    ['alice%0d%0aContact:%20evil@example.com', 'bad-character'],
    ['alice%0D%0A@example.com', 'bad-character'],
    ['alice%00@example.com', 'bad-character'],
    ['alice%7F@example.com', 'bad-character'],
    ['alice%zz@example.com', 'bad-character'],
    ['%ff@example.com', 'bad-character'],
    ['alice@example.com\r\nContact: evil', 'bad-host'],
    ['аlice@example.com', 'bad-character'],
    ['alice@exаmple.com', 'bad-host'],
    ['+４９３０@example.com', 'bad-character'],
    ['😀@example.com', 'bad-character'],
    ['\u202egnp.ecila@example.com', 'bad-character'],
  ])('%j: %s', (input, code) => {
    expect(read(input)).toBe(`✗ ${code}`);
  });

  it('refuses a bad default host as it would a typed one', () => {
    expect(read('100', 'evil\r\nVia: x')).toBe('✗ bad-host');
  });
});

describe('any text at all', () => {
  it('is refused or comes out as one clean URI that reads as itself', () => {
    const chance = seeded(3_261);
    const alphabet = 'ab09+-.@:;,/?#%&=[]()<>"\'\\ \r\n\t\u0000éａ\u202e😀*_~!$';
    for (let round = 0; round < 20_000; round += 1) {
      const input = chance.text(1 + chance.whole(24), alphabet);
      const result = parseAddress(input, 'pbx.example');
      if (!result.ok) continue;
      const formatted = formatAddress(result.value);
      expect(formatted, JSON.stringify(input)).toMatch(/^sips?:[!-~]+@[a-z0-9.[\]:-]+$/);
      expect(formatted).not.toMatch(/[<>"\s\\#]/);
      expect(read(formatted)).toBe(formatted);
    }
  });
});
