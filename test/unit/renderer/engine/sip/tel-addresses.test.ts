import { describe, expect, it } from 'vitest';
import {
  asWritten,
  telAddress,
  withSipAddresses,
  withTelAddresses,
} from '../../../../../src/renderer/engine/sip/tel-addresses';

const message = (from: string): string =>
  `INVITE sip:a@b SIP/2.0\r\nFrom: ${from}\r\nP-Asserted-Identity: <tel:+1>\r\n\r\nFrom: <tel:+2>\r\n`;

describe('a tel address in From (RFC 3966)', () => {
  it.each([
    ['<tel:+49-30-12>;tag=b', '<sip:+49-30-12@tel.invalid;user=phone>;tag=b'],
    ['"Zoë" <tel:0301;phone-context=+49>', '"Zoë" <sip:0301;phone-context=+49@tel.invalid;user=phone>'],
    ['tel:+4930;tag=b', '<sip:+4930@tel.invalid;user=phone>;tag=b'],
    ['<TEL:%2B49>', '<sip:%2B49@tel.invalid;user=phone>'],
    ['<tel:*72#[x]>', '<sip:*72%23%5Bx%5D@tel.invalid;user=phone>'],
  ])('%s is a SIP address for the library (RFC 3261 §19.1.6)', (tel, sip) => {
    expect(withSipAddresses(message(tel))).toBe(message(sip));
  });

  it.each(['<tel:+49-30-12>;tag=b', '"Zoë" <tel:0301;phone-context=+49>', '<tel:*72#[x]>'])(
    '%s goes back as it came',
    (tel) => {
      expect(withTelAddresses(withSipAddresses(message(tel)))).toBe(message(tel));
    },
  );

  it('leaves all others alone', () => {
    for (const from of ['<sip:tel@b>;tag=tel:1', '"tel:1" <sip:a@b>', '<sip:1@b;user=phone>']) {
      expect(withSipAddresses(message(from))).toBe(message(from));
      expect(withTelAddresses(message(from))).toBe(message(from));
    }
  });

  it('is the number, shown and dialled', () => {
    expect(telAddress('+49-30.1;ext=2', 'tel.invalid')).toBe('tel:+49301');
    expect(telAddress('+4930%3Bext%3D2', 'tel.invalid')).toBe('tel:+4930');
    expect(telAddress('+49', 'example.com')).toBeNull();
    expect(asWritten('sip:+49@tel.invalid;user=phone')).toBe('tel:+49');
    expect(asWritten('sip:bob@example.com')).toBe('sip:bob@example.com');
  });
});
