import { effectiveOf, reportOf, type Effective, type PolicyLayer } from '../../../shared/config/effective';
import {
  isPolicyKey,
  policyRow,
  type PolicyKey,
  type PolicyValues,
} from '../../../shared/config/policy-table';
import type { PolicyFault, PolicyReport } from '../../../shared/config/policy-report';
import { readLayer } from '../../../shared/config/read-layer';
import type { Account } from '../../../shared/config/settings';
import type { Log } from '../../../shared/log/levels';
import { levelOf, type AdminPlaces, type PolicyReading } from './admin-places';

/** What the provider's document says. */
export interface Provisioned {
  /** The address of the document, for people. */
  readonly from: string;
  /** By policy key, unchecked: what is no good is left out alone and told. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Their ids begin with `provisioned-`. */
  readonly accounts: readonly Account[];
}

/** What holds, whoever said it. */
export interface Policy {
  /** The machine's own policies were read; until then only what is built in holds. Never rejects. */
  readonly ready: Promise<void>;
  current(): Effective;
  value<K extends PolicyKey>(key: K): PolicyValues[K];
  report(): PolicyReport;
  /** Those that provisioning brought. */
  accounts(): readonly Account[];
  /** Null: the phone is not provisioned, or no longer. */
  setProvisioned(provisioned: Provisioned | null): void;
  /** Nobody is told: it comes from whoever changed it. */
  setPerson(values: Partial<PolicyValues>): void;
  /** Calls back when anything of it has become another, and gives back the way to stop. */
  onDidChange(listener: () => void): () => void;
}

export function createPolicy(places: AdminPlaces, log: Log): Policy {
  let admin: readonly PolicyLayer[] = [];
  let adminFaults: readonly PolicyFault[] = [];
  let provisioned: Provisioned | null = null;
  let person: Partial<PolicyValues> = {};
  let effective = effectiveOf([]);
  let faults: readonly PolicyFault[] = [];
  let told = '';
  const listeners = new Set<() => void>();

  function settle(tell = true): void {
    const brought = provisioned && readLayer(provisioned.values, 'provisioning', provisioned.from);
    const layers: PolicyLayer[] = [...admin, { source: 'person', from: null, values: person }];
    if (provisioned && brought) {
      layers.push({ source: 'provisioning', from: provisioned.from, values: brought.values });
    }
    effective = effectiveOf(layers);
    const known = new Set(faults.map(faultText));
    faults = [...adminFaults, ...(brought?.faults ?? [])];
    for (const fault of faults) if (!known.has(faultText(fault))) log.warn(faultText(fault));
    const now = JSON.stringify([effective, faults, provisioned?.accounts ?? []]);
    if (now === told) return;
    told = now;
    if (!tell) return;
    for (const listener of [...listeners]) listener();
  }

  async function look(): Promise<void> {
    let reading: PolicyReading;
    try {
      reading = await places.read();
    } catch (error) {
      // What an admin said holds until the places say otherwise.
      log.error(`not read: ${String(error)}`);
      return;
    }
    const { found, faults: placeFaults } = reading;
    const read = found.map((raw) => ({ raw, ...readLayer(raw.values, levelOf(raw.source), raw.from) }));
    admin = read.map(({ raw: { source, from }, values }) => ({ source, from, values }));
    adminFaults = [...placeFaults, ...read.flatMap((layer) => layer.faults)];
    settle();
  }

  let looking: Promise<void> = look();
  told = JSON.stringify([effective, faults, []]);
  places.watch(() => {
    looking = looking.then(look);
  });

  return {
    ready: looking,
    current: () => effective,
    value: (key) => effective[key].value,
    report: () => reportOf(effective, faults),
    accounts: () => provisioned?.accounts ?? [],
    setProvisioned(next) {
      provisioned = next;
      settle();
    },
    setPerson(values) {
      person = values;
      settle(false);
    },
    onDidChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** For the log: what and where, never the value. */
function faultText({ code, from, key }: PolicyFault): string {
  if (key === null) return `${from}: ${code}`;
  const wanted = isPolicyKey(key) && code === 'bad-value' ? `, wanted ${policyRow(key).type.kind}` : '';
  return `${from}: ${key}: ${code}${wanted}`;
}
