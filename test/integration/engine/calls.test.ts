import { afterEach, describe, expect, it } from 'vitest';
import { aliceAndBob, type Pair } from './alice-and-bob';

let pair: Pair;
afterEach(async () => {
  await pair.close();
});

function dial(): string {
  const result = pair.alice.phone.dial('bob');
  if (!result.ok) throw new Error(result.error.code);
  return result.value.callId;
}

describe('Alice calls Bob', () => {
  it('rings at Bob, rings back at Alice, is answered, and ends when Alice hangs up', async () => {
    pair = await aliceAndBob();
    const { alice, bob } = pair;
    const outgoing = dial();
    const incoming = await bob.call('incoming');
    expect(bob.world.sounder.ringing.has(incoming)).toBe(true);
    expect(bob.phone.snapshot().calls[0]?.remote).toEqual({
      name: 'Alice Brandt',
      number: 'alice',
      address: 'sip:alice@example.test',
    });
    await alice.call('ringing');
    expect(alice.world.sounder.heard).toContain('ringback');

    bob.phone.execute({ type: 'answer', callId: incoming });
    await alice.call('connected');
    await bob.call('connected');
    expect(bob.world.sounder.ringing.size).toBe(0);
    expect(alice.world.media.made[0]?.remote.at(-1)?.provisional).toBe(false);

    alice.phone.execute({ type: 'hang-up', callId: outgoing });
    const ended = await bob.until('the end', ({ calls }) => calls[0]?.state.phase === 'ended');
    expect(ended.calls[0]?.state.end).toEqual({ reason: 'remote-hung-up', sipStatus: null });
    expect(alice.phone.snapshot().calls[0]?.state.end?.reason).toBe('hung-up');
    expect(alice.world.media.made[0]?.closed).toBe(true);
    expect(bob.world.media.made[0]?.closed).toBe(true);
    expect([...bob.world.history.entries.values()][0]).toMatchObject({
      outcome: 'answered',
      direction: 'incoming',
    });
  });

  it('prepares the answer while it rings, and opens the microphone only on Answer', async () => {
    pair = await aliceAndBob();
    dial();
    const incoming = await pair.bob.call('incoming');
    const media = pair.bob.world.media.made[0];
    await pair.alice.call('ringing');
    expect(media?.remote).toHaveLength(1);
    expect(media?.microphone).toBe('closed');
    pair.bob.phone.execute({ type: 'answer', callId: incoming });
    expect(media?.microphone).toBe('opened');
  });

  it('stops ringing at Bob and is a missed call when Alice gives up', async () => {
    pair = await aliceAndBob();
    const outgoing = dial();
    const incoming = await pair.bob.call('incoming');
    await pair.alice.call('ringing');
    pair.alice.phone.execute({ type: 'hang-up', callId: outgoing });
    const ended = await pair.bob.until('the end', ({ calls }) => calls[0]?.state.phase === 'ended');
    expect(ended.calls[0]?.state.end?.reason).toBe('missed');
    expect(pair.bob.world.sounder.ringing.has(incoming)).toBe(false);
    await pair.bob.until('one missed call', ({ missedCount }) => missedCount === 1);
  });

  it('is told when Bob declines: 603', async () => {
    pair = await aliceAndBob();
    dial();
    pair.bob.phone.execute({ type: 'decline', callId: await pair.bob.call('incoming') });
    const ended = await pair.alice.until('the end', ({ calls }) => calls[0]?.state.phase === 'ended');
    expect(ended.calls[0]?.state.end).toEqual({ reason: 'rejected', sipStatus: 603 });
  });

  it('is busy and does not ring when Bob does not want to be disturbed, and stays in his recents', async () => {
    pair = await aliceAndBob();
    pair.bob.phone.execute({ type: 'set-do-not-disturb', on: true });
    dial();
    const ended = await pair.alice.until('the end', ({ calls }) => calls[0]?.state.phase === 'ended');
    expect(ended.calls[0]?.state.end).toEqual({ reason: 'busy', sipStatus: 486 });
    expect(pair.alice.world.sounder.heard).toContain('busy');
    expect(pair.bob.world.sounder.heard).not.toContain('ring');
    await pair.bob.until('one missed call', ({ missedCount }) => missedCount === 1);
  });

  it('ends when Bob hangs up', async () => {
    pair = await aliceAndBob();
    dial();
    const incoming = await pair.bob.call('incoming');
    pair.bob.phone.execute({ type: 'answer', callId: incoming });
    await pair.alice.call('connected');
    await pair.bob.call('connected');
    pair.bob.phone.execute({ type: 'hang-up', callId: incoming });
    const ended = await pair.alice.until('the end', ({ calls }) => calls[0]?.state.phase === 'ended');
    expect(ended.calls[0]?.state.end?.reason).toBe('remote-hung-up');
  });

  it('holds and resumes: Bob is told, and Alice sends nothing while she holds', async () => {
    pair = await aliceAndBob();
    const outgoing = dial();
    pair.bob.phone.execute({ type: 'answer', callId: await pair.bob.call('incoming') });
    await pair.alice.call('connected');
    pair.alice.phone.execute({ type: 'set-hold', callId: outgoing, on: true });
    await pair.bob.until('held', ({ calls }) => calls[0]?.state.remoteHold === true);
    await pair.alice.until('on hold', ({ calls }) => calls[0]?.state.localHold === 'on');
    expect(pair.alice.world.media.made[0]?.microphoneEnabled).toBe(false);
    pair.alice.phone.execute({ type: 'set-hold', callId: outgoing, on: false });
    await pair.bob.until('resumed', ({ calls }) => calls[0]?.state.remoteHold === false);
    await pair.alice.until('talking', ({ calls }) => calls[0]?.state.localHold === 'off');
    expect(pair.alice.world.media.made[0]?.microphoneEnabled).toBe(true);
  });

  it('says who is not there: 404', async () => {
    pair = await aliceAndBob();
    pair.alice.phone.dial('nobody');
    const ended = await pair.alice.until('the end', ({ calls }) => calls[0]?.state.phase === 'ended');
    expect(ended.calls[0]?.state.end).toEqual({ reason: 'not-found', sipStatus: 404 });
  });
});
