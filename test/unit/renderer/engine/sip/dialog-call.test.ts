import { afterEach, describe, expect, it, vi } from 'vitest';
import { aliceOnAWire, CallEars, fakeMedia } from '../../../../fakes/sip-calls';
import { answerTo, header, requestTo, SDP } from '../../../../fakes/sip-peer';

let alice: Awaited<ReturnType<typeof aliceOnAWire>>;
afterEach(() => {
  alice.agent.dispose();
});

const nextTask = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const FINE = { headers: ['Contact: <sip:bob@far.invalid;transport=ws>'], body: SDP };

/** A call to us that was answered, its ACK not yet there. */
async function answered() {
  alice = await aliceOnAWire();
  alice.peer.say(requestTo('sip:alice@example.com'));
  await vi.waitFor(() => expect(alice.incoming).toHaveLength(1), { interval: 1 });
  const [call] = alice.incoming;
  if (!call) throw new Error('no call');
  const ears = new CallEars();
  const media = fakeMedia('answer');
  call.prepare(media, ears);
  call.answer();
  const ok = await alice.peer.next('200');
  const inDialog = (method: string, cseq: number, body = method === 'INVITE' ? SDP : ''): string =>
    requestTo(/<(sip:[^>]+)>/.exec(header(ok, 'Contact'))?.[1] ?? '', {
      method,
      cseq,
      body,
      branch: `z9hG4bK${method}${String(cseq)}`,
      toTag: /tag=([^;\s]+)/.exec(header(ok, 'To'))?.[1] ?? '',
    });
  return { call, ears, media, inDialog };
}

async function up() {
  const made = await answered();
  alice.peer.say(made.inDialog('ACK', 1));
  await nextTask();
  return made;
}

describe('a re-INVITE of ours', () => {
  it('says hold, and is done when the far end accepted it (RFC 3264 §8.4)', async () => {
    const { call } = await up();
    const held = call.setHold(true);
    const invite = await alice.peer.next('INVITE');
    expect(invite).toContain('a=sendonly');
    alice.peer.say(answerTo(invite, '200 OK', FINE));
    await held;
    await alice.peer.next('ACK');
  });

  it.each(['302 Moved Temporarily', '488 Not Acceptable Here', '500 Oops'])(
    'refused with %s rejects',
    async (status) => {
      const { call, media, ears } = await up();
      const held = call.setHold(true);
      alice.peer.say(answerTo(await alice.peer.next('INVITE'), status));
      await expect(held).rejects.toThrow(status.slice(0, 3));
      expect(await media.localDescription()).toContain('a=sendrecv');
      expect(ears.heard).toEqual(['confirmed']);
    },
  );

  it('that crossed one of theirs is tried once more, a second later (RFC 3261 §14.1)', async () => {
    const { call } = await up();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const held = call.setHold(true);
    alice.peer.say(answerTo(await alice.peer.next('INVITE'), '491 Request Pending'));
    await nextTask();
    expect(alice.peer.count('INVITE')).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    const again = await alice.peer.next('INVITE');
    vi.useRealTimers();
    expect(again).toContain('a=sendonly');
    alice.peer.say(answerTo(again, '491 Request Pending'));
    await expect(held).rejects.toThrow('491');
  });

  it('that crossed one of theirs is left when the call ends meanwhile', async () => {
    const { call, inDialog } = await up();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const held = call.setHold(true);
    const refused = expect(held).rejects.toThrow('no dialog');
    alice.peer.say(answerTo(await alice.peer.next('INVITE'), '491 Request Pending'));
    await nextTask();
    alice.peer.say(inDialog('BYE', 2));
    await vi.advanceTimersByTimeAsync(1_000);
    vi.useRealTimers();
    await refused;
    expect(alice.peer.count('INVITE')).toBe(1);
  });

  it('that the far end knows no call for ends ours (RFC 3261 §12.2.1.2)', async () => {
    const { call, ears } = await up();
    const refreshed = call.renegotiate();
    alice.peer.say(answerTo(await alice.peer.next('INVITE'), '481 Call/Transaction Does Not Exist'));
    await expect(refreshed).rejects.toThrow('481');
    await alice.peer.next('BYE');
    expect(ears.heard).toEqual(['confirmed', 'bye']);
  });

  it('waits for the one before (RFC 3261 §14.1)', async () => {
    const { call } = await up();
    const first = call.setHold(true);
    const second = call.setHold(false);
    const invite = await alice.peer.next('INVITE');
    await nextTask();
    expect(alice.peer.count('INVITE')).toBe(1);
    alice.peer.say(answerTo(invite, '200 OK', FINE));
    await first;
    const again = await alice.peer.next('INVITE');
    expect(again).toContain('a=sendrecv');
    alice.peer.say(answerTo(again, '200 OK', FINE));
    await second;
  });

  it('waits for the ACK to our answer: the library would end the call', async () => {
    const { call, inDialog, ears } = await answered();
    const held = call.setHold(true);
    await nextTask();
    expect(alice.peer.count('INVITE')).toBe(0);
    alice.peer.say(inDialog('ACK', 1));
    alice.peer.say(answerTo(await alice.peer.next('INVITE'), '200 OK', FINE));
    await held;
    expect(ears.heard).toEqual(['confirmed']);
  });

  it('rejects when the call is over', async () => {
    const { call, inDialog } = await up();
    alice.peer.say(inDialog('BYE', 2));
    await alice.peer.next('200');
    await expect(call.setHold(true)).rejects.toThrow('no dialog');
    await expect(call.renegotiate()).rejects.toThrow('no dialog');
  });

  it('rejects without a socket, and the next one goes out when there is one', async () => {
    const { call } = await up();
    alice.peer.cut();
    await expect(call.renegotiate()).rejects.toThrow();
    await alice.agent.connect();
    const refreshed = call.renegotiate();
    alice.peer.say(answerTo(await alice.peer.next('INVITE'), '200 OK', FINE));
    await refreshed;
  });
});

describe('their re-INVITE', () => {
  it('is answered, and hold is heard from it', async () => {
    const { inDialog, ears, media } = await up();
    alice.peer.say(inDialog('INVITE', 2, `${SDP}a=sendonly\r\n`));
    expect(await alice.peer.next('200')).toContain('a=recvonly');
    await vi.waitFor(() => expect(ears.heard).toContain('held'), { interval: 1 });
    alice.peer.say(inDialog('ACK', 2));
    await nextTask();
    alice.peer.say(inDialog('INVITE', 3));
    await alice.peer.next('200');
    await vi.waitFor(() => expect(ears.heard).toContain('not held'), { interval: 1 });
    expect(media.remote).toHaveLength(3);
  });

  it('while ours is on its way is told 491 (RFC 3261 §14.2)', async () => {
    const { call, inDialog, ears } = await up();
    const held = call.setHold(true);
    const ours = await alice.peer.next('INVITE');
    alice.peer.say(inDialog('INVITE', 2));
    await alice.peer.next('491');
    alice.peer.say(answerTo(ours, '200 OK', FINE));
    await held;
    expect(ears.heard).toEqual(['confirmed']);
  });

  it('that we can’t use is told 488, and the call goes on', async () => {
    const { inDialog, ears } = await up();
    alice.peer.say(inDialog('INVITE', 2, SDP.replace('m=audio 4000', 'm=broken 4000')));
    await alice.peer.next('488');
    expect(ears.heard).toEqual(['confirmed']);
  });
});

describe('a transfer by the far end', () => {
  it('is put to who decides, and answered as they say (RFC 3515 §2.4.2)', async () => {
    const { inDialog, ears } = await up();
    alice.peer.say(
      inDialog('REFER', 2).replace('Max-Forwards', 'Refer-To: <sip:carol@example.com>\r\nMax-Forwards'),
    );
    await vi.waitFor(() => expect(ears.referrals).toHaveLength(1), { interval: 1 });
    ears.referrals[0]?.refuse(603);
    await alice.peer.next('603');
    expect(ears.heard).toEqual(['confirmed', 'referred to sip:carol@example.com']);
  });
});
