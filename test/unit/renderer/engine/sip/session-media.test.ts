import { describe, expect, it } from 'vitest';
import { SessionMedia } from '../../../../../src/renderer/engine/sip/session-media';
import { fakeMedia } from '../../../../fakes/sip-calls';

describe('the library’s view of a call’s media', () => {
  it('gives our description as SDP and takes theirs', async () => {
    const media = fakeMedia('offer');
    const session = new SessionMedia(media);
    expect(await session.getDescription()).toMatchObject({ contentType: 'application/sdp' });
    await session.setDescription('answer');
    expect(media.remote).toEqual([{ sdp: 'answer', provisional: false }]);
    expect(session.hasDescription('Application/SDP')).toBe(true);
    expect(session.hasDescription('multipart/mixed')).toBe(false);
  });

  it('dresses the first description alone', async () => {
    const session = new SessionMedia(fakeMedia('offer'), (sdp) => ({
      body: `<${sdp}>`,
      contentType: 'multipart/mixed',
    }));
    const first = await session.getDescription();
    expect(first.contentType).toBe('multipart/mixed');
    expect(first.body).toMatch(/^<v=0/);
    expect((await session.getDescription()).contentType).toBe('application/sdp');
  });

  it('applies an offer once that was prepared while it rang, and the next one again', async () => {
    const media = fakeMedia('answer');
    const session = new SessionMedia(media);
    await session.prepare('offer');
    await session.setDescription('offer');
    expect(media.remote).toHaveLength(1);
    await session.setDescription('offer');
    expect(media.remote).toHaveLength(2);
  });

  it('passes on that an offer can’t be used, to both who asked', async () => {
    const session = new SessionMedia(fakeMedia('answer', 'no-common-codec'));
    await expect(session.prepare('offer')).rejects.toThrow('no common codec');
    await expect(session.setDescription('offer')).rejects.toThrow('no common codec');
  });

  it('rolls back and sends digits; closing is the call’s own, which may go on in a second INVITE', async () => {
    const media = fakeMedia('offer');
    const session = new SessionMedia(media);
    await session.rollbackDescription();
    await session.setDescription('a=rtpmap:126 telephone-event/48000');
    expect(session.sendDtmf('1')).toBe(true);
    session.close();
    expect([media.rollbacks, media.dtmf, media.closed]).toEqual([1, '1', false]);
  });
});
