import { describe, expect, it } from 'vitest';
import {
  audioDirection,
  candidateTypes,
  carriesTelephoneEvents,
  everySectionHasCandidates,
  hasAudio,
  hasPicture,
  isHeldByRemote,
  offersPicture,
  withEverySection,
  withoutPicture,
  withoutLoopback,
} from '../../../../../src/renderer/engine/media/sdp';

const AUDIO = 'v=0\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 4000 UDP/TLS/RTP/SAVPF 111\r\n';

describe('the direction of the sound (RFC 3264 §5.1)', () => {
  it.each([
    [AUDIO, 'sendrecv'],
    [`${AUDIO}a=sendonly\r\n`, 'sendonly'],
    [`${AUDIO}a=inactive`, 'inactive'],
    [`${AUDIO}a=recvonly\n`, 'recvonly'],
    [AUDIO.replace('t=0 0', 'a=sendonly'), 'sendonly'],
    [`${AUDIO.replace('t=0 0', 'a=sendonly')}a=sendrecv\r\n`, 'sendrecv'],
    ['v=0\r\nm=video 1 X 1\r\na=inactive\r\nm=audio 1 X 1\r\na=sendonly\r\n', 'sendonly'],
    [`${AUDIO}m=video 1 X 1\r\na=inactive\r\n`, 'sendrecv'],
    [`${AUDIO}a=sendonlyx\r\n`, 'sendrecv'],
    ['', 'sendrecv'],
    ['\u0000', 'sendrecv'],
  ])('%j: %s', (sdp, direction) => {
    expect(audioDirection(sdp)).toBe(direction);
  });
});

describe('held by them (RFC 3264 §8.4)', () => {
  it.each([
    ['sendonly', `${AUDIO}a=sendonly\r\n`, true],
    ['inactive', `${AUDIO}a=inactive\r\n`, true],
    ['recvonly', `${AUDIO}a=recvonly\r\n`, false],
    ['nothing said', AUDIO, false],
    ['the old way, c=0.0.0.0', AUDIO.replace('192.0.2.1', '0.0.0.0'), true],
    [
      'a browser whose candidates hide their address: port 9 and c=0.0.0.0 are no hold (RFC 8829 §5.2.1)',
      AUDIO.replace('192.0.2.1', '0.0.0.0').replace('4000', '9'),
      false,
    ],
    [
      'a browser whose candidates come in the description',
      `${AUDIO.replace('192.0.2.1', '0.0.0.0')}a=candidate:1 1 udp 1 x.local 4000 typ host\r\n`,
      false,
    ],
  ])('%s', (_what, sdp, held) => {
    expect(isHeldByRemote(sdp)).toBe(held);
  });
});

describe('audio in a description (RFC 3264 §6)', () => {
  it.each([
    [AUDIO, true],
    ['m=audio 9 X 0\r\n', true],
    ['v=0\r\nm=audio 0 RTP/AVP 0\r\n', false],
    ['v=0\r\nm=audio 0/2 RTP/AVP 0\r\n', false],
    ['v=0\r\nm=video 4000 RTP/AVP 0\r\n', false],
    ['a=x m=audio 4000', false],
    ['', false],
  ])('%j: %s', (sdp, expected) => {
    expect(hasAudio(sdp)).toBe(expected);
  });

  it('says whether digits can go in it (RFC 4733 §2.4)', () => {
    expect(carriesTelephoneEvents('a=rtpmap:101 telephone-event/8000\r\n')).toBe(true);
    expect(carriesTelephoneEvents('a=rtpmap:101 TELEPHONE-EVENT/48000')).toBe(true);
    expect(carriesTelephoneEvents(AUDIO)).toBe(false);
  });
});

describe('candidates', () => {
  const line = (address: string, type = 'host'): string =>
    `a=candidate:1 1 udp 1 ${address} 5000 typ ${type}\r\n`;

  it('have types', () => {
    expect([
      ...candidateTypes(line('1.1.1.1') + line('1.1.1.1', 'srflx') + line('1.1.1.1', 'relay')),
    ]).toEqual(['host', 'srflx', 'relay']);
    expect(candidateTypes('').size).toBe(0);
    expect(candidateTypes('a=candidate:1 1 udp 1 1.1.1.1 5000').size).toBe(0);
  });

  it('of this machine alone are left out for a gateway on another', () => {
    expect(withoutLoopback(line('127.0.0.1') + line('192.0.2.1') + line('::1'))).toBe(line('192.0.2.1'));
    expect(withoutLoopback(line('192.0.2.1'))).toBe(line('192.0.2.1'));
  });

  it('of this machine stay where there are no others', () => {
    expect(withoutLoopback(line('127.0.0.1'))).toBe(line('127.0.0.1'));
  });
});

describe('a picture in a description', () => {
  it.each([
    ['m=video 4002 RTP/AVP 96\r\na=sendrecv\r\n', true, true],
    ['m=video 9 RTP/AVP 96\r\na=sendonly\r\n', true, true],
    ['m=video 4002 RTP/AVP 96\r\n', true, true],
    ['m=video 4002 RTP/AVP 96\r\na=recvonly\r\n', false, true],
    ['m=video 0 RTP/AVP 96\r\n', false, false],
    ['', false, false],
  ])('%j: offered %s, there %s', (section, offered, there) => {
    expect([offersPicture(AUDIO + section), hasPicture(AUDIO + section)]).toEqual([offered, there]);
  });
});

describe('candidates in each section', () => {
  const candidate = 'a=candidate:1 1 udp 1 192.0.2.1 5000 typ host\r\n';
  it.each([
    [AUDIO, true],
    [AUDIO + candidate, true],
    [`${AUDIO}${candidate}m=video 9 RTP/AVP 96\r\n`, false],
    [`${AUDIO}${candidate}m=video 0 RTP/AVP 96\r\n`, true],
    [`${AUDIO}${candidate}m=video 9 RTP/AVP 96\r\n${candidate}`, true],
  ])('%j: %s', (sdp, all) => {
    expect(everySectionHasCandidates(sdp)).toBe(all);
  });
});

describe('a description without its picture', () => {
  const head = 'v=0\r\na=group:BUNDLE 0 1\r\nm=audio 9 X 0\r\na=mid:0\r\n';
  it('loses the section and its place in the bundle', () => {
    expect(withoutPicture(`${head}m=video 9 X 96\r\na=mid:1\r\n`)).toBe(head.replace(' 1\r', '\r'));
    expect(withoutPicture(head)).toBe(head);
  });
});

describe('an answer that leaves a section out (RFC 3264 §6)', () => {
  const offer = `${AUDIO}a=mid:0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96 97\r\na=mid:1\r\na=sendrecv\r\n`;

  it('gets it back as declined', () => {
    expect(withEverySection(AUDIO, offer)).toBe(
      `${AUDIO}m=video 0 UDP/TLS/RTP/SAVPF 96 97\r\nc=IN IP4 0.0.0.0\r\na=inactive\r\na=mid:1\r\n`,
    );
    expect(withEverySection(AUDIO.trimEnd(), offer)).toContain('111\r\nm=video 0');
  });

  it.each([
    ['whole', `${AUDIO}m=video 0 RTP/AVP 96\r\n`],
    ['in another order', 'v=0\r\nm=video 4000 RTP/AVP 96\r\n'],
    ['longer than the offer', `${AUDIO}m=video 0 RTP/AVP 96\r\nm=text 0 RTP/AVP 98\r\n`],
  ])('one that is %s stays as it is', (_what, answer) => {
    expect(withEverySection(answer, offer)).toBe(answer);
  });
});
