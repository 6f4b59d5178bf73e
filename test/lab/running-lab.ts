import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCertificates, type TlsIdentity } from './gateway/certificates';
import { untilAnswered } from './gateway/probe';
import { prepareServer, type GatewayPlan } from './gateway/servers';
import type { TraceEntry } from './gateway/trace';
import { TraceReceiver } from './gateway/trace-receiver';
import type { BadTlsListener, Lab, LabOptions, LabServer, LabTurn, LabUser } from './lab-types';
import { LabPhone, type LabPhoneOptions } from './phones/baresip';
import { phonePlan } from './phones/phone-plan';
import { assertPortsFree, DEFAULT_PORT_BASE, labPorts } from './ports';
import { guardExit } from './process/exit-guard';
import { OwnedProcess } from './process/owned-process';
import { RunRecord } from './process/run-record';
import { makeRunFolder, RUN_FOLDER } from './run-folder';
import { LAB_DOMAIN, LAB_USERS } from './users';

const ALL_SERVERS: readonly LabServer[] = ['rtpengine', 'turn', 'kamailio'];
const READY_TIMEOUT_MS = 15_000;

/** The processes of one lab and what is known about them; made by `startLab`. */
export class RunningLab implements Lab {
  readonly domain = LAB_DOMAIN;
  readonly users = LAB_USERS;
  readonly wssUrl: string;
  readonly wsUrl: string;
  readonly sipHost: string;
  readonly turn: LabTurn;
  readonly stunUrl: string;
  readonly spkiHash: string;
  readonly caPath: string;
  readonly identity: TlsIdentity;
  readonly badTls: Lab['badTls'];
  readonly runDir: string;
  readonly logs: Lab['logs'];

  private readonly servers = new Map<LabServer, OwnedProcess>();
  private readonly phones = new Map<LabUser, LabPhone>();
  private readonly owned = new Set<OwnedProcess>();
  private readonly removeGuard: () => void;
  private stopping: Promise<void> | undefined;

  private constructor(
    private readonly plan: GatewayPlan,
    private readonly record: RunRecord,
    private readonly tracer: TraceReceiver,
  ) {
    const { address, ports, certificates, runDir } = plan;
    const host = address === '127.0.0.1' ? 'localhost' : address;
    const wss = (port: number): string => `wss://${host}:${port}`;
    const bad = (port: number, identity: TlsIdentity): BadTlsListener => ({ wssUrl: wss(port), ...identity });
    this.wssUrl = wss(ports.wss);
    this.wsUrl = `ws://${address}:${ports.ws}`;
    this.sipHost = `${address}:${ports.sip}`;
    this.turn = plan.turn;
    this.stunUrl = `stun:${address}:${ports.turn}`;
    this.spkiHash = certificates.good.spkiHash;
    this.caPath = certificates.caPath;
    this.identity = certificates.good;
    this.badTls = {
      expired: bad(ports.wssExpired, certificates.expired),
      untrusted: bad(ports.wssUntrusted, certificates.untrusted),
      wrongHost: bad(ports.wssWrongHost, certificates.wrongHost),
    };
    this.runDir = runDir;
    const log = (server: LabServer): string => join(runDir, `${server}.log`);
    this.logs = { kamailio: log('kamailio'), rtpengine: log('rtpengine'), turn: log('turn') };
    const killNow = (): void => this.owned.forEach((child) => child.signal('SIGKILL'));
    this.removeGuard = guardExit(() => this.stop(), killNow);
  }

  static async start(options: LabOptions): Promise<RunningLab> {
    const { portBase = DEFAULT_PORT_BASE, address = '127.0.0.1', namespace } = options;
    const ports = labPorts(portBase);
    const record = new RunRecord(join(RUN_FOLDER, `ports-${portBase}.json`));
    await record.takeOver();
    if (!namespace) await assertPortsFree(ports, address);
    const runDir = makeRunFolder(options.name ?? `${process.pid}-${portBase}`);
    const traceAddress = namespace?.hostAddress ?? '127.0.0.1';
    const [certificates, tracer] = await Promise.all([
      createCertificates(join(runDir, 'tls'), address),
      TraceReceiver.open({ address, ports }, join(runDir, 'sip.log'), traceAddress),
    ]);
    const turnHost = `turn:${address}:${ports.turn}`;
    const plan: GatewayPlan = {
      runDir,
      address,
      controlAddress: namespace ? address : '127.0.0.1',
      ports,
      certificates,
      turn: {
        urls: [`${turnHost}?transport=udp`, `${turnHost}?transport=tcp`],
        username: 'turnuser',
        credential: 'turnpass',
      },
      trace: { address: traceAddress, port: tracer.port },
      relayAll: options.relayAll ?? false,
      ...(options.bearer ? { bearer: options.bearer } : {}),
      ...(namespace ? { namespace: namespace.name } : {}),
    };
    const lab = new RunningLab(plan, record, tracer);
    try {
      await lab.startServers(options.servers ?? ALL_SERVERS);
      return lab;
    } catch (error) {
      await lab.stop();
      throw error;
    }
  }

  async phone(user: LabUser, options: LabPhoneOptions = {}): Promise<LabPhone> {
    await this.phones.get(user)?.stop();
    const phone = await LabPhone.start(phonePlan(user, this.plan), options, (child) => this.own(child));
    this.phones.set(user, phone);
    return phone;
  }

  log(name: LabServer | LabUser): string {
    const path = name in this.logs ? this.logs[name as LabServer] : join(this.runDir, `phone-${name}`, 'log');
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  trace(): TraceEntry[] {
    return this.tracer.list();
  }

  waitForTrace(
    matches: (entry: TraceEntry) => boolean,
    options: { timeoutMs?: number } = {},
  ): Promise<TraceEntry> {
    return this.tracer.waitFor(matches, options.timeoutMs ?? 5000);
  }

  clearTrace(): void {
    this.tracer.clear();
  }

  async kill(server: LabServer, signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.servers.get(server);
    if (!child) return;
    await (signal === 'SIGKILL' ? child.kill() : child.stop());
    this.servers.delete(server);
    this.disown(child);
  }

  async restart(server: LabServer): Promise<void> {
    await this.kill(server, 'SIGTERM');
    await this.startServer(server);
  }

  freeze(server: LabServer): void {
    this.servers.get(server)?.signal('SIGSTOP');
  }

  thaw(server: LabServer): void {
    this.servers.get(server)?.signal('SIGCONT');
  }

  stop(): Promise<void> {
    this.stopping ??= this.end();
    return this.stopping;
  }

  private async startServers(wanted: readonly LabServer[]): Promise<void> {
    // Kamailio pings rtpengine once when it starts and does without it when there is no answer.
    await Promise.all(
      wanted.filter((server) => server !== 'kamailio').map((server) => this.startServer(server)),
    );
    if (wanted.includes('kamailio')) await this.startServer('kamailio');
  }

  private async startServer(server: LabServer): Promise<void> {
    const { spec, probe } = prepareServer(server, this.plan);
    const child = await OwnedProcess.start(spec);
    this.servers.set(server, child);
    this.own(child);
    try {
      await untilAnswered(probe, READY_TIMEOUT_MS, child.ended);
    } catch (error) {
      const lastLines = this.log(server).trimEnd().split('\n').slice(-8).join('\n');
      throw new Error(`${server} is not ready. Its log ends with:\n${lastLines}`, { cause: error });
    }
  }

  private own(child: OwnedProcess): void {
    this.owned.add(child);
    this.record.add(child.identity);
    void child.ended.then(() => {
      if (!child.running) this.disown(child);
    });
  }

  private disown(child: OwnedProcess): void {
    this.owned.delete(child);
    this.record.remove(child.pid);
  }

  private async end(): Promise<void> {
    await Promise.all([...this.phones.values()].map((phone) => phone.stop()));
    await Promise.all([...this.owned].map((child) => child.stop()));
    this.tracer.close();
    this.record.delete();
    this.removeGuard();
  }
}
