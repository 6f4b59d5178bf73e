import type {
  ConferenceSnapshot,
  NoticeCode,
  PhoneCommand,
  PhoneSnapshot,
} from '../../shared/domain/call-snapshot';
import { rulesOf } from '../../shared/config/account-rules-of';
import { permitted, permittedView } from '../../shared/config/feature';
import type { PolicyReport } from '../../shared/config/policy-report';
import { countryOf } from '../../shared/domain/country';
import type { DialFault } from '../../shared/domain/dial-fault';
import type { Result } from '../../shared/domain/result';
import type { Settings } from '../../shared/config/settings';
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
import type { HeldSettings } from './follow-settings';
import { HeadsetControl } from './headset/headset-control';
import { HistoryWatch } from './history/history-watch';
import { AccountDesk } from './lines/account-desk';
import { Lines } from './lines/lines';
import { Notices } from './notices';
import { ReadinessWatch } from './readiness/readiness-watch';
import { SettingsInUse } from './settings-in-use';
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
  readonly #accounts: AccountDesk;
  readonly #past: HistoryWatch;
  readonly #readiness: ReadinessWatch;
  readonly #headset: HeadsetControl | null;
  readonly #stops: Unsubscribe[];
  readonly #held: SettingsInUse;
  #snapshot: PhoneSnapshot | null = null;
  #telling = false;

  constructor(
    private readonly world: PhoneWorld,
    held: HeldSettings,
  ) {
    const { clock, log } = world;
    this.devices = world.devices;
    this.history = world.history;
    const changed = (): void => {
      this.#changed();
    };
    this.#notices = new Notices(() => clock.newId(), changed);
    const tell = (code: NoticeCode, callId: string | null, address: string | null = null): void => {
      this.#notices.tell(code, callId, address);
    };
    this.#held = new SettingsInUse(
      {
        clock,
        host: world.host,
        onChange: (before, byOthers) => {
          this.#useSettings(before);
          if (byOthers) this.#accounts.settle();
        },
        onUnsaved: () => {
          tell('settings-unsaved', null);
        },
        onFault: this.#report,
      },
      held,
    );
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
      onSaving: (work) => void this.#held.saving.remember(work),
      devices: world.devices,
      settings: () => this.#held.settings,
      isCallBack: (sip) => this.#emergency.isCallBack(sip),
      mayRing: () => this.#readiness.mayRing(),
      onChange: () => {
        this.#withdrawSettled();
        this.#accounts.settleWaiting();
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
      cameraId: () => this.#held.settings.sound.camera,
      call: (id) => this.#calls.get(id),
      mayShare: () => this.#held.has('features.screenShare'),
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
      settings: () => this.#held.settings.emergency,
      country: () => countryOf(this.#held.settings.calls.country, world.locale),
      onChange: changed,
    });
    this.#codes = new ServiceCodes({
      rules: (lineId) => rulesOf(this.#held.settings, lineId),
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
      settings: () => this.#held.settings,
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
    this.#accounts = new AccountDesk({
      settings: this.#held,
      lines: this.#lines,
      calls: this.#calls,
      onNotice: (code) => {
        tell(code, null);
      },
    });
    this.#past = new HistoryWatch({
      history: world.history,
      onChange: changed,
      onFault: (error) => {
        this.#report(error);
        tell('history-unavailable', null);
      },
    });
    this.#readiness = new ReadinessWatch({
      world,
      lines: () => this.#lines.proofs(),
      settings: () => this.#held.settings,
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
      this.#held.follow(),
      world.host.onSecretsChanged((accountIds) => {
        this.#lines.forgetSecrets(accountIds);
        this.#accounts.settle();
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
      this.#past.follow(),
    ];
  }

  /** Brings up the lines that were signed in before. */
  async start(): Promise<void> {
    // Whatever else is broken, the lines come up: a phone without recents still rings.
    void this.#headset?.start();
    this.#lines.useRelayOnly(this.#held.relayOnly());
    const past = this.#past.start();
    const demo =
      this.#held.settings.demo && this.#held.has('features.demo')
        ? this.#lines.addDemo().catch(this.#report)
        : null;
    const resumed = this.#held.settings.accounts.map((account) =>
      this.#lines.resume(account).catch(this.#report),
    );
    await Promise.all([past, demo, ...resumed]);
  }

  snapshot(): PhoneSnapshot {
    this.#snapshot ??= {
      lines: this.#lines.snapshots(),
      calls: this.#calls.snapshots().map((call) => permittedView(call, this.#held.policies)),
      doNotDisturb: this.#held.settings.calls.doNotDisturb,
      missedCount: this.#past.missedCount,
      notices: this.#notices.all,
      recent: this.#past.recent,
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
    return this.#held.settings;
  }

  policies(): PolicyReport {
    return this.#held.policies;
  }

  changeSettings(change: (settings: Settings) => Settings): Promise<boolean> {
    return this.#held.change(change);
  }

  signIn(form: NewAccount): Promise<Result<{ readonly lineId: string }, SignInFault>> {
    return this.#accounts.signIn(form);
  }

  signOut(lineId: string): Promise<void> {
    return this.#accounts.signOut(lineId);
  }

  startDemo(): Promise<void> {
    return this.#accounts.startDemo();
  }

  retryLine(lineId: string, password?: string): void {
    void this.#lines.retry(lineId, password);
  }

  checkLines(): void {
    this.#lines.nudge(true);
  }

  dial(
    target: string,
    lineId?: string,
    withVideo = false,
    anonymous?: boolean,
  ): Result<{ readonly callId: string }, DialFault> {
    return this.#dialling.dial(target, lineId, withVideo && this.#held.has('features.video'), anonymous);
  }

  execute(command: PhoneCommand): void {
    const allowed = permitted(command, this.#held.policies);
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
    this.#past.markSeen();
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
    await Promise.all([this.#lines.closeAll(), this.#headset?.close(), this.#held.saving.settled()]);
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

  #useSettings(before: Settings): void {
    this.#applySound();
    if (this.#held.settings.sound.camera !== before.sound.camera) this.#calls.changeCamera();
    this.#calls.reconsiderRecording();
    this.#changed();
  }

  readonly #report = (error: unknown): void => {
    this.world.log.error(error instanceof Error ? error.message : 'failed');
  };

  #applySound(): void {
    const { calls, sound } = this.#held.settings;
    this.world.sounder.applyCountry(countryOf(calls.country, this.world.locale));
    this.world.sounder.applySound(sound);
    this.world.media.applySound(sound);
  }
}
