import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/config/settings';
import { NO_POLICIES, type PolicyReport } from '../../src/shared/config/policy-report';
import { EMPTY_PHONE, type PhoneCommand, type PhoneSnapshot } from '../../src/shared/domain/call-snapshot';
import type { MicrophoneState } from '../../src/shared/domain/call-machine';
import type { DialFault } from '../../src/shared/domain/dial-fault';
import type { ShareFault } from '../../src/shared/domain/share-fault';
import type { CameraFault } from '../../src/shared/domain/video-machine';
import { fail, ok, type Result } from '../../src/shared/domain/result';
import { aReadiness } from './readiness';
import type {
  CameraPreview,
  Device,
  Devices,
  DeviceTrouble,
  HeadsetAnswer,
  HistoryEntry,
  HistoryStore,
  LevelMeter,
  NewAccount,
  Phone,
  Pictures,
  RingingOutputs,
  SignInFault,
  SoundTest,
} from '../../src/renderer/engine/ports';

class Listeners {
  readonly #all = new Set<() => void>();

  add(listener: () => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(): void {
    for (const listener of this.#all) listener();
  }
}

/** Devices that a test plugs in and out. */
class FakeDevices implements Devices {
  readonly #listeners = new Listeners();
  #devices: readonly Device[] = [];
  permission: MicrophoneState = 'live';
  levelDbfs = -100;
  metersRunning = 0;
  looks = 0;
  ringingOutputs: RingingOutputs = { outputs: 1, chosen: 'default', label: null };
  readonly played: SoundTest[] = [];
  deviceTroubles: readonly DeviceTrouble[] = [];

  set(devices: readonly Device[]): void {
    this.#devices = devices;
    this.#listeners.tell();
  }

  list(): readonly Device[] {
    return this.#devices;
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  look(): Promise<void> {
    this.looks += 1;
    return Promise.resolve();
  }

  ringing(): RingingOutputs {
    return this.ringingOutputs;
  }

  inUse(kind: 'microphone' | 'speaker'): Device | null {
    return this.#devices.find((device) => device.kind === kind) ?? null;
  }

  troubles(): readonly DeviceTrouble[] {
    return this.deviceTroubles;
  }

  askPermission(): Promise<MicrophoneState> {
    return Promise.resolve(this.permission);
  }

  startMeter(): Promise<Result<LevelMeter, MicrophoneState>> {
    if (this.permission !== 'live') return Promise.resolve(fail(this.permission, 'fake'));
    this.metersRunning += 1;
    const stop = () => {
      this.metersRunning -= 1;
    };
    return Promise.resolve(ok({ levelDbfs: () => this.levelDbfs, stop }));
  }

  playTest(test: SoundTest): Promise<void> {
    this.played.push(test);
    return Promise.resolve();
  }
}

/** Pictures that a test puts on the screen. */
class FakePictures implements Pictures {
  readonly #listeners = new Listeners();
  readonly streams = new Map<string, MediaStream>();
  readonly shared: { readonly callId: string; readonly source: string | null }[] = [];
  shareOutcome: Result<null, ShareFault> = ok(null);
  previewOutcome: Result<MediaStream, CameraFault> = fail('missing', 'fake');
  previewsRunning = 0;

  set(callId: string, which: 'own' | 'far', stream: MediaStream): void {
    this.streams.set(`${callId} ${which}`, stream);
    this.#listeners.tell();
  }

  stream(callId: string, which: 'own' | 'far'): MediaStream | null {
    return this.streams.get(`${callId} ${which}`) ?? null;
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  share(callId: string, source: string | null): Promise<Result<null, ShareFault>> {
    this.shared.push({ callId, source });
    return Promise.resolve(this.shareOutcome);
  }

  preview(): Promise<Result<CameraPreview, CameraFault>> {
    const outcome = this.previewOutcome;
    if (!outcome.ok) return Promise.resolve(outcome);
    this.previewsRunning += 1;
    const stop = () => {
      this.previewsRunning -= 1;
    };
    return Promise.resolve(ok({ stream: outcome.value, stop }));
  }
}

/** A history in memory, newest first as the port says. */
export class FakeHistory implements HistoryStore {
  readonly #listeners = new Listeners();
  #entries: readonly HistoryEntry[] = [];
  readonly limitsAsked: number[] = [];

  set(entries: readonly HistoryEntry[]): void {
    this.#entries = [...entries].sort((a, b) => b.startedAtMs - a.startedAtMs);
    this.#listeners.tell();
  }

  put(entry: HistoryEntry): Promise<void> {
    this.set([...this.#entries.filter(({ id }) => id !== entry.id), entry]);
    return Promise.resolve();
  }

  latest(limit: number, beforeMs = Infinity): Promise<readonly HistoryEntry[]> {
    this.limitsAsked.push(limit);
    return Promise.resolve(this.#entries.filter((entry) => entry.startedAtMs < beforeMs).slice(0, limit));
  }

  remove(id: string): Promise<void> {
    this.set(this.#entries.filter((entry) => entry.id !== id));
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.set([]);
    return Promise.resolve();
  }

  markSeen(): Promise<void> {
    this.set(this.#entries.map((entry) => ({ ...entry, seen: true })));
    return Promise.resolve();
  }

  countUnseenMissed(): Promise<number> {
    return Promise.resolve(this.#entries.filter(({ outcome, seen }) => outcome === 'missed' && !seen).length);
  }

  closeUnfinished(): Promise<void> {
    return Promise.resolve();
  }

  forgetBefore(beforeMs: number): Promise<void> {
    this.set(this.#entries.filter(({ startedAtMs }) => startedAtMs >= beforeMs));
    return Promise.resolve();
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }
}

/** A phone whose state a test sets, and which remembers what it was asked. */
export class FakePhone implements Phone {
  readonly devices = new FakeDevices();
  readonly history = new FakeHistory();
  readonly #listeners = new Listeners();
  #snapshot: PhoneSnapshot;
  #settings: Settings;

  readonly commands: PhoneCommand[] = [];
  readonly dialled: {
    readonly target: string;
    readonly lineId: string | undefined;
    readonly withVideo?: true;
    readonly anonymous?: boolean;
  }[] = [];
  readonly pictures = new FakePictures();
  readonly tones: { readonly callId: string; readonly tones: string }[] = [];
  readonly signIns: NewAccount[] = [];
  readonly retries: { readonly lineId: string; readonly password: string | undefined }[] = [];
  readonly signOuts: string[] = [];
  readonly dismissed: string[] = [];
  policyReport: PolicyReport = NO_POLICIES;
  demosStarted = 0;
  checks = 0;
  missedSeen = 0;
  closed = false;
  steppedBack = 0;

  /** What the next calls answer. */
  headsetOutcome: HeadsetAnswer = 'none';
  connectHeadset: (() => Promise<HeadsetAnswer>) | null = () => Promise.resolve(this.headsetOutcome);
  signInOutcome: Result<{ readonly lineId: string }, SignInFault> = ok({ lineId: 'line-1' });
  dialOutcome: Result<{ readonly callId: string }, DialFault> = ok({ callId: 'call-1' });

  constructor(snapshot: Partial<PhoneSnapshot> = {}, settings: Settings = DEFAULT_SETTINGS) {
    const { lines = [], doNotDisturb = false } = snapshot;
    this.#snapshot = { ...EMPTY_PHONE, readiness: aReadiness(lines, { doNotDisturb }), ...snapshot };
    this.#settings = settings;
  }

  set(part: Partial<PhoneSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    this.#listeners.tell();
  }

  snapshot(): PhoneSnapshot {
    return this.#snapshot;
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  policies(): PolicyReport {
    return this.policyReport;
  }

  settings(): Settings {
    return this.#settings;
  }

  changeSettings(change: (settings: Settings) => Settings): Promise<boolean> {
    this.#settings = change(this.#settings);
    this.#listeners.tell();
    return Promise.resolve(true);
  }

  signIn(account: NewAccount): Promise<Result<{ readonly lineId: string }, SignInFault>> {
    this.signIns.push(account);
    return Promise.resolve(this.signInOutcome);
  }

  retryLine(lineId: string, password?: string): void {
    this.retries.push({ lineId, password });
  }

  checkLines(): void {
    this.checks += 1;
  }

  signOut(lineId: string): Promise<void> {
    this.signOuts.push(lineId);
    this.set({ lines: this.#snapshot.lines.filter(({ id }) => id !== lineId) });
    return Promise.resolve();
  }

  startDemo(): Promise<void> {
    this.demosStarted += 1;
    return Promise.resolve();
  }

  dial(target: string, lineId?: string, withVideo = false): Result<{ readonly callId: string }, DialFault> {
    this.dialled.push({ target, lineId, ...(withVideo && { withVideo }) });
    return this.dialOutcome;
  }

  execute(command: PhoneCommand): void {
    this.commands.push(command);
  }

  sendDtmf(callId: string, tones: string): boolean {
    this.tones.push({ callId, tones });
    return true;
  }

  dismissNotice(noticeId: string): void {
    this.dismissed.push(noticeId);
    this.set({ notices: this.#snapshot.notices.filter(({ id }) => id !== noticeId) });
  }

  markMissedSeen(): void {
    this.missedSeen += 1;
    this.set({ missedCount: 0 });
  }

  stepAside(): Promise<boolean> {
    return Promise.resolve(this.snapshot().calls.length === 0);
  }

  stepBack(): void {
    this.steppedBack += 1;
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}
