import type {
  ConferenceSnapshot,
  NoticeCode,
  PhoneCommand,
  PhoneSnapshot,
} from '../../shared/domain/call-snapshot';
import { permitted, permittedView } from '../../shared/config/feature';
import type { PolicyReport } from '../../shared/config/policy-report';
import type { DialFault } from '../../shared/domain/dial-fault';
import type { Result } from '../../shared/domain/result';
import type { Settings } from '../../shared/config/settings';
import { createPictures } from './calls/call-pictures';
import type { HeldSettings } from './follow-settings';
import { followWorld } from './follow-world';
import { createPhoneParts, type PhoneParts } from './phone-parts';
import type { NewAccount, Phone, SignInFault, Unsubscribe } from './ports';
import type { PhoneWorld } from './world/world';

/** The phone without a face: lines, calls and what is told of them, as one snapshot. */
export class SoftPhone implements Phone {
  readonly devices;
  readonly history;
  readonly pictures;
  readonly connectHeadset;
  readonly #listeners = new Set<() => void>();
  readonly #parts: PhoneParts;
  readonly #stops: readonly Unsubscribe[];
  #snapshot: PhoneSnapshot | null = null;
  #telling = false;

  constructor(
    private readonly world: PhoneWorld,
    held: HeldSettings,
  ) {
    this.devices = world.devices;
    this.history = world.history;
    this.#parts = createPhoneParts(world, held, this, () => {
      this.#changed();
    });
    const { calls, headset } = this.#parts;
    this.pictures = createPictures({
      cameras: world.cameras,
      cameraId: () => this.#parts.held.settings.sound.camera,
      call: (id) => calls.get(id),
      mayShare: () => this.#parts.held.has('features.screenShare'),
      subscribe: (listener) => this.subscribe(listener),
      lookForDevices: () => void world.devices.look(),
    });
    this.connectHeadset = headset && (() => headset.connect());
    this.#stops = followWorld(world, this.#parts);
  }

  /** Brings up the lines that were signed in before. */
  async start(): Promise<void> {
    // Whatever else is broken, the lines come up: a phone without recents still rings.
    void this.#parts.headset?.start();
    this.#parts.lines.useRelayOnly(this.#parts.held.relayOnly());
    this.#parts.lines.useNetworkRules(this.#parts.held.networkRules());
    const past = this.#parts.past.start();
    const demo =
      this.#parts.held.settings.demo && this.#parts.held.has('features.demo')
        ? this.#parts.lines.addDemo().catch(this.#parts.report)
        : null;
    const resumed = this.#parts.held.settings.accounts.map((account) =>
      this.#parts.lines.resume(account).catch(this.#parts.report),
    );
    await Promise.all([past, demo, ...resumed]);
  }

  snapshot(): PhoneSnapshot {
    this.#snapshot ??= {
      lines: this.#parts.lines.snapshots(),
      calls: this.#parts.calls.snapshots().map((call) => permittedView(call, this.#parts.held.policies)),
      doNotDisturb: this.#parts.held.settings.calls.doNotDisturb,
      missedCount: this.#parts.past.missedCount,
      notices: this.#parts.notices.all,
      recent: this.#parts.past.recent,
      readiness: this.#parts.readiness.readiness(),
      headset: this.#parts.headset?.name ?? null,
      emergency: this.#parts.emergency.snapshot(),
      transfer: this.#parts.transfers.snapshot(),
      conference: this.#conferenceSnapshot(),
    };
    return this.#snapshot;
  }

  subscribe(listener: () => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  settings(): Settings {
    return this.#parts.held.settings;
  }

  policies(): PolicyReport {
    return this.#parts.held.policies;
  }

  changeSettings(change: (settings: Settings) => Settings): Promise<boolean> {
    return this.#parts.held.change(change);
  }

  signIn(form: NewAccount): Promise<Result<{ readonly lineId: string }, SignInFault>> {
    return this.#parts.accounts.signIn(form);
  }

  signOut(lineId: string): Promise<void> {
    return this.#parts.accounts.signOut(lineId);
  }

  startDemo(): Promise<void> {
    return this.#parts.accounts.startDemo();
  }

  retryLine(lineId: string, password?: string): void {
    void this.#parts.lines.retry(lineId, password);
  }

  checkLines(): void {
    this.#parts.lines.nudge(true);
  }

  dial(
    target: string,
    lineId?: string,
    withVideo = false,
    anonymous?: boolean,
  ): Result<{ readonly callId: string }, DialFault> {
    return this.#parts.dialling.dial(
      target,
      lineId,
      withVideo && this.#parts.held.has('features.video'),
      anonymous,
    );
  }

  execute(command: PhoneCommand): void {
    const allowed = permitted(command, this.#parts.held.policies);
    if (allowed) this.#parts.commands.execute(allowed);
    else this.tellNotice('not-allowed');
  }

  #conferenceSnapshot(): ConferenceSnapshot | null {
    const members = this.#parts.calls.conference.map(({ id }) => id);
    return members.length === 0 ? null : { members, speaking: this.#parts.conference.speaking() };
  }

  sendDtmf(callId: string, tones: string): boolean {
    if (!/^[0-9A-Da-d*#,]{1,64}$/.test(tones)) return false;
    const call = this.#parts.calls.get(callId);
    // All of a conference get them, as with mute and hold.
    const asked = call ? this.#parts.calls.together(call) : [];
    const sent = asked.map((each) => each.tones.send(tones.toUpperCase())).includes(true);
    if (sent) this.world.sounder.playKey(tones.slice(0, 1));
    else this.#parts.notices.tell(call?.state.localHold === 'off' ? 'dtmf-unavailable' : 'dtmf-held', callId);
    return sent;
  }

  tellNotice(code: NoticeCode): void {
    this.#parts.notices.tell(code, null);
  }

  dismissNotice(noticeId: string): void {
    this.#parts.notices.dismiss(noticeId);
  }

  markMissedSeen(): void {
    this.#parts.past.markSeen();
  }

  async stepAside(): Promise<boolean> {
    if (this.#parts.calls.live.length > 0) return false;
    await this.#parts.lines.stepAside();
    if (this.#parts.calls.live.length === 0) return true;
    this.#parts.lines.stepBack();
    return false;
  }

  stepBack(): void {
    this.#parts.lines.stepBack();
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    this.#parts.calls.endAll(null);
    await Promise.all([
      this.#parts.lines.closeAll(),
      this.#parts.headset?.close(),
      this.#parts.held.saving.settled(),
    ]);
    this.world.media.close();
  }

  /**
   * Tells the listeners once, when what is under way has run: an answer or an INVITE leaves before a screen is drawn for it.
   */
  #changed(): void {
    this.#snapshot = null;
    if (this.#telling) return;
    this.#telling = true;
    this.world.clock.soon(() => {
      this.#telling = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }
}
