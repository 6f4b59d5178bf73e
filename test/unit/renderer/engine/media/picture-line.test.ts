import { describe, expect, it, beforeEach, afterEach, vi } from 'vitest';
import { PictureLine } from '../../../../../src/renderer/engine/media/picture-line';
import { FakePeerConnection, stubRtc } from '../../../../fakes/rtc';
import { fakeLog } from '../../../../fakes/world';

let connection: FakePeerConnection;
let line: PictureLine;

beforeEach(() => {
  stubRtc();
  connection = new FakePeerConnection({});
  line = new PictureLine(fakeLog());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const direct = (held: boolean, offering: boolean) => {
  line.direct(connection as unknown as RTCPeerConnection, held, offering);
};

describe('the line of a picture', () => {
  it('is not added in an answer: only an offer can', () => {
    line.want(true);
    direct(false, false);
    expect(connection.transceivers).toEqual([]);
    direct(false, true);
    expect(connection.transceivers.map(({ codecs }) => codecs)).toEqual([[{ mimeType: 'video/VP8' }]]);
  });

  it('is one: a second picture of theirs is declined', () => {
    for (const mid of ['1', '2']) connection.addTransceiver('video', { direction: 'recvonly' }).mid = mid;
    direct(false, false);
    expect(connection.transceivers.map(({ direction }) => direction)).toEqual(['recvonly', 'inactive']);
  });

  it('of theirs takes the place of ours that was never agreed', () => {
    line.want(true);
    direct(false, true);
    connection.addTransceiver('video', { direction: 'recvonly' }).mid = '2';
    direct(false, false);
    expect(connection.transceivers.map(({ direction }) => direction)).toEqual(['stopped', 'sendrecv']);
  });

  it('says nothing before both ends have', () => {
    expect(line.agreement().line).toBe('none');
    line.want(true);
    direct(false, true);
    expect(line.agreement().line).toBe('none');
    expect(line.wanted).toBe(true);
  });
});
