import { afterEach, expect, it, vi } from 'vitest';
import { aliceOnAWire, CallEars, fakeMedia } from '../../../../fakes/sip-calls';
import { answerTo, header, requestTo, SDP } from '../../../../fakes/sip-peer';

let alice: Awaited<ReturnType<typeof aliceOnAWire>>;
afterEach(() => {
  alice.agent.dispose();
  vi.useRealTimers();
});

/** A call of ours that was answered with these headers. */
async function up(...headers: string[]) {
  alice = await aliceOnAWire();
  const ears = new CallEars();
  const call = alice.agent.invite('sip:bob@example.com', fakeMedia('offer'), ears);
  call.send();
  const invite = await alice.peer.next('INVITE');
  const contact = 'Contact: <sip:bob@far.invalid;transport=ws>';
  const ok = answerTo(invite, '200 OK', { headers: [contact, ...headers], body: SDP });
  alice.peer.say(ok);
  await alice.peer.next('ACK');
  const update = (cseq: number, extra: readonly string[] = []): string =>
    requestTo(/<(sip:[^>]+)>/.exec(header(invite, 'Contact'))?.[1] ?? '', {
      method: 'UPDATE',
      cseq,
      branch: `z9hG4bKupdate${String(cseq)}`,
      callId: header(invite, 'Call-ID'),
      from: header(ok, 'To'),
      toTag: /tag=([^;\s]+)/.exec(header(invite, 'From'))?.[1] ?? '',
      contact: 'moved',
      headers: extra,
    });
  return { call, ears, update };
}

it('an UPDATE moves the dialog’s target: the next request goes there (RFC 3311 §5.3)', async () => {
  const { call, update } = await up();
  alice.peer.say(update(1));
  await alice.peer.next('200');
  call.bye();
  expect(await alice.peer.next('BYE')).toMatch(/^BYE sip:moved@far\.invalid/);
});

it('an UPDATE that nobody knows gets 481, one that came before its turn 500', async () => {
  const { update } = await up();
  alice.peer.say(update(5));
  await alice.peer.next('200');
  alice.peer.say(update(4));
  await alice.peer.next('500');
  alice.peer.say(update(6).replace(/Call-ID: .*/, 'Call-ID: unknown'));
  await alice.peer.next('481');
});

it('a call that is over takes none any more', async () => {
  const { call, update } = await up();
  call.bye();
  alice.peer.say(answerTo(await alice.peer.next('BYE'), '200 OK'));
  alice.peer.say(update(1));
  await alice.peer.next('481');
});

it('INFO is sent one after the other, and a refusal is told (RFC 6086)', async () => {
  const { call } = await up();
  const first = call.info('application/dtmf-relay', 'Signal=1\r\nDuration=100\r\n');
  const second = call.info('application/dtmf-relay', 'Signal=2\r\nDuration=100\r\n');
  const info = await alice.peer.next('INFO');
  expect(info).toContain('Signal=1');
  expect(header(info, 'Content-Type')).toBe('application/dtmf-relay');
  expect(alice.peer.count('INFO')).toBe(1);
  alice.peer.say(answerTo(info, '200 OK'));
  await first;
  alice.peer.say(answerTo(await alice.peer.next('INFO'), '415 Unsupported Media Type'));
  await expect(second).rejects.toThrow('415');
});
