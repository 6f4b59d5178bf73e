import { expect, it } from 'vitest';
import { locationHeaders, withLocation } from '../../../../../src/renderer/engine/sip/location-body';

it('carries the offer and the location, and the header names the part (RFC 6442 §4.1)', () => {
  const { body, contentType } = withLocation('v=0\r\ns=-\r\n', '<presence/>', 'u1');
  expect(contentType).toBe('multipart/mixed;boundary="offhook-u1"');
  const parts = body.split('--offhook-u1');
  expect(parts).toEqual([
    '',
    '\r\nContent-Type: application/sdp\r\n\r\nv=0\r\ns=-\r\n\r\n',
    '\r\nContent-Type: application/pidf+xml\r\nContent-ID: <u1@offhook.invalid>\r\n' +
      'Content-Disposition: by-reference;handling=optional\r\n\r\n<presence/>\r\n',
    '--\r\n',
  ]);
  expect(locationHeaders('u1')).toEqual([
    'Geolocation: <cid:u1@offhook.invalid>',
    'Geolocation-Routing: yes',
  ]);
});
