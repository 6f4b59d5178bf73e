import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { holdSecrets } from '../../../src/main/services/provisioning/held-secrets';
import { createDocumentRequests } from '../../../src/main/services/provisioning/document-requests';
import { createProvisionedFile } from '../../../src/main/services/provisioning/provisioned-file';
import {
  createProvisioning,
  type Provisioning,
  type ProvisioningWishes,
} from '../../../src/main/services/provisioning/provisioning';
import {
  createSingleSignOn,
  type SingleSignOn,
} from '../../../src/main/services/single-sign-on/single-sign-on';
import { fail, ok } from '../../../src/shared/domain/result';
import { NOTHING_PROVISIONED, type Provisioned } from '../../../src/shared/provisioning/provisioned';
import { createCertificates, type LabCertificates } from '../../lab/gateway/certificates';
import { ProvisioningServer } from '../../fakes/provisioning/provisioning-server';
import { trustingFetch } from '../../fakes/provisioning/trusting-fetch';
import { fakeLog } from '../../fakes/world';

/** A person's machine: what is on its disk and in its keychain outlasts a start. */
export class Machine {
  readonly keychain = new Map<string, string>();
  keychainWorks = true;
  wishes: ProvisioningWishes = { url: '', refreshMinutes: 60, allowLinks: true, signOn: null };
  given: Provisioned = NOTHING_PROVISIONED;
  readonly renewed: string[][] = [];
  nowMs = Date.parse('2026-11-21T10:00:00Z');
  /** Where the app sends the browser. */
  openBrowser: (url: string) => Promise<void> = () => Promise.reject(new Error('no browser'));
  timers: { readonly delayMs: number; readonly callback: () => void }[] = [];
  signOn!: SingleSignOn;

  private constructor(
    readonly folder: string,
    readonly certificates: LabCertificates,
    readonly ca: string,
    readonly server: ProvisioningServer,
  ) {}

  static async make(): Promise<Machine> {
    const folder = await mkdtemp(join(tmpdir(), 'offhook-set-up-'));
    const certificates = await createCertificates(folder, '127.0.0.1');
    const ca = await readFile(certificates.caPath, 'utf8');
    return new Machine(folder, certificates, ca, await new ProvisioningServer().start(certificates.good));
  }

  get path(): string {
    return join(this.folder, 'provisioned.json');
  }

  /** Starts the app's part of it; what was given is there when this resolves, and the first look is done. */
  async start(ca: string | undefined = this.ca): Promise<Provisioning> {
    const secrets = holdSecrets({
      get: (key) =>
        Promise.resolve(
          this.keychainWorks ? ok(this.keychain.get(key) ?? null) : fail('keyring-missing', 'none'),
        ),
      set: (key, secret) => {
        if (!this.keychainWorks) return Promise.resolve(fail('keyring-missing', 'none'));
        this.keychain.set(key, secret);
        return Promise.resolve(ok(null));
      },
      delete: (key) => {
        this.keychain.delete(key);
        return Promise.resolve(ok(null));
      },
      isWaiting: () => false,
    });
    this.timers = [];
    this.given = NOTHING_PROVISIONED;
    const fetch = trustingFetch(ca);
    const log = fakeLog();
    this.signOn = createSingleSignOn({
      fetch,
      secrets,
      log,
      openBrowser: (url) => this.openBrowser(url),
      nowMs: () => this.nowMs,
    });
    const provisioning = createProvisioning({
      file: createProvisionedFile(this.path, log),
      requests: createDocumentRequests(fetch, log, '0.1.0', () => crypto.randomUUID()),
      secrets,
      signOn: this.signOn,
      log,
      newId: () => crypto.randomUUID(),
      nowMs: () => this.nowMs,
      random: () => 0.5,
      after: (delayMs, callback) => {
        const timer = { delayMs, callback };
        this.timers.push(timer);
        return () => {
          this.timers = this.timers.filter((each) => each !== timer);
        };
      },
      wishes: () => this.wishes,
      give: (provisioned) => {
        this.given = provisioned;
      },
      tell: vi.fn(),
      onSecrets: (ids) => {
        this.renewed.push([...ids]);
      },
    });
    await provisioning.start();
    return provisioning;
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
