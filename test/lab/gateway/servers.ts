import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LabBearer, LabServer, LabTurn } from '../lab-types';
import type { LabPorts } from '../ports';
import type { ProcessSpec } from '../process/owned-process';
import { LAB_DOMAIN, LAB_USERS } from '../users';
import type { LabCertificates } from './certificates';
import { rtpenginePingProbe, sipOptionsProbe, stunProbe, type UdpProbe } from './probe';
import { STATUS_REASONS } from './status-reasons';
import { fillTemplate } from './template';

/** What the configuration of the three servers is made from. */
export interface GatewayPlan {
  readonly runDir: string;
  readonly address: string;
  /** Address for rtpengine's control protocol; loopback unless the servers live in another network namespace. */
  readonly controlAddress: string;
  readonly ports: LabPorts;
  readonly certificates: LabCertificates;
  readonly turn: LabTurn;
  /** Where Kamailio mirrors SIP messages to. */
  readonly trace: { readonly address: string; readonly port: number };
  readonly relayAll: boolean;
  readonly bearer?: LabBearer;
  readonly namespace?: string;
}

/** How to run a server and how to see that it answers. */
export interface ServerLaunch {
  readonly spec: ProcessSpec;
  readonly probe: UdpProbe;
}

const DBTEXT_TEMPLATES = '/usr/share/kamailio/dbtext/kamailio';
const DBTEXT_TABLES = ['version', 'presentity', 'active_watchers', 'watchers', 'xcap', 'pua'];

/** Writes a server's configuration into the run folder and says how to start it. */
export function prepareServer(server: LabServer, plan: GatewayPlan): ServerLaunch {
  switch (server) {
    case 'kamailio':
      return prepareKamailio(plan);
    case 'rtpengine':
      return prepareRtpengine(plan);
    case 'turn':
      return prepareTurn(plan);
  }
}

function prepareKamailio(plan: GatewayPlan): ServerLaunch {
  const { runDir, address, ports } = plan;
  const configPath = join(runDir, 'kamailio.cfg');
  fillTemplate(new URL('./kamailio.cfg', import.meta.url), configPath, {
    runDir,
    address,
    domain: LAB_DOMAIN,
    sipPort: ports.sip,
    wsPort: ports.ws,
    wssPort: ports.wss,
    wssExpiredPort: ports.wssExpired,
    wssUntrustedPort: ports.wssUntrusted,
    wssWrongHostPort: ports.wssWrongHost,
    controlAddress: plan.controlAddress,
    controlPort: ports.rtpengine,
    traceAddress: plan.trace.address,
    tracePort: plan.trace.port,
    bearerUser: plan.bearer?.user ?? '',
    bearerIssuer: plan.bearer?.issuer ?? '',
    bearerCheck: plan.bearer?.check.url ?? '',
    bearerCredentials: plan.bearer?.check.credentials ?? '',
    users: Object.values(LAB_USERS)
      .map((user) => `\t$sht(users=>${user.name}) = "${user.password}";`)
      .join('\n'),
    reasons: Object.entries(STATUS_REASONS)
      .map(([code, reason]) => `\t$sht(reasons=>${code}) = "${reason}";`)
      .join('\n'),
  });
  writeTlsConfig(plan);
  // A pid file or FIFO left by a killed run keeps Kamailio from starting.
  for (const left of ['db', 'kamailio.fifo', 'kamailio.pidfile'])
    rmSync(join(runDir, left), { recursive: true, force: true });
  mkdirSync(join(runDir, 'db'));
  for (const table of DBTEXT_TABLES) copyFileSync(join(DBTEXT_TEMPLATES, table), join(runDir, 'db', table));
  // -DD stays in the foreground, -m and -M are megabytes of shared and private memory.
  const args = [
    '-DD',
    '-E',
    '-m',
    '64',
    '-M',
    '8',
    '-f',
    configPath,
    '-P',
    join(runDir, 'kamailio.pidfile'),
    '-Y',
    runDir,
  ];
  if (plan.bearer) args.push('-A', 'WITH_BEARER');
  if (plan.relayAll) args.push('-A', 'RELAY_ALL');
  return { spec: spec(plan, 'kamailio', args), probe: sipOptionsProbe(address, ports.sip) };
}

function writeTlsConfig({ runDir, address, ports, certificates }: GatewayPlan): void {
  const { good, expired, untrusted, wrongHost } = certificates;
  const sections = [
    { name: 'default', identity: good },
    { name: `${address}:${ports.wssExpired}`, identity: expired },
    { name: `${address}:${ports.wssUntrusted}`, identity: untrusted },
    { name: `${address}:${ports.wssWrongHost}`, identity: wrongHost },
  ].map(({ name, identity }) =>
    [
      `[server:${name}]`,
      'method = TLSv1.2+\nverify_certificate = no\nrequire_certificate = no',
      `private_key = ${identity.keyPath}\ncertificate = ${identity.certPath}\n`,
    ].join('\n'),
  );
  writeFileSync(join(runDir, 'tls.cfg'), sections.join('\n'));
}

function prepareRtpengine(plan: GatewayPlan): ServerLaunch {
  const { address, controlAddress, ports, runDir } = plan;
  const configPath = join(runDir, 'rtpengine.conf');
  fillTemplate(new URL('./rtpengine.conf', import.meta.url), configPath, {
    address,
    controlAddress,
    controlPort: ports.rtpengine,
    rtpFirst: ports.rtp.first,
    rtpLast: ports.rtp.last,
  });
  return {
    spec: spec(plan, 'rtpengine', [`--config-file=${configPath}`]),
    probe: rtpenginePingProbe(controlAddress, ports.rtpengine),
  };
}

function prepareTurn(plan: GatewayPlan): ServerLaunch {
  const { address, ports, runDir, turn } = plan;
  const configPath = join(runDir, 'turnserver.conf');
  fillTemplate(new URL('./turnserver.conf', import.meta.url), configPath, {
    address,
    runDir,
    port: ports.turn,
    relayFirst: ports.relay.first,
    relayLast: ports.relay.last,
    realm: LAB_DOMAIN,
    username: turn.username,
    credential: turn.credential,
  });
  return {
    spec: spec(plan, 'turnserver', ['-c', configPath], 'turn'),
    probe: stunProbe(address, ports.turn),
  };
}

function spec(plan: GatewayPlan, command: string, args: readonly string[], name = command): ProcessSpec {
  return {
    command,
    args,
    logPath: join(plan.runDir, `${name}.log`),
    ...(plan.namespace === undefined ? {} : { namespace: plan.namespace }),
  };
}
