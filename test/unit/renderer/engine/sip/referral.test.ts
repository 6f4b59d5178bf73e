import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sipfragStatus } from '../../../../../src/renderer/engine/sip/referral';
import type { OutgoingSipCall } from '../../../../../src/renderer/engine/world/sip';
import { aliceOnAWire, CallEars, fakeMedia } from '../../../../fakes/sip-calls';
import { answerTo, header, requestTo, SDP } from '../../../../fakes/sip-peer';

let alice: Awaited<ReturnType<typeof aliceOnAWire>>;

/** A call of ours that is up, and what its far end says in it. */
async function up(user = 'bob'): Promise<{
  readonly call: OutgoingSipCall;
  readonly invite: string;
  notify(cseq: number, body: string, state: string): string;
}> {
  const call = alice.agent.invite(`sip:${user}@example.com`, fakeMedia('offer'), new CallEars());
  call.send();
  const invite = await alice.peer.next('INVITE');
  const contact = 'Contact: <sip:far@far.invalid;transport=ws>';
  const ok = answerTo(invite, '200 OK', { headers: [contact], body: SDP, tag: user });
  alice.peer.say(ok);
  await alice.peer.next('ACK');
  const target = /<(sip:[^>]+)>/.exec(header(invite, 'Contact'))?.[1] ?? '';
  const notify = (cseq: number, body: string, state: string): string =>
    requestTo(target, {
      method: 'NOTIFY',
      cseq,
      body,
      branch: `z9hG4bKnotify${String(cseq)}`,
      callId: header(invite, 'Call-ID'),
      from: header(ok, 'To'),
      toTag: /tag=([^;\s]+)/.exec(header(invite, 'From'))?.[1] ?? '',
      headers: ['Event: refer', `Subscription-State: ${state}`],
    }).replace('application/sdp', 'message/sipfrag');
  return { call, invite, notify };
}

/** Asks Bob to call Carol; what is told of it goes to `heard`. */
function refer(call: OutgoingSipCall, replacing: OutgoingSipCall | null = null): string[] {
  const heard: string[] = [];
  call.refer('sip:carol@example.com', replacing, {
    onProgress: () => heard.push('progress'),
    onFinished: (status) => heard.push(`finished ${String(status)}`),
    onRefused: (status) => heard.push(`refused ${String(status)}`),
  });
  return heard;
}

const hears = (heard: readonly string[], expected: readonly string[]): Promise<void> =>
  vi.waitFor(() => expect(heard).toEqual(expected), { interval: 1 });

describe('a REFER of ours (RFC 3515)', () => {
  beforeEach(async () => {
    alice = await aliceOnAWire();
  });
  afterEach(() => {
    alice.agent.dispose();
  });

  it('is followed to its end, also where each NOTIFY calls itself the last', async () => {
    const { call, notify } = await up();
    const heard = refer(call);
    const sent = await alice.peer.next('REFER');
    expect(header(sent, 'Refer-To')).toBe('<sip:carol@example.com>');
    expect(header(sent, 'Referred-By')).toMatch(/^<sip:.+>$/);
    alice.peer.say(answerTo(sent, '202 Accepted'));
    alice.peer.say(notify(1, 'SIP/2.0 100 Trying', 'active;expires=60'));
    alice.peer.say(notify(2, 'SIP/2.0 180 Ringing', 'terminated'));
    alice.peer.say(notify(3, 'SIP/2.0 200 OK', 'terminated;reason=noresource'));
    await hears(heard, ['progress', 'progress', 'progress', 'finished 200']);
    alice.peer.say(notify(4, 'SIP/2.0 486 Busy Here', 'terminated'));
    await vi.waitFor(() =>
      expect(alice.peer.sent.filter((line) => line.startsWith('SIP/2.0 200')).length).toBe(4),
    );
    expect(heard).toHaveLength(4);
  });

  it.each([
    ['SIP/2.0 486 Busy Here', 'terminated', 'finished 486'],
    ['what?', 'terminated;reason=giveup', 'finished 500'],
  ])('that ends with %s', async (body, state, expected) => {
    const { call, notify } = await up();
    const heard = refer(call);
    alice.peer.say(answerTo(await alice.peer.next('REFER'), '202 Accepted'));
    alice.peer.say(notify(1, body, state));
    await hears(heard, ['progress', expected]);
  });

  it('refused', async () => {
    const { call } = await up();
    const heard = refer(call);
    alice.peer.say(answerTo(await alice.peer.next('REFER'), '405 Method Not Allowed'));
    await hears(heard, ['refused 405']);
  });

  it('without a subscription counts as done when it is accepted (RFC 4488)', async () => {
    const { call } = await up();
    const heard = refer(call);
    alice.peer.say(
      answerTo(await alice.peer.next('REFER'), '202 Accepted', { headers: ['Refer-Sub: false'] }),
    );
    await hears(heard, ['finished 200']);
  });

  it('names the dialog to replace with the tags as its far end sees them (RFC 3891 §3)', async () => {
    const bob = await up();
    const carol = await up('carol');
    refer(bob.call, carol.call);
    const to = header(await alice.peer.next('REFER'), 'Refer-To');
    const fromTag = /tag=([^;\s]+)/.exec(header(carol.invite, 'From'))?.[1] ?? '';
    const replaces = `${header(carol.invite, 'Call-ID')};to-tag=carol;from-tag=${fromTag}`;
    expect(to).toBe(`<sip:carol@example.com?Replaces=${encodeURIComponent(replaces)}>`);
  });

  it('before there is a dialog is refused here', async () => {
    const call = alice.agent.invite('sip:bob@example.com', fakeMedia('offer'), new CallEars());
    await hears(refer(call), ['refused 500']);
  });
});

it.each([
  ['SIP/2.0 200 OK\r\n', 200],
  ['\r\nSIP/2.0 603 Decline', 603],
  ['SIP/2.0 700 No', null],
  ['HTTP/1.1 200 OK', null],
  ['', null],
])('sipfrag %j says %s (RFC 3420)', (body, status) => {
  expect(sipfragStatus(body)).toBe(status);
});
