import { beforeEach, describe, expect, it } from 'vitest';
import type { LineFailure } from '../../../../../src/shared/domain/line-failure';
import { Line } from '../../../../../src/renderer/engine/lines/line';
import { SipFault } from '../../../../../src/renderer/engine/world/sip';
import { ALICE } from '../../../../fakes/account';
import { ManualClock } from '../../../../fakes/clock';
import { FakeSip, settled } from '../../../../fakes/sip-agent';
import { fakeLog } from '../../../../fakes/world';

let clock: ManualClock;
let sip: FakeSip;
let line: Line;
let diagnose: () => Promise<LineFailure>;
let changes: number;
let proofs: number;
let lateness: number[];

beforeEach(() => {
  clock = new ManualClock();
  sip = new FakeSip(clock);
  diagnose = () => Promise.resolve('refused');
  changes = 0;
  proofs = 0;
  lateness = [];
  line = new Line({
    account: ALICE,
    demo: false,
    network: { servers: [], sameMachine: false },
    sip,
    clock,
    log: fakeLog(),
    diagnose: () => diagnose(),
    onChange: () => (changes += 1),
    onProof: () => (proofs += 1),
    onTimer: (lateMs) => lateness.push(lateMs),
    onIncoming: () => undefined,
  });
});

const status = () => line.snapshot().status;

describe('a line', () => {
  it('connects, registers and is ready', async () => {
    expect(status()).toEqual({ kind: 'signed-out' });
    line.start('hunter2');
    expect(status()).toEqual({ kind: 'connecting' });
    await sip.agent.comesUp();
    expect(status()).toEqual({ kind: 'ready' });
    expect(line.isReady()).toBe(true);
    expect(sip.agent.asked).toEqual(['connect', 'register']);
    expect(sip.agent.password).toBe('hunter2');
    expect(changes).toBeGreaterThan(0);
  });

  it('is named by its display name, or its address', () => {
    expect(line.snapshot()).toMatchObject({
      label: 'Alice Brandt',
      address: 'sip:alice@example.com',
      demo: false,
    });
  });

  it('refreshes at 80 % of the granted time, one REGISTER at a time', async () => {
    line.start('hunter2');
    await sip.agent.comesUp(100);
    expect(clock.waits()).toEqual([80_000]);
    clock.advance(80_000);
    expect(sip.agent.asked).toEqual(['connect', 'register', 'register']);
    expect(status()).toEqual({ kind: 'ready' });
    clock.advance(3_600_000);
    expect(sip.agent.asked).toHaveLength(3);
    await sip.agent.answers(50);
    expect(clock.waits()).toEqual([40_000]);
  });

  it('tells why the server can’t be reached, and backs off: 1, 2, 4 … 60 s', async () => {
    line.start('hunter2');
    const waits: (number | undefined)[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await sip.agent.socket(false);
      waits.push(clock.waits()[0]);
      expect(status()).toEqual({
        kind: 'offline',
        failure: 'refused',
        retryAtMs: clock.nowMs() + (waits.at(-1) ?? 0),
      });
      clock.advance(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    await sip.agent.comesUp();
    expect(status()).toEqual({ kind: 'ready' });
    await sip.agent.loses();
    expect(clock.waits()).toEqual([1_000]);
  });

  it('goes on trying when nobody can say why', async () => {
    diagnose = () => Promise.reject(new Error('main is away'));
    line.start('hunter2');
    await sip.agent.socket(false);
    expect(status()).toMatchObject({ kind: 'offline', failure: 'unreachable' });
    expect(clock.waits()).toEqual([1_000]);
  });

  it('keeps the reason on the screen while it tries again', async () => {
    line.start('hunter2');
    await sip.agent.socket(false);
    clock.advance(1_000);
    expect(status()).toMatchObject({ kind: 'offline', failure: 'refused' });
  });

  it('comes back by itself when the socket is lost', async () => {
    line.start('hunter2');
    await sip.agent.comesUp();
    await sip.agent.loses();
    expect(status()).toMatchObject({ kind: 'offline', failure: 'socket-lost' });
    expect(line.isReady()).toBe(false);
    clock.advance(1_000);
    await sip.agent.comesUp();
    expect(status()).toEqual({ kind: 'ready' });
    expect(sip.agents).toHaveLength(1);
  });

  it('is not put out by the late failure of a REGISTER on the socket before', async () => {
    line.start('hunter2');
    await sip.agent.socket(true);
    await sip.agent.loses();
    clock.advance(1_000);
    await sip.agent.comesUp();
    expect(status()).toEqual({ kind: 'ready' });
    await sip.agent.refuses(new SipFault('silent', 'no answer in 10000 ms'), 0);
    expect(status()).toEqual({ kind: 'ready' });
    expect(sip.agent.asked).not.toContain('disconnect');
  });

  it('tries at once when something says that the world changed', async () => {
    line.start('hunter2');
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await sip.agent.socket(false);
      clock.advance(clock.waits()[0] ?? 0);
    }
    await sip.agent.socket(false);
    line.nudge(true);
    expect(sip.agent.asked.at(-1)).toBe('connect');
    expect(clock.waits()).toEqual([]);
    await sip.agent.socket(false);
    expect(clock.waits()).toEqual([1_000]);
  });

  it('proves itself when nudged while it is ready', async () => {
    line.start('hunter2');
    await sip.agent.comesUp();
    line.nudge(false);
    expect(sip.agent.asked.at(-1)).toBe('probe');
    expect(status()).toEqual({ kind: 'ready' });
  });

  it('is not ready after a sleep until a REGISTER was answered: its binding may have run out', async () => {
    line.start('hunter2');
    await sip.agent.comesUp();
    clock.advance(3_000);
    line.nudge(true);
    expect(sip.agent.asked.slice(2)).toEqual(['register', 'probe']);
    expect(status()).toEqual({ kind: 'connecting' });
    expect(line.isReady()).toBe(true);
    sip.agent.proves(clock.nowMs());
    expect(status()).toEqual({ kind: 'connecting' });
    await sip.agent.answers(600);
    expect(status()).toEqual({ kind: 'ready' });
  });

  it('does not believe an answer to what was asked before the sleep', async () => {
    line.start('hunter2');
    await sip.agent.comesUp(100);
    clock.advance(80_000);
    expect(sip.agent.asked.at(-1)).toBe('register');
    clock.advance(3_000);
    line.nudge(true);
    sip.agent.proves(clock.nowMs() - 3_000);
    expect(line.proof().provenAtMs).toBe(clock.nowMs() - 83_000);
    await sip.agent.answers(100);
    expect(status()).toEqual({ kind: 'connecting' });
    expect(sip.agent.asked.slice(-2)).toEqual(['register', 'probe']);
    await sip.agent.answers(100);
    expect(status()).toEqual({ kind: 'ready' });
  });

  it('doubts itself when its timer came so late that the machine must have slept', async () => {
    line.start('hunter2');
    await sip.agent.comesUp();
    sip.agent.listener.onTimer(39_000);
    expect(status()).toEqual({ kind: 'ready' });
    sip.agent.listener.onTimer(41_000);
    expect(status()).toEqual({ kind: 'connecting' });
    expect(lateness).toEqual([39_000, 41_000]);
  });

  it('keeps when it was proven, and draws nothing anew for it', async () => {
    line.start('hunter2');
    await sip.agent.comesUp();
    const before = changes;
    clock.advance(12_000);
    sip.agent.proves(clock.nowMs());
    expect(line.proof()).toMatchObject({ registered: true, provenAtMs: clock.nowMs() });
    expect(changes).toBe(before);
    expect(proofs).toBeGreaterThan(0);
  });

  it('believes its proofs after the clock was set back', async () => {
    line.start('hunter2');
    await sip.agent.comesUp();
    line.nudge(true);
    const { nowMs } = clock;
    clock.nowMs = () => nowMs.call(clock) - 3_600_000;
    sip.agent.proves(clock.nowMs());
    await sip.agent.answers(600);
    expect(status()).toEqual({ kind: 'ready' });
  });
});

describe('a refusal', () => {
  it('of the password stops it, whatever happens, until the person acts', async () => {
    line.start('wrong');
    await sip.agent.socket(true);
    await sip.agent.refuses(new SipFault('wrong-password', '401'));
    expect(status()).toEqual({ kind: 'offline', failure: 'wrong-password', retryAtMs: null });
    line.nudge(true);
    clock.advance(86_400_000);
    expect(sip.agent.asked).toEqual(['connect', 'register', 'disconnect']);
    line.start('right');
    expect(sip.agents[0]?.disposed).toBe(true);
    await sip.agent.comesUp();
    expect(sip.agent.password).toBe('right');
    expect(status()).toEqual({ kind: 'ready' });
  });

  it('of the password is tried again with the same one when the person asks for it', async () => {
    line.start('perhaps');
    await sip.agent.socket(true);
    await sip.agent.refuses(new SipFault('wrong-password', '401'));
    line.retry();
    await sip.agent.comesUp();
    expect(status()).toEqual({ kind: 'ready' });
  });

  it('with Retry-After waits for as long', async () => {
    line.start('hunter2');
    await sip.agent.socket(true);
    await sip.agent.refuses(new SipFault('server-error', '503', 120));
    expect(clock.waits()).toEqual([120_000]);
    expect(status()).toEqual({
      kind: 'offline',
      failure: 'server-error',
      retryAtMs: clock.nowMs() + 120_000,
    });
  });

  it('that only an administrator can mend is tried again every five minutes', async () => {
    line.start('hunter2');
    await sip.agent.socket(true);
    await sip.agent.refuses(new SipFault('forbidden', '403'));
    expect(clock.waits()).toEqual([300_000]);
  });

  it('of an unknown kind counts as the server’s', async () => {
    line.start('hunter2');
    await sip.agent.socket(true);
    await sip.agent.refuses(new TypeError('oops'));
    expect(status()).toMatchObject({ failure: 'server-error' });
  });
});

describe('an account that can’t be served', () => {
  it('says so, and starts when it can', async () => {
    sip.refuses = new SipFault('insecure-server', 'ws: to another machine');
    line.start('hunter2');
    expect(status()).toEqual({ kind: 'offline', failure: 'insecure-server', retryAtMs: null });
    expect(line.agent).toBeNull();
    sip.refuses = null;
    line.start('hunter2');
    await sip.agent.comesUp();
    expect(line.isReady()).toBe(true);
  });

  it('keeps no agent of before', async () => {
    line.start('hunter2');
    await sip.agent.comesUp();
    sip.refuses = new Error('oops');
    line.start('hunter3');
    expect(status()).toMatchObject({ failure: 'unknown-account' });
    expect(line.agent).toBeNull();
    expect(clock.waits()).toEqual([]);
  });

  it('is left alone while something stands in its way', () => {
    line.block('keyring-locked');
    line.nudge(true);
    expect(status()).toEqual({ kind: 'offline', failure: 'keyring-locked', retryAtMs: null });
    expect(sip.agents).toEqual([]);
  });
});

describe('stopping', () => {
  it('unregisters once, then closes; nothing runs on', async () => {
    line.start('hunter2');
    await sip.agent.comesUp();
    await line.stop();
    expect(sip.agent.asked).toEqual(['connect', 'register', 'unregister', 'disconnect', 'dispose']);
    expect(clock.waits()).toEqual([]);
    expect(status()).toEqual({ kind: 'signed-out' });
  });

  it('sends no REGISTER while it leaves', async () => {
    sip.holdsUnregister = true;
    line.start('hunter2');
    await sip.agent.comesUp(100);
    const stopping = line.stop();
    clock.advance(90_000);
    expect(sip.agent.asked.filter((what) => what === 'register')).toHaveLength(1);
    sip.agent.unregisters[0]?.resolve(undefined);
    await stopping;
    expect(status()).toEqual({ kind: 'signed-out' });
  });

  it('does not unregister what was not registered', async () => {
    line.start('hunter2');
    await sip.agent.socket(true);
    await line.stop();
    expect(sip.agent.asked).not.toContain('unregister');
    await sip.agent.answers(600);
    await settled();
    expect(status()).toEqual({ kind: 'signed-out' });
    expect(clock.waits()).toEqual([]);
  });

  it('survives a line that never started', async () => {
    await line.stop();
    expect(status()).toEqual({ kind: 'signed-out' });
  });
});
