import type {
  ConferenceSnapshot,
  NoticeCode,
  PhoneCommand,
  PhoneSnapshot,
} from '../../shared/domain/call-snapshot';
import { rulesOf } from '../../shared/config/account-rules-of';
import { isProvisioned } from '../../shared/config/provisioned-account';
import { hasFeature, permitted, permittedView, type Feature } from '../../shared/config/feature';
import { policyValue, type PolicyReport } from '../../shared/config/policy-report';
import { countryOf } from '../../shared/domain/country';
import type { DialFault } from '../../shared/domain/dial-fault';
import { fail, ok, type Result } from '../../shared/domain/result';
import type { Account, Settings } from '../../shared/config/settings';
import { wantsToSend } from '../../shared/domain/video-machine';
import { CallBook } from './calls/call-book';
import { createPictures } from './calls/call-pictures';
import { Conference } from './calls/conference';
import { Dialling } from './calls/dialling';
import { EmergencyDesk } from './calls/emergency-desk';
import { PhoneCommands } from './calls/phone-commands';
import { ServiceCodes } from './calls/service-codes';
import { Transfers } from './calls/transfers';
import { tellOfDevices } from './device-notices';
import { followSettings, type HeldSettings } from './follow-settings';
import { HeadsetControl } from './headset/headset-control';
import { createRecentCalls, type RecentCalls } from './history/recent-calls';
import { Lines } from './lines/lines';
import { Notices } from './notices';
import { ReadinessWatch } from './readiness/readiness-watch';
import { ruledForm } from './lines/ruled-form';
import { Saving } from './saving';
import type { NewAccount, Phone, SignInFault, Unsubscribe } from './ports';
import type { PhoneWorld } from './world/world';

/** The phone without a face: lines, calls and what is told of them, as one snapshot. */
export class SoftPhone implements Phone {
  readonly devices;
  readonly history;
  readonly pictures;
  readonly connectHeadset;
  readonly #listeners = new Set<() => void>();
  readonly #notices: Notices;
  readonly #calls: CallBook;
  readonly #transfers: Transfers;
  readonly #conference: Conference;
  readonly #lines: Lines;
  readonly #emergency: EmergencyDesk;
  readonly #codes: ServiceCodes;
  readonly #dialling: Dialling;
  readonly #commands: PhoneCommands;
  readonly #recent: RecentCalls;
  readonly #readiness: ReadinessWatch;
  readonly #headset: HeadsetControl | null;
  readonly #stops: Unsubscribe[];
  readonly #saving: Saving;
  #settings: Settings;
  #policies: PolicyReport;
  /** Counts the person's changes of the settings. */
  #changes = 0;
  /** An account has changed whose line has a call. */
  #accountsWait = false;
  #snapshot: PhoneSnapshot | null = null;
  #missedCount = 0;
  #telling = false;

  constructor(
    private readonly world: PhoneWorld,
    held: HeldSettings,
  ) {
    const { clock, log } = world;
    this.devices = world.devices;
    this.history = world.history;
    this.#settings = held.settings;
    this.#policies = held.policies;
    this.#saving = new Saving(clock);
    const changed = (): void => {
      this.#changed();
    };
    this.#notices = new Notices(() => clock.newId(), changed);
    const tell = (code: NoticeCode, callId: string | null, address: string | null = null): void => {
      this.#notices.tell(code, callId, address);
    };
    this.#conference = new Conference({ clock, onChange: changed });
    this.#calls = new CallBook({
      clock,
      log,
      history: world.history,
      media: world.media,
      sounder: world.sounder,
      cameras: world.cameras,
      screens: world.screens,
      recorder: world.recorder,
      recordings: world.host.recordings,
      onSaving: (work) => void this.#saving.remember(work),
      devices: world.devices,
      settings: () => this.#settings,
      isCallBack: (sip) => this.#emergency.isCallBack(sip),
      mayRing: () => this.#readiness.mayRing(),
      onChange: () => {
        this.#withdrawSettled();
        if (this.#accountsWait) this.#settleAccounts();
        this.#conference.follow(this.#calls.conference);
        changed();
      },
      onNotice: tell,
      onCall: (call) => {
        this.#transfers.onCall(call);
        this.#emergency.onCall(call);
        this.#codes.onCall(call);
      },
      onReferred: (address) => {
        this.#notices.tell('referred', null, address);
      },
      onRedirected: (address) => {
        this.#notices.tell('redirected', null, address);
      },
    });
    this.pictures = createPictures({
      cameras: world.cameras,
      cameraId: () => this.#settings.sound.camera,
      call: (id) => this.#calls.get(id),
      mayShare: () => this.#has('features.screenShare'),
      subscribe: (listener) => this.subscribe(listener),
      lookForDevices: () => void world.devices.look(),
    });
    this.#transfers = new Transfers({
      clock,
      call: (id) => this.#calls.get(id),
      turnTo: (call) => {
        this.#calls.turnTo(call);
      },
      turnAway: (call) => {
        this.#calls.turnAway(call);
      },
      onChange: changed,
      onNotice: tell,
    });
    this.#emergency = new EmergencyDesk({
      clock,
      settings: () => this.#settings.emergency,
      country: () => countryOf(this.#settings.calls.country, world.locale),
      onChange: changed,
    });
    this.#codes = new ServiceCodes({
      rules: (lineId) => rulesOf(this.#settings, lineId),
      own: (lineId) => this.#lines.pick(lineId)?.account.address ?? null,
      dial: (code, lineId) => this.#dialling.dialForNotice(code, lineId),
      transfer: (callId, target) => {
        const call = this.#calls.get(callId);
        if (this.#transfers.isBusy() || call?.state.phase !== 'connected') return false;
        this.#transfers.blind(call, target);
        return true;
      },
      change: (lineId, change) => {
        void this.changeSettings((settings) => ({
          ...settings,
          accounts: settings.accounts.map((account) =>
            account.id === lineId ? { ...account, rules: change(account.rules) } : account,
          ),
        }));
      },
      onNotice: tell,
    });
    this.#lines = new Lines(world, {
      onChange: changed,
      onProof: () => {
        this.#readiness.review();
      },
      onTimer: (lateMs) => {
        this.#readiness.noteTimer(lateMs);
      },
      onIncoming: (line, call) => {
        this.#calls.receive(line, call);
      },
      onReady: (line) => {
        this.#calls.refresh(line.id);
      },
    });
    this.#dialling = new Dialling({
      lines: this.#lines,
      calls: this.#calls,
      emergency: this.#emergency,
      settings: () => this.#settings,
      onNotice: (code) => {
        tell(code, null);
      },
    });
    this.#commands = new PhoneCommands({
      lines: this.#lines,
      calls: this.#calls,
      transfers: this.#transfers,
      codes: this.#codes,
      emergency: this.#emergency,
      dialling: this.#dialling,
      setDoNotDisturb: (doNotDisturb) => {
        void this.changeSettings((settings) => ({
          ...settings,
          calls: { ...settings.calls, doNotDisturb },
        }));
      },
      onNotice: (code) => {
        tell(code, null);
      },
    });
    this.#recent = createRecentCalls(world.history);
    this.#readiness = new ReadinessWatch({
      world,
      lines: () => this.#lines.proofs(),
      settings: () => this.#settings,
      onChange: changed,
      onHeardAgain: () => {
        this.#calls.ringAgain();
      },
    });
    const headset = world.headsets && new HeadsetControl(world.headsets, this, clock, log.scoped('headset'));
    headset?.onChange(changed);
    headset?.onLost((callId) => {
      tell('headset-lost', callId);
    });
    headset?.onBack(() => {
      this.#notices.withdraw(({ code }) => code === 'headset-lost');
    });
    this.#headset = headset;
    this.connectHeadset = headset && (() => headset.connect());
    this.#applySound();
    this.#stops = [
      () => {
        this.#readiness.stop();
      },
      followSettings({
        host: world.host,
        saved: () => this.#saving.settled(),
        changes: () => this.#changes,
        adopt: (now) => {
          this.#adopt(now);
        },
        onFault: this.#report,
      }),
      world.host.onSecretsChanged((accountIds) => {
        this.#lines.forgetSecrets(accountIds);
        this.#settleAccounts();
      }),
      world.host.onPower((event) => {
        if (event === 'resume') world.media.renew();
        if (event === 'resume' || event === 'unlock') this.#lines.nudge(event === 'resume');
      }),
      world.host.onShown((shown) => {
        world.media.rest(!shown);
      }),
      world.onNetworkBack(() => {
        this.#lines.nudge(true);
      }),
      world.onSoundBlocked(() => {
        this.#tellOfSound();
      }),
      tellOfDevices(world.devices, this.#notices),
      world.history.subscribe(() => {
        void this.#countMissed();
        void this.#readRecent();
      }),
    ];
  }

  /** Brings up the lines that were signed in before. */
  async start(): Promise<void> {
    // Whatever else is broken, the lines come up: a phone without recents still rings.
    void this.#headset?.start();
    this.#lines.useRelayOnly(this.#relayOnly());
    const recents = this.#withHistory(() => this.world.history.closeUnfinished()).then(() =>
      Promise.all([this.#countMissed(), this.#readRecent()]),
    );
    const demo =
      this.#settings.demo && this.#has('features.demo') ? this.#lines.addDemo().catch(this.#report) : null;
    const resumed = this.#settings.accounts.map((account) => this.#lines.resume(account).catch(this.#report));
    await Promise.all([recents, demo, ...resumed]);
  }

  snapshot(): PhoneSnapshot {
    this.#snapshot ??= {
      lines: this.#lines.snapshots(),
      calls: this.#calls.snapshots().map((call) => permittedView(call, this.#policies)),
      doNotDisturb: this.#settings.calls.doNotDisturb,
      missedCount: this.#missedCount,
      notices: this.#notices.all,
      recent: this.#recent.list(),
      readiness: this.#readiness.readiness(),
      headset: this.#headset?.name ?? null,
      emergency: this.#emergency.snapshot(),
      transfer: this.#transfers.snapshot(),
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
    return this.#settings;
  }

  policies(): PolicyReport {
    return this.#policies;
  }

  async changeSettings(change: (settings: Settings) => Settings): Promise<boolean> {
    this.#changes += 1;
    this.#use(change(this.#settings));
    const saved = await this.#saving.remember(
      this.world.host.saveSettings(this.#settings).catch(() => false),
    );
    if (!saved) this.tellNotice('settings-unsaved');
    return saved;
  }

  #use(settings: Settings): void {
    const { camera } = this.#settings.sound;
    this.#settings = settings;
    this.#applySound();
    if (settings.sound.camera !== camera) this.#calls.changeCamera();
    this.#calls.reconsiderRecording();
    this.#changed();
  }

  /** Others have decided something else. */
  #adopt({ settings, policies }: HeldSettings): void {
    this.#policies = policies;
    this.#use(settings);
    this.#settleAccounts();
  }

  /** The lines follow the accounts; one that has a call keeps it. */
  #settleAccounts(): void {
    const busy = new Set(this.#calls.live.map(({ lineId }) => lineId));
    const wanted = {
      accounts: this.#settings.accounts,
      demo: this.#has('features.demo'),
      relayOnly: this.#relayOnly(),
    };
    this.#accountsWait = !this.#lines.follow(wanted, (lineId) => !busy.has(lineId));
  }

  #relayOnly(): boolean {
    return policyValue(this.#policies, 'media.iceTransport', 'all') === 'relay';
  }

  #has(feature: Feature): boolean {
    return hasFeature(this.#policies, feature);
  }

  signIn(form: NewAccount): Promise<Result<{ readonly lineId: string }, SignInFault>> {
    if (!this.#has('features.accounts')) return Promise.resolve(fail('accounts-managed', 'by policy'));
    return this.#saving.remember(this.#signIn(form));
  }

  async #signIn(form: NewAccount): Promise<Result<{ readonly lineId: string }, SignInFault>> {
    const ruled = ruledForm(form, this.#policies);
    if (!ruled.ok) return ruled;
    const result = await this.#lines.signIn(ruled.value);
    if (!result.ok) return result;
    const account: Account = result.value;
    if (form.keepPassword && !account.keepPassword) this.tellNotice('password-not-kept');
    await this.changeSettings((settings) => ({ ...settings, accounts: [...settings.accounts, account] }));
    return ok({ lineId: account.id });
  }

  retryLine(lineId: string, password?: string): void {
    void this.#lines.retry(lineId, password);
  }

  checkLines(): void {
    this.#lines.nudge(true);
  }

  async signOut(lineId: string): Promise<void> {
    const account = this.#settings.accounts.find(({ id }) => id === lineId);
    if (account && (isProvisioned(account) || !this.#has('features.accounts'))) {
      this.tellNotice('not-allowed');
      return;
    }
    this.#calls.endAll(lineId);
    const saved = this.changeSettings((settings) => ({
      ...settings,
      demo: settings.demo && lineId !== Lines.demoId,
      accounts: settings.accounts.filter(({ id }) => id !== lineId),
    }));
    await this.#lines.remove(lineId);
    await saved;
  }

  async startDemo(): Promise<void> {
    if (!this.#has('features.demo')) {
      this.tellNotice('not-allowed');
      return;
    }
    await this.#lines.addDemo();
    await this.changeSettings((settings) => ({ ...settings, demo: true }));
  }

  dial(
    target: string,
    lineId?: string,
    withVideo = false,
    anonymous?: boolean,
  ): Result<{ readonly callId: string }, DialFault> {
    return this.#dialling.dial(target, lineId, withVideo && this.#has('features.video'), anonymous);
  }

  execute(command: PhoneCommand): void {
    const allowed = permitted(command, this.#policies);
    if (allowed) this.#commands.execute(allowed);
    else this.tellNotice('not-allowed');
  }

  #conferenceSnapshot(): ConferenceSnapshot | null {
    const members = this.#calls.conference.map(({ id }) => id);
    return members.length === 0 ? null : { members, speaking: this.#conference.speaking() };
  }

  sendDtmf(callId: string, tones: string): boolean {
    if (!/^[0-9A-Da-d*#,]{1,64}$/.test(tones)) return false;
    const call = this.#calls.get(callId);
    // All of a conference get them, as with mute and hold.
    const asked = call ? this.#calls.together(call) : [];
    const sent = asked.map((each) => each.tones.send(tones.toUpperCase())).includes(true);
    if (sent) this.world.sounder.playKey(tones.slice(0, 1));
    else this.#notices.tell(call?.state.localHold === 'off' ? 'dtmf-unavailable' : 'dtmf-held', callId);
    return sent;
  }

  tellNotice(code: NoticeCode): void {
    this.#notices.tell(code, null);
  }

  dismissNotice(noticeId: string): void {
    this.#notices.dismiss(noticeId);
  }

  markMissedSeen(): void {
    void this.#withHistory(() => this.world.history.markSeen());
  }

  async stepAside(): Promise<boolean> {
    if (this.#calls.live.length > 0) return false;
    await this.#lines.stepAside();
    if (this.#calls.live.length === 0) return true;
    this.#lines.stepBack();
    return false;
  }

  stepBack(): void {
    this.#lines.stepBack();
  }

  async close(): Promise<void> {
    for (const stop of this.#stops) stop();
    this.#calls.endAll(null);
    await Promise.all([this.#lines.closeAll(), this.#headset?.close(), this.#saving.settled()]);
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

  /** What was said of a call goes with it, or with the trouble. */
  #withdrawSettled(): void {
    this.#notices.withdraw(({ code, callId }) => {
      if (callId === null) return false;
      const call = this.#calls.get(callId);
      if (!call) return true;
      if (/^(camera|share|video)-/.test(code)) return wantsToSend(call.video.state);
      return code.startsWith('microphone-') && call.state.microphone === 'live';
    });
  }

  #tellOfSound(): void {
    if (this.world.soundBlocked()) this.#notices.tell('sound-blocked', null);
    else this.#notices.withdraw(({ code }) => code === 'sound-blocked');
    this.#readiness.review();
  }

  async #countMissed(): Promise<void> {
    const count = await this.#withHistory(() => this.world.history.countUnseenMissed());
    if (count === undefined || count === this.#missedCount) return;
    this.#missedCount = count;
    this.#changed();
  }

  async #readRecent(): Promise<void> {
    if (await this.#withHistory(() => this.#recent.refresh())) this.#changed();
  }

  async #withHistory<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#report(error);
      this.#notices.tell('history-unavailable', null);
      return undefined;
    }
  }

  readonly #report = (error: unknown): void => {
    this.world.log.error(error instanceof Error ? error.message : 'failed');
  };

  #applySound(): void {
    this.world.sounder.applyCountry(countryOf(this.#settings.calls.country, this.world.locale));
    this.world.sounder.applySound(this.#settings.sound);
    this.world.media.applySound(this.#settings.sound);
  }
}
