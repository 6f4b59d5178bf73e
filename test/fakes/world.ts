import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/config/settings';
import { NO_POLICIES, type PolicyReport } from '../../src/shared/config/policy-report';
import { fail, ok, type Result } from '../../src/shared/domain/result';
import type { DesktopFacts } from '../../src/shared/domain/desktop-facts';
import type { LineFailure } from '../../src/shared/domain/line-failure';
import type { SecretFault } from '../../src/shared/ipc/contract';
import { logTo, type Log } from '../../src/shared/log/levels';
import type { Clock, PhoneHost, PhoneWorld, Sounder } from '../../src/renderer/engine/world/world';
import type { Devices, HistoryEntry, HistoryStore } from '../../src/renderer/engine/ports';
import type { SipAgentFactory } from '../../src/renderer/engine/world/sip';
import { NO_SIP_TOKENS } from '../../src/renderer/engine/world/sip-tokens';
import { FakeCameras, FakeScreens } from './cameras';
import { FakeMediaFactory } from './media';
import { FakeRecorder, FakeRecordingFiles } from './recording';

/** Collects log lines. */
export function fakeLog(lines: string[] = []): Log {
  return logTo((level, scope, message) => lines.push(`${level} ${scope}: ${message}`));
}

export class FakeHost implements PhoneHost {
  settings: Settings = DEFAULT_SETTINGS;
  problem: 'unreadable' | 'newer' | null = null;
  policies: PolicyReport = NO_POLICIES;
  readonly changed = new Set<() => void>();
  canSave = true;
  readonly secrets = new Map<string, string>();
  keyring: SecretFault | null = null;
  readonly recordings = new FakeRecordingFiles();
  diagnosis: LineFailure = 'unreachable';
  readonly facts = new Set<(facts: DesktopFacts) => void>();
  desktop: Readonly<object> | null = {};
  readonly shown = new Set<(shown: boolean) => void>();
  readonly power = new Set<(event: 'suspend' | 'resume' | 'lock' | 'unlock') => void>();

  loadSettings() {
    return Promise.resolve({ settings: this.settings, problem: this.problem, policies: this.policies });
  }

  saveSettings(settings: Settings): Promise<boolean> {
    if (this.canSave) this.settings = settings;
    return Promise.resolve(this.canSave);
  }

  onSettingsChanged(listener: () => void): () => void {
    this.changed.add(listener);
    return () => {
      this.changed.delete(listener);
    };
  }

  /** Others have decided something else. */
  tellOfChange(): void {
    for (const listener of this.changed) listener();
  }

  readonly sipTokens = NO_SIP_TOKENS;
  readonly secretsChanged = new Set<(accountIds: readonly string[]) => void>();

  onSecretsChanged(listener: (accountIds: readonly string[]) => void): () => void {
    this.secretsChanged.add(listener);
    return () => {
      this.secretsChanged.delete(listener);
    };
  }

  getSecret(key: string): Promise<Result<string | null, SecretFault>> {
    return this.#outcome(() => this.secrets.get(key) ?? null);
  }

  setSecret(key: string, secret: string): Promise<Result<null, SecretFault>> {
    return this.#outcome(() => {
      this.secrets.set(key, secret);
      return null;
    });
  }

  deleteSecret(key: string): Promise<Result<null, SecretFault>> {
    return this.#outcome(() => {
      this.secrets.delete(key);
      return null;
    });
  }

  diagnoseServer(): Promise<LineFailure> {
    return Promise.resolve(this.diagnosis);
  }

  onPower(listener: (event: 'suspend' | 'resume' | 'lock' | 'unlock') => void): () => void {
    this.power.add(listener);
    return () => {
      this.power.delete(listener);
    };
  }

  onShown(listener: (shown: boolean) => void): () => void {
    this.shown.add(listener);
    return () => {
      this.shown.delete(listener);
    };
  }

  onDesktopFacts(listener: (facts: DesktopFacts) => void): () => void {
    this.facts.add(listener);
    return () => {
      this.facts.delete(listener);
    };
  }

  #outcome<T>(work: () => T): Promise<Result<T, SecretFault>> {
    return Promise.resolve(this.keyring ? fail(this.keyring, 'set by the test') : ok(work()));
  }
}

/** Writes down what would be heard. */
export class FakeSounder implements Sounder {
  readonly heard: string[] = [];
  readonly ringing = new Set<string>();

  startRing(callId: string): void {
    this.ringing.add(callId);
    this.heard.push('ring');
  }

  stopRing(callId: string): void {
    this.ringing.delete(callId);
  }

  playTone(_callId: string, tone: string): void {
    this.heard.push(tone);
  }

  stopTone(): void {
    this.heard.push('silence');
  }

  playConsent(): void {
    this.heard.push('consent');
  }

  playKey(key: string): void {
    this.heard.push(`key ${key}`);
  }

  applyCountry(): void {
    // Its tones are told by name.
  }

  applySound(): void {
    // Nothing to route.
  }
}

export class FakeHistory implements HistoryStore {
  readonly entries = new Map<string, HistoryEntry>();
  broken = false;
  readonly #listeners = new Set<() => void>();

  put(entry: HistoryEntry): Promise<void> {
    if (this.broken) return Promise.reject(new Error('no room'));
    this.entries.set(entry.id, entry);
    for (const listener of this.#listeners) listener();
    return Promise.resolve();
  }

  latest(limit: number): Promise<readonly HistoryEntry[]> {
    return Promise.resolve([...this.entries.values()].reverse().slice(0, limit));
  }

  remove(id: string): Promise<void> {
    this.entries.delete(id);
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.entries.clear();
    return Promise.resolve();
  }

  markSeen(): Promise<void> {
    for (const [id, entry] of this.entries) this.entries.set(id, { ...entry, seen: true });
    for (const listener of this.#listeners) listener();
    return Promise.resolve();
  }

  countUnseenMissed(): Promise<number> {
    return Promise.resolve(
      [...this.entries.values()].filter((e) => e.outcome === 'missed' && !e.seen).length,
    );
  }

  closeUnfinished(): Promise<void> {
    return Promise.resolve();
  }

  forgetBefore(beforeMs: number): Promise<void> {
    for (const [id, { startedAtMs }] of this.entries) if (startedAtMs < beforeMs) this.entries.delete(id);
    return Promise.resolve();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}

const NO_DEVICES: Devices = {
  list: () => [],
  subscribe: () => () => undefined,
  look: () => Promise.resolve(),
  ringing: () => ({ outputs: null, chosen: 'default', label: null }),
  inUse: () => null,
  troubles: () => [],
  askPermission: () => Promise.resolve('missing'),
  startMeter: () => Promise.resolve(fail('missing', 'no microphone')),
  playTest: () => Promise.resolve(),
};

export interface FakeWorld extends PhoneWorld {
  readonly host: FakeHost;
  readonly media: FakeMediaFactory;
  readonly cameras: FakeCameras;
  readonly screens: FakeScreens;
  readonly recorder: FakeRecorder;
  readonly sounder: FakeSounder;
  readonly history: FakeHistory;
  readonly lines: string[];
  networkBack(): void;
}

/** A phone's surroundings with everything fake but what the test gives. */
export function fakeWorld(sip: SipAgentFactory, clock: Clock): FakeWorld {
  const lines: string[] = [];
  const network = new Set<() => void>();
  return {
    host: new FakeHost(),
    media: new FakeMediaFactory(),
    cameras: new FakeCameras(),
    screens: new FakeScreens(),
    recorder: new FakeRecorder(),
    sounder: new FakeSounder(),
    history: new FakeHistory(),
    devices: NO_DEVICES,
    headsets: null,
    log: fakeLog(lines),
    lines,
    locale: 'en-GB',
    clock,
    sip,
    demo: () => Promise.resolve(sip),
    onNetworkBack: (listener) => {
      network.add(listener);
      return () => {
        network.delete(listener);
      };
    },
    soundBlocked: () => false,
    onSoundBlocked: () => () => undefined,
    networkBack: () => {
      for (const listener of network) listener();
    },
  };
}
