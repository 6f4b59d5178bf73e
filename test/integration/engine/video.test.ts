import { afterEach, describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/renderer/engine/sip/memory-exchange';
import type { CallSnapshot } from '../../../src/shared/domain/call-snapshot';
import { header, SDP } from '../../fakes/sip-peer';
import { aliceAndBob, type Pair, type Person } from './alice-and-bob';
import { Gateway } from './gateway';

let pair: Pair | null = null;
afterEach(async () => {
  await pair?.close();
  pair = null;
});

/** Alice calls Bob, with or without her camera, and he answers. */
async function talking(
  options: { withVideo?: boolean; answer?: 'answer' | 'answer-with-video'; fault?: Fault } = {},
) {
  const made = await aliceAndBob(options.fault);
  pair = made;
  const dialled = made.alice.phone.dial('bob', undefined, options.withVideo ?? false);
  if (!dialled.ok) throw new Error(dialled.error.code);
  const ringing = await made.bob.call('incoming');
  made.bob.phone.execute({ type: options.answer ?? 'answer', callId: ringing });
  const [alices, bobs] = await Promise.all([made.alice.call('connected'), made.bob.call('connected')]);
  return { ...made, alices, bobs };
}

const last = (person: Person): CallSnapshot => {
  const call = person.phone.snapshot().calls.at(-1);
  if (!call) throw new Error('no call');
  return call;
};
const sees = (person: Person) =>
  person.until('the far end’s picture', ({ calls }) => calls.at(-1)?.video.far === 'shown');
const seesNothing = (person: Person) =>
  person.until('no picture', ({ calls }) => calls.at(-1)?.video.far === 'none');
const notice = (person: Person, code: string) =>
  person.until(`the notice ${code}`, ({ notices }) => notices.some((told) => told.code === code));

describe('the camera in a call', () => {
  it('goes on, off and on again by re-INVITE, the other side following', async () => {
    const { alice, bob, alices } = await talking();
    for (let round = 0; round < 2; round += 1) {
      alice.phone.execute({ type: 'set-camera', callId: alices, on: true });
      await sees(bob);
      expect(bob.world.cameras.asked).toEqual([]);
      alice.phone.execute({ type: 'set-camera', callId: alices, on: false });
      expect(alice.world.cameras.lamp).toBe(false);
      await seesNothing(bob);
    }
    expect(alice.world.media.made.at(-1)?.remote.at(-1)?.sdp).toMatch(/m=video 9/);
    expect(last(alice).state.phase).toBe('connected');
  });

  it('of both sides at once', async () => {
    const { alice, bob, alices, bobs } = await talking();
    alice.phone.execute({ type: 'set-camera', callId: alices, on: true });
    bob.phone.execute({ type: 'set-camera', callId: bobs, on: true });
    await Promise.all([sees(alice), sees(bob)]);
  }, 15_000);

  it('from the first INVITE on; the other side shows its own only when asked to', async () => {
    const { alice, bob } = await talking({ withVideo: true });
    await sees(bob);
    expect([last(alice).video.far, bob.world.cameras.asked]).toEqual(['none', []]);
  });

  it('answered with video: both see each other, without another INVITE', async () => {
    const invites: string[] = [];
    const fault: Fault = (message) => {
      if (message.startsWith('INVITE ')) invites.push(message);
      return message;
    };
    const { alice, bob } = await talking({ withVideo: true, answer: 'answer-with-video', fault });
    await Promise.all([sees(alice), sees(bob)]);
    expect(invites).toHaveLength(1);
  });

  it('a call with sound alone carries nothing of a picture', async () => {
    const { alice, bob } = await talking();
    expect(alice.world.media.made[0]?.remote[0]?.sdp).not.toContain('m=video');
    expect(bob.world.media.made[0]?.remote[0]?.sdp).not.toContain('m=video');
  });

  it('a ringing call says that it comes with a picture', async () => {
    pair = await aliceAndBob();
    pair.alice.phone.dial('bob', undefined, true);
    await pair.bob.call('incoming');
    expect(last(pair.bob).video.far).toBe('offered');
  });
});

describe('what goes wrong with a picture', () => {
  it('a phone with sound alone: told, the camera goes out, the call goes on', async () => {
    const { alice, bob, alices } = await talking();
    const media = bob.world.media.made.at(-1);
    if (media) media.picture.taken = false;
    alice.phone.execute({ type: 'set-camera', callId: alices, on: true });
    await notice(alice, 'video-refused');
    expect([alice.world.cameras.lamp, last(alice).video.camera, last(alice).state.phase]).toEqual([
      false,
      'off',
      'connected',
    ]);
  });

  it('a re-INVITE that is refused with 488 is taken back, and told', async () => {
    let refuse = false;
    const { alice, alices } = await talking({
      fault: (message, to) =>
        refuse && to === 'bob' && message.startsWith('INVITE ')
          ? message.replace(/m=video/, 'm=broken')
          : message,
    });
    refuse = true;
    alice.phone.execute({ type: 'set-camera', callId: alices, on: true });
    await notice(alice, 'video-refused');
    expect([alice.world.cameras.lamp, last(alice).state.phase]).toEqual([false, 'connected']);
    expect(alice.world.media.made.at(-1)?.rollbacks).toBe(1);
    refuse = false;
    alice.phone.execute({ type: 'set-camera', callId: alices, on: true });
    await alice.until('the camera', ({ calls }) => calls.at(-1)?.video.agreed.sends === true);
  });

  it.each(['415 Unsupported Media Type', '488 Not Acceptable Here', '606 Not Acceptable'])(
    'a call with a picture that is refused with %s goes out again with sound alone, as the same call',
    async (status) => {
      pair = await aliceAndBob();
      const { alice, exchange } = pair;
      const gateway = new Gateway(exchange);
      alice.phone.dial('gateway', undefined, true);
      const invite = await gateway.next('INVITE');
      expect(invite).toContain('m=video');
      gateway.answer(invite, status);
      await notice(alice, 'video-refused');
      const again = await gateway.next('INVITE');
      expect(again).not.toContain('m=video');
      expect(header(again, 'Call-ID')).not.toBe(header(invite, 'Call-ID'));
      gateway.answer(again, '200 OK', { body: SDP });
      await gateway.next('ACK');
      await alice.call('connected');
      expect(alice.phone.snapshot().calls).toHaveLength(1);
      expect([alice.world.cameras.lamp, last(alice).video.camera]).toEqual([false, 'off']);
    },
  );

  it('a call with sound alone that is refused with 488 is over, and so is one that was refused twice', async () => {
    pair = await aliceAndBob();
    const { alice, exchange } = pair;
    const gateway = new Gateway(exchange);
    alice.phone.dial('gateway', undefined, true);
    gateway.answer(await gateway.next('INVITE'), '488 Not Acceptable Here');
    gateway.answer(await gateway.next('INVITE'), '488 Not Acceptable Here');
    await alice.call('ended');
    expect(last(alice).state.end?.reason).toBe('no-common-codec');
    expect(gateway.inbox.count('INVITE')).toBe(2);
  });

  it('a camera that does not open after the call was placed with it: the far end is told that none comes', async () => {
    pair = await aliceAndBob();
    const { alice, bob } = pair;
    let fail = (): void => undefined;
    alice.world.cameras.answer = new Promise((resolve) => (fail = resolve));
    alice.world.cameras.fault = 'busy';
    alice.phone.dial('bob', undefined, true);
    bob.phone.execute({ type: 'answer', callId: await bob.call('incoming') });
    await alice.call('connected');
    await sees(bob);
    fail();
    await notice(alice, 'camera-busy');
    await seesNothing(bob);
    expect(last(alice).state.phase).toBe('connected');
  });

  it('an unplugged camera: told here, gone there, the call goes on', async () => {
    const { alice, bob, alices } = await talking();
    alice.phone.execute({ type: 'set-camera', callId: alices, on: true });
    await sees(bob);
    alice.world.cameras.opened[0]?.vanish();
    await Promise.all([notice(alice, 'camera-lost'), seesNothing(bob)]);
    expect(last(bob).state.phase).toBe('connected');
  });
});

describe('hold', () => {
  it('puts both cameras out, and brings both back', async () => {
    const { alice, bob, alices } = await talking({ withVideo: true, answer: 'answer-with-video' });
    await Promise.all([sees(alice), sees(bob)]);
    alice.phone.execute({ type: 'set-hold', callId: alices, on: true });
    expect(alice.world.cameras.lamp).toBe(false);
    await bob.until('his camera out', () => !bob.world.cameras.lamp);
    await seesNothing(bob);
    await alice.until('on hold', ({ calls }) => calls.at(-1)?.state.localHold === 'on');
    alice.phone.execute({ type: 'set-hold', callId: alices, on: false });
    await Promise.all([sees(alice), sees(bob)]);
    await alice.until('her camera back', ({ calls }) => calls.at(-1)?.video.camera === 'on');
    await bob.until('his camera back', ({ calls }) => calls.at(-1)?.video.camera === 'on');
  });
});

describe('the screen', () => {
  it('is seen at the far end in a call with sound alone, and gone when its window closes', async () => {
    const { alice, bob, alices } = await talking();
    expect((await alice.phone.pictures.share(alices, 'window:7')).ok).toBe(true);
    await sees(bob);
    alice.world.screens.opened[0]?.vanish();
    await seesNothing(bob);
    expect(last(alice).video.sharing).toBe(false);
  });

  it('ends with the call', async () => {
    const { alice, bob, alices, bobs } = await talking();
    await alice.phone.pictures.share(alices, null);
    await sees(bob);
    bob.phone.execute({ type: 'hang-up', callId: bobs });
    await alice.call('ended');
    expect(alice.world.screens.shown).toBe(false);
  });

  it('stops at a word from the call bar', async () => {
    const { alice, bob, alices } = await talking();
    await alice.phone.pictures.share(alices, null);
    await sees(bob);
    alice.phone.execute({ type: 'stop-sharing', callId: alices });
    expect(alice.world.screens.shown).toBe(false);
    await seesNothing(bob);
  });
});
