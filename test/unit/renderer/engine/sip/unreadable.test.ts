import { describe, expect, it } from 'vitest';
import {
  badRequest,
  faultOf,
  mended,
  namesTransaction,
  withTarget,
} from '../../../../../src/renderer/engine/sip/unreadable';
import { answerTo, header, requestTo } from '../../../../fakes/sip-peer';

const invite = requestTo('sip:alice@example.com');

describe('400 Bad Request', () => {
  it('is made of the request’s own lines (RFC 3261 §8.2.6)', () => {
    const damaged = requestTo('sip:alice@example.com', { headers: ['v: SIP/2.0/TCP p;branch=z9hG4bKtwo'] });
    expect(badRequest(damaged, 'ours')).toBe(
      [
        'SIP/2.0 400 Bad Request',
        'Via: SIP/2.0/WSS far.invalid;branch=z9hG4bKone',
        'Via: SIP/2.0/TCP p;branch=z9hG4bKtwo',
        'From: "Bob" <sip:bob@example.com>;tag=bob',
        'To: <sip:alice@example.com>;tag=ours',
        'Call-ID: call-one',
        'CSeq: 1 INVITE',
        'Content-Length: 0',
        '',
        '',
      ].join('\r\n'),
    );
  });

  it('keeps the tag of a dialog, and gives one to a name that looks like one', () => {
    expect(badRequest(requestTo('sip:a@b', { toTag: 'mine' }), 'ours')).toContain(
      'To: <sip:a@b>;tag=mine\r\n',
    );
    const named = invite.replace(/^To:.*$/m, 'To: ";tag=x" <sip:a@b>');
    expect(badRequest(named, 'ours')).toContain('To: ";tag=x" <sip:a@b>;tag=ours\r\n');
  });

  it.each([
    ['an ACK', requestTo('sip:a@b', { method: 'ACK' })],
    ['a response', answerTo(invite, '200 OK')],
    ['one without a Via', invite.replace(/^Via:.*\r\n/m, '')],
    ['one without a Call-ID', invite.replace(/^Call-ID:.*\r\n/m, '')],
    ['one whose CSeq is of another method', invite.replace('1 INVITE', '1 BYE')],
    ['no SIP', 'GET / HTTP/1.1\r\n\r\n'],
    ['nothing', ''],
  ])('is not for %s', (_what, message) => {
    expect(badRequest(message, 'ours')).toBeNull();
  });
});

describe('what can be done without', () => {
  it('is left out of a response; From and To keep what a dialog is known by', () => {
    const damaged = answerTo(invite, '302 Moved', { headers: ['Contact: <<', 'X: y'] }).replace(
      /^From:.*$/m,
      'From: <>;tag=bob',
    );
    const rest = mended(damaged) ?? '';
    expect(rest).not.toMatch(/^contact:/im);
    expect(header(rest, 'x')).toBe('y');
    expect(header(rest, 'from')).toBe('<sip:unreadable.invalid>;tag=bob');
  });

  it('is left out of a BYE, and of no other request', () => {
    expect(mended(requestTo('sip:a@b', { method: 'BYE', headers: ['Refer-To: <<'] }))).not.toContain(
      'refer-to',
    );
    expect(mended(invite)).toBeNull();
    expect(mended('nonsense')).toBeNull();
  });
});

describe('a Contact that is missing', () => {
  it.each(['180 Ringing', '200 OK'])('in a %s is whom we called', (status) => {
    expect(header(withTarget(answerTo(invite, status)), 'contact')).toBe('<sip:alice@example.com>');
  });

  it('is not put where there is one, or need not be', () => {
    const bye = requestTo('sip:a@b', { method: 'BYE' });
    for (const message of [
      answerTo(invite, '200 OK', { headers: ['m: <sip:x@y>'] }),
      answerTo(invite, '100 Trying'),
      answerTo(invite, '486 Busy Here'),
      answerTo(bye, '200 OK'),
      invite,
    ])
      expect(withTarget(message)).toBe(message);
  });
});

it('a transaction is named by the branch of the Via at the top', () => {
  expect(namesTransaction(invite)).toBe(true);
  expect(namesTransaction(invite.replace(/;branch=.*$/m, ''))).toBe(false);
  expect(namesTransaction(invite.replace(/;branch=.*$/m, ';branch='))).toBe(false);
  expect(namesTransaction(invite.replace(/^Via:(.*);branch/m, 'v:$1\r\n ;branch'))).toBe(true);
});

describe('what the log is told', () => {
  it('names the headers and nothing in them', () => {
    expect(faultOf(invite.replace(/^From:.*$/m, 'From: <secret'))).toBe("INVITE: its from can't be read");
    expect(faultOf('sip:secret@example.com')).toBe("message: it can't be read");
    expect(faultOf(`${invite.split('\r\n\r\n')[0] ?? ''}\r\nsecret@x: y\r\n\r\n`)).not.toContain('secret');
  });
});
