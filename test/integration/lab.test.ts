import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { connect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stunProbe, untilAnswered } from '../lab/gateway/probe';
import { startLab, type Lab } from '../lab/lab';
import { createNetwork } from '../lab/network/network';
import { placePlainCall, type PlainReply } from '../lab/phones/plain-caller';
import { identifyProcess } from '../lab/process/process-table';
import { startPulse } from '../lab/sound/pulse';
import { measureTones } from '../lab/sound/tone';

const DAVE_HZ = 440;
const ERIN_HZ = 1000;

let lab: Lab;

beforeAll(async () => {
  lab = await startLab({ portBase: 20000 });
}, 30_000);

afterAll(async () => {
  await lab.stop();
  expect(processesOf(lab)).toEqual([]);
});

describe('a call between two classic phones', () => {
  it.each([
    { codec: 'pcma', transport: 'udp' },
    { codec: 'opus', transport: 'tcp' },
  ] as const)(
    'carries each tone to the other side ($codec, SIP over $transport)',
    async ({ codec, transport }) => {
      lab.clearTrace();
      const [dave, erin] = await Promise.all([
        lab.phone('dave', { toneHz: DAVE_HZ, codecs: [codec], transport }),
        lab.phone('erin', { toneHz: ERIN_HZ, codecs: [codec], transport }),
      ]);
      await dave.dial('erin');
      await erin.waitFor('CALL_INCOMING');
      await erin.answer();
      await dave.waitFor('CALL_ESTABLISHED');
      await erin.sendDtmf('42#');
      expect((await dave.waitFor('CALL_DTMF_START')).param).toBe('4');
      expect((await dave.waitFor('CALL_DTMF_START')).param).toBe('2');
      expect((await dave.waitFor('CALL_DTMF_START')).param).toBe('#');
      await new Promise((resolve) => setTimeout(resolve, 5500));
      await dave.hangUp();
      await erin.waitFor('CALL_CLOSED');

      const heardByDave = measureTones((await dave.recordings()).receivedPath, { hz: [DAVE_HZ, ERIN_HZ] });
      expect(heardByDave.secondsWithTone(ERIN_HZ)).toBeGreaterThanOrEqual(5);
      expect(heardByDave.secondsWithTone(DAVE_HZ)).toBe(0);
      expect(heardByDave.amplitudeOf(DAVE_HZ)).toBeLessThan(0.01);
      const heardByErin = measureTones((await erin.recordings()).receivedPath, { hz: [DAVE_HZ, ERIN_HZ] });
      expect(heardByErin.secondsWithTone(DAVE_HZ)).toBeGreaterThanOrEqual(5);
      expect(heardByErin.secondsWithTone(ERIN_HZ)).toBe(0);
      expect(heardByErin.amplitudeOf(ERIN_HZ)).toBeLessThan(0.01);

      const invite = await lab.waitForTrace((entry) => entry.method === 'INVITE' && entry.direction === 'in');
      const ok = await lab.waitForTrace((entry) => entry.method === 'INVITE' && entry.status === 200);
      expect(invite).toMatchObject({ transport, fromUser: 'dave', toUser: 'erin' });
      expect(invite.requestUri).toContain('sip:erin@lab.test');
      expect(ok.atUs).toBeGreaterThan(invite.atUs);
    },
    20_000,
  );

  it('is refused by the callee with 486', async () => {
    const [dave, erin] = await Promise.all([lab.phone('dave'), lab.phone('erin')]);
    await dave.dial('erin');
    await erin.waitFor('CALL_INCOMING');
    await erin.decline();
    expect((await dave.waitFor('CALL_CLOSED')).param).toMatch(/^486/);
  });
});

describe('extensions that fail on purpose', () => {
  const call = (
    to: string,
    options: { listenMs?: number; cancel?: boolean; password?: string } = {},
  ): Promise<PlainReply[]> =>
    placePlainCall({ sipHost: lab.sipHost, account: lab.users.alice, to: `sip:${to}@lab.test`, ...options });

  it.each([
    ['status-403', 'INVITE 403 Forbidden'],
    ['status-404', 'INVITE 404 Not Found'],
    ['status-480', 'INVITE 480 Temporarily Unavailable'],
    ['status-486', 'INVITE 486 Busy Here'],
    ['status-488', 'INVITE 488 Not Acceptable Here'],
    ['status-503', 'INVITE 503 Service Unavailable'],
    ['status-600', 'INVITE 600 Busy Everywhere'],
    ['status-603', 'INVITE 603 Decline'],
    ['status-499', 'INVITE 499 Test Failure'],
    ['grace', 'INVITE 480 Temporarily Unavailable'],
    ['nobody', 'INVITE 404 Not Found'],
  ])('%s is answered with %s', async (to, reply) => {
    expect(await call(to, { listenMs: 150 })).toEqual([reply]);
  });

  it('want the right password first', async () => {
    const replies = await call('status-486', { listenMs: 150, password: 'wrong' });
    expect(replies).toEqual(['INVITE 407 Proxy Authentication Required']);
  });

  it('silent is never answered, not even with 100', async () => {
    expect(await call('silent', { listenMs: 1500 })).toEqual([]);
  });

  it('trying gets no further than 100 and can be cancelled', async () => {
    expect((await call('trying', { listenMs: 1500 })).map(withoutReason)).toEqual(['INVITE 100']);
    const replies = (await call('trying', { cancel: true })).map(withoutReason);
    expect(replies.sort()).toEqual(['CANCEL 200', 'INVITE 100', 'INVITE 487']);
  });
});

describe('certificates', () => {
  it('the good one is trusted with the test CA, and only with it', async () => {
    expect(await tlsError(lab.wssUrl, lab.caPath)).toBeUndefined();
    expect(await tlsError(lab.wssUrl)).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
  });

  it.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['untrusted', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['wrongHost', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const)('the %s one is refused with %s', async (name, code) => {
    expect(await tlsError(lab.badTls[name].wssUrl, lab.caPath)).toBe(code);
  });
});

describe('faults', () => {
  it('a killed gateway leaves nothing behind and comes back', async () => {
    await lab.kill('kamailio');
    expect(processesOf(lab).filter((line) => line.startsWith('kamailio'))).toEqual([]);
    await lab.restart('kamailio');
    expect(await placeStatusCall()).toEqual(['INVITE 486 Busy Here']);
  });

  it('a frozen gateway is silent until it thaws', async () => {
    lab.freeze('kamailio');
    expect(await placeStatusCall()).toEqual([]);
    lab.thaw('kamailio');
    expect(await placeStatusCall()).toEqual(['INVITE 486 Busy Here']);
  });
});

describe('a second lab', () => {
  it('refuses the same ports in one sentence', async () => {
    await expect(startLab({ portBase: 20000 })).rejects.toThrow(
      /^Another lab of process \d+ uses these ports/,
    );
  });

  it('runs beside the first and leaves no process', async () => {
    const other = await startLab({ portBase: 17000 });
    const phone = await other.phone('dave');
    expect(phone.process.running).toBe(true);
    expect(processesOf(other)).not.toEqual([]);
    await other.stop();
    expect(processesOf(other)).toEqual([]);
  });
});

describe.skipIf(!canMakeNetworks())('a network with faults', () => {
  it('delays and cuts the wire to a gateway in another namespace', async () => {
    const network = await createNetwork({ subnet: 9 });
    const { namespace: name, hostAddress, address } = network;
    const remote = await startLab({ portBase: 17000, address, namespace: { name, hostAddress } });
    try {
      expect(await stunAnswerMs(remote)).toBeLessThan(40);
      await network.set({ delayMs: 40 });
      expect(await stunAnswerMs(remote)).toBeGreaterThanOrEqual(80);
      await network.set({ outage: true });
      await expect(stunAnswerMs(remote)).rejects.toThrow('no answer');
      const { up, down } = await network.heal();
      expect(up.packets).toBeGreaterThan(0);
      expect(down.dropped).toBeGreaterThan(0);
      const phone = await remote.phone('dave', { autoAnswer: true });
      expect(phone.process.running).toBe(true);
      expect(
        await remote.waitForTrace(({ status, method }) => status === 200 && method === 'REGISTER'),
      ).toBeDefined();
      expect((await network.addNat()).address).toBe('192.168.77.2');
    } finally {
      await remote.stop();
      await network.down();
    }
    expect(processesOf(remote)).toEqual([]);
    expect(readdirSync('/var/run/netns').filter((left) => left.startsWith(name))).toEqual([]);
  }, 30_000);
});

describe.skipIf(!existsSync('/usr/bin/pulseaudio'))('a private PulseAudio', () => {
  it('has its devices and takes more while it runs', async () => {
    const pulse = await startPulse();
    try {
      const sinks = (): Promise<string> => pulse.pactl('list', 'short', 'sinks');
      expect(await pulse.pactl('info')).toMatch(/Default Sink: spk\nDefault Source: mic/);
      const headset = await pulse.loadSink('Hot_Headset');
      expect(await sinks()).toContain('Hot_Headset');
      await pulse.unload(headset);
      expect(await sinks()).not.toContain('Hot_Headset');
    } finally {
      await pulse.stop();
    }
  });
});

/** Milliseconds until the lab's STUN server answers; rejects after a second. */
async function stunAnswerMs({ stunUrl }: Lab): Promise<number> {
  const [, address = '', port] = stunUrl.split(':');
  const startedMs = performance.now();
  await untilAnswered(stunProbe(address, Number(port)), 1000, new Promise(() => undefined));
  return performance.now() - startedMs;
}

function canMakeNetworks(): boolean {
  return process.getuid?.() === 0 && existsSync('/dev/net/tun');
}

function placeStatusCall(): Promise<PlainReply[]> {
  const to = 'sip:status-486@lab.test';
  return placePlainCall({ sipHost: lab.sipHost, account: lab.users.alice, to, listenMs: 300 });
}

function withoutReason(reply: PlainReply): string {
  return reply.split(' ', 2).join(' ');
}

/** Command lines of the live processes that use a lab's run folder. */
function processesOf({ runDir }: Lab): string[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .map((pid) => identifyProcess(pid)?.commandLine ?? '')
    .filter((commandLine) => commandLine.includes(`${runDir}/`));
}

/** The code of the error a TLS client meets; undefined when it accepts the certificate. */
function tlsError(wssUrl: string, caPath?: string): Promise<string | undefined> {
  const { hostname, port } = new URL(wssUrl);
  return new Promise((resolve) => {
    const socket = connect(
      {
        host: hostname,
        servername: hostname,
        port: Number(port),
        ...(caPath ? { ca: readFileSync(caPath) } : {}),
      },
      () => {
        socket.destroy();
        resolve(undefined);
      },
    );
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}
