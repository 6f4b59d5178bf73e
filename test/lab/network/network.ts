import { execFile, execFileSync } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { guardExit } from '../process/exit-guard';
import { OwnedProcess } from '../process/owned-process';
import { identifyProcess } from '../process/process-table';
import { makeRunFolder } from '../run-folder';
import { netemCommand, PERFECT_WIRE, type WireFaults, type WireReport } from './wire';

export type { WireFaults, WireReport };

/** A second network, joined to ours by a wire whose faults can be set. Needs root and /dev/net/tun. */
export interface Network {
  /** Name of the namespace; run programs there with `ip netns exec NAME …` or start the lab there. */
  readonly namespace: string;
  /** Our end of the wire. */
  readonly hostAddress: string;
  /** The namespace's end. */
  readonly address: string;
  /** Sets faults of both directions, or of each one on its own. Resolves when they hold. */
  set(faults: WireFaults | { up: WireFaults; down: WireFaults }): Promise<WireReport>;
  /** Takes all faults away. */
  heal(): Promise<WireReport>;
  /** Cuts the wire for so long, then mends it. */
  outage(milliseconds: number): Promise<void>;
  counters(): Promise<WireReport>;
  /** Adds a home network behind the namespace (address translation); resolves with its namespace and address. */
  addNat(): Promise<{ namespace: string; address: string }>;
  /** Takes everything down. */
  down(): Promise<void>;
}

const PREFIX = 'labnet';
const READY_TIMEOUT_MS = 5000;
const REPLY_TIMEOUT_MS = 2000;
const run = promisify(execFile);

/** Makes the namespace and the wire; `subnet` (0–255, default 0) keeps two networks apart: 10.99.SUBNET.1 and .2. */
export async function createNetwork({ subnet = 0 }: { subnet?: number } = {}): Promise<Network> {
  const namespace = `${PREFIX}-${process.pid}-${subnet}`;
  const home = `${namespace}-lan`;
  const [hostAddress, address] = [`10.99.${subnet}.1`, `10.99.${subnet}.2`];
  await removeLeftOvers();
  const reports = createSocket('udp4');
  await new Promise<void>((resolve) => reports.bind(0, '127.0.0.1', resolve));
  reports.unref();
  await run('ip', ['netns', 'add', namespace]);
  const ready = nextDatagram(reports, READY_TIMEOUT_MS);
  const wire = await OwnedProcess.start({
    command: 'python3',
    args: [
      fileURLToPath(new URL('./netem.py', import.meta.url)),
      ...[namespace, `labwire${subnet}`, hostAddress, address, String(reports.address().port)],
    ],
    logPath: join(makeRunFolder(`${process.pid}-network-${subnet}`), 'netem.log'),
  });
  const removeGuard = guardExit(
    () => down(),
    () => {
      wire.signal('SIGKILL');
      for (const name of [home, namespace]) deleteNamespaceNow(name);
    },
  );
  const down = async (): Promise<void> => {
    await wire.stop();
    for (const name of [home, namespace]) await run('ip', ['netns', 'del', name]).catch(() => undefined);
    if (!closed) reports.close();
    closed = true;
    removeGuard();
  };
  let closed = false;

  const failed = wire.ended.then((why) => Promise.reject(new Error(`The wire did not come up: ${why}.`)));
  // It ends on `down`, too, when nobody waits for it any more.
  failed.catch(() => undefined);
  const port = await Promise.race([ready, failed]).then(
    (datagram) => datagram.port,
    async (error: unknown) => {
      await down();
      throw error;
    },
  );

  const command = async (faults: { up?: WireFaults; down?: WireFaults }): Promise<WireReport> => {
    const reply = nextDatagram(reports, REPLY_TIMEOUT_MS);
    reports.send(netemCommand(faults), port, '127.0.0.1');
    return JSON.parse((await reply).text) as WireReport;
  };
  const set: Network['set'] = (faults) => command('up' in faults ? faults : { up: faults, down: faults });
  return {
    namespace,
    hostAddress,
    address,
    set,
    heal: () => set(PERFECT_WIRE),
    counters: () => command({}),
    outage: async (milliseconds) => {
      await set({ outage: true });
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      await set({ outage: false });
    },
    addNat: () => addNat(namespace, home),
    down,
  };
}

async function addNat(outer: string, home: string): Promise<{ namespace: string; address: string }> {
  const [router, address] = ['192.168.77.1', '192.168.77.2'];
  await run('ip', ['netns', 'add', home]);
  await run('ip', [
    'link',
    'add',
    'vlan0',
    'netns',
    outer,
    'type',
    'veth',
    'peer',
    'name',
    'eth0',
    'netns',
    home,
  ]);
  for (const [namespace, device, own] of [
    [outer, 'vlan0', router],
    [home, 'eth0', address],
  ] as const) {
    await run('ip', ['-n', namespace, 'addr', 'add', `${own}/24`, 'dev', device]);
    await run('ip', ['-n', namespace, 'link', 'set', device, 'up']);
  }
  await run('ip', ['-n', home, 'link', 'set', 'lo', 'up']);
  await run('ip', ['-n', home, 'route', 'add', 'default', 'via', router]);
  await run('ip', ['netns', 'exec', outer, 'sysctl', '-qw', 'net.ipv4.ip_forward=1']);
  const masquerade = ['-t', 'nat', '-A', 'POSTROUTING', '-o', 'wan0', '-j', 'MASQUERADE'];
  await run('ip', ['netns', 'exec', outer, 'iptables', ...masquerade]);
  return { namespace: home, address };
}

// Namespaces of a killed run: the process whose id they carry is gone.
async function removeLeftOvers(): Promise<void> {
  for (const name of namespaces()) {
    const pid = Number(new RegExp(`^${PREFIX}-(\\d+)-`).exec(name)?.[1]);
    if (pid > 0 && !identifyProcess(pid)) await run('ip', ['netns', 'del', name]).catch(() => undefined);
  }
}

function namespaces(): string[] {
  try {
    return readdirSync('/var/run/netns');
  } catch {
    return [];
  }
}

function deleteNamespaceNow(name: string): void {
  if (!namespaces().includes(name)) return;
  try {
    execFileSync('ip', ['netns', 'del', name], { stdio: 'ignore' });
  } catch {
    // Node is ending; the next start removes what is left.
  }
}

function nextDatagram(socket: Socket, timeoutMs: number): Promise<{ text: string; port: number }> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      socket.off('message', onMessage);
      reject(new Error(`The wire did not answer within ${timeoutMs} ms.`));
    }, timeoutMs);
    const onMessage = (datagram: Buffer, sender: { port: number }): void => {
      clearTimeout(timer);
      resolve({ text: datagram.toString(), port: sender.port });
    };
    socket.once('message', onMessage);
  });
}
