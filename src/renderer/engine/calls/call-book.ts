import type { CallSnapshot, NoticeCode } from '../../../shared/domain/call-snapshot';
import { domainOf, formatAddress, isSameAddress, parseAddress } from '../../../shared/domain/address';
import { displayText } from '../../../shared/domain/display-text';
import { isLive } from '../../../shared/domain/call-capabilities';
import { rulesOf } from '../../../shared/config/account-rules-of';
import type { DialPlan } from '../../../shared/domain/dial-plan';
import { incomingRule } from '../../../shared/domain/incoming-rule';
import type { CallerIdentity } from '../../../shared/domain/caller';
import {
  callBookTransition,
  isAudible,
  NO_CALLS,
  type CallBookEvent,
  type CallBookState,
} from '../../../shared/domain/call-book-machine';
import { MOST_CALLS, type Settings } from '../../../shared/config/settings';
import type { Line } from '../lines/line';
import type { Sounder } from '../world/world';
import type { Cameras, Screens } from '../world/video';
import type { Devices, HistoryStore } from '../ports';
import type { CallManner, IncomingReferral, IncomingSipCall, SipCall } from '../world/sip';
import type { MediaFactory } from '../world/media';
import type { Log } from '../../../shared/log/levels';
import { Call } from './call';
import type { RecordingWorld } from './call-recording';
import { attend } from './call-attendant';
import { historyRecord } from './history-record';

/** More calls than this at once, on all lines, are refused with 486 whatever the accounts say. */
const MOST_OF_ALL = 16;
/** An ended call stays on the screen this long, ms, so that its end can be read. */
const AFTERGLOW_MS = 4_000;
/** Somebody who calls and hangs up without pause must not fill the screen. */
const MOST_ENDED = 16;

export interface CallBookParts extends Omit<RecordingWorld, 'recordingSettings'> {
  readonly log: Log;
  readonly history: HistoryStore;
  readonly media: MediaFactory;
  readonly sounder: Sounder;
  readonly cameras: Cameras;
  readonly screens: Screens;
  readonly devices: Pick<Devices, 'startMeter'>;
  settings(): Settings;
  /** How numbers go out. */
  plan(): DialPlan;
  /** The emergency centre calls back. */
  isCallBack(sip: IncomingSipCall): boolean;
  /** A call that comes in now is to be heard. */
  readonly mayRing: () => boolean;
  onChange(): void;
  /** Something changed about a call. */
  onCall(call: Call): void;
  onNotice(code: NoticeCode, callId: string | null, address?: string | null): void;
  /** Somebody who was called says to call there instead. */
  onRedirected(address: string, lineId: string): void;
  /** The far end hands us on to there, by this call. */
  onReferred(address: string, callId: string): void;
}

/** All calls there are: makes them, keeps their history, drops them when their end was seen. */
export class CallBook {
  readonly #calls = new Map<string, Call>();
  /** What was last written of each call, so that the history is touched only when there is news. */
  readonly #written = new Map<string, string>();
  /** Calls that were placed because a far end asked for it → the call with that far end. */
  readonly #successors = new Map<string, Call>();
  /** Which of them is talked in. */
  #state: CallBookState = NO_CALLS;

  constructor(private readonly parts: CallBookParts) {}

  get live(): readonly Call[] {
    return [...this.#calls.values()].filter((call) => isLive(call.state));
  }

  get(id: string): Call | undefined {
    return this.#calls.get(id);
  }

  snapshots(): readonly CallSnapshot[] {
    return [...this.#calls.values()].map((call) => call.snapshot());
  }

  /** The line has as many calls as it may have. */
  isFull(line: Pick<Line, 'id'>): boolean {
    const { live } = this;
    const account = this.parts.settings().accounts.find(({ id }) => id === line.id);
    const most = account?.mostCalls ?? MOST_CALLS.usual;
    return live.length >= MOST_OF_ALL || live.filter(({ lineId }) => lineId === line.id).length >= most;
  }

  /** Places a call on a line that has an agent; null when there is none or it can't call there. `target`: a checked SIP address. */
  place(line: Line, target: string, withVideo = false, manner?: CallManner): Call | null {
    const agent = line.agent;
    if (!agent) return null;
    const call = this.#add(line, 'outgoing', calledAt(target));
    const media = this.parts.media.create('offer', line.network, call.mediaListener());
    try {
      call.placeWith(media, (listener) => agent.invite(target, media, listener, manner), withVideo);
    } catch (error) {
      // Stricter than `parseAddress`: the library has a grammar of its own.
      this.parts.log.warn(`no call: ${error instanceof Error ? error.message : 'refused'}`);
      this.#forget(call);
      media.close();
      return null;
    }
    this.turnTo(call);
    return call;
  }

  /**
   * A caller takes the place of a call of ours (RFC 3891 §3): it is answered at once, and the other one ends. A ringing call isn't
   * anybody's to take.
   */
  #replace(line: Line, sip: IncomingSipCall, replaced: SipCall): void {
    const before = this.live.find((call) => call.isOn(replaced));
    if (!before || before.state.phase === 'incoming') {
      sip.reject(481);
      return;
    }
    const call = this.#add(line, 'incoming', sip.caller, () => false);
    this.#dispatch({ type: 'take-over', id: call.id, of: before.id });
    call.ringWith(
      this.parts.media.create(sip.offerless ? 'offer' : 'answer', line.network, call.mediaListener()),
      sip,
    );
    if (before.state.muted) call.dispatch({ type: 'mute', on: true });
    call.dispatch({ type: 'answer' });
  }

  /** The far end of a call wants us to talk to somebody else (RFC 3515): that call is placed, and takes over once it is answered. */
  #follow(line: Line, before: Call, referral: IncomingReferral): void {
    const target = parseAddress(referral.address, domainOf(line.account.address));
    if (before.state.phase !== 'connected' || this.isFull(line)) {
      referral.refuse(this.isFull(line) ? 486 : 603);
      return;
    }
    if (!target.ok || isSameAddress(formatAddress(target.value), line.account.address)) {
      referral.refuse(403);
      return;
    }
    const address = formatAddress(target.value);
    const call = this.#add(line, 'outgoing', calledAt(address));
    const media = this.parts.media.create('offer', line.network, call.mediaListener());
    call.placeWith(media, (listener) => referral.follow(media, listener));
    if (before.state.muted) call.dispatch({ type: 'mute', on: true });
    this.#successors.set(call.id, before);
    this.parts.onReferred(address, call.id);
  }

  /** Rings, or does what the account's rules say. */
  receive(line: Line, sip: IncomingSipCall): void {
    if (sip.replacing) {
      this.#replace(line, sip, sip.replacing);
      return;
    }
    const settings = this.parts.settings();
    const decision = incomingRule({
      caller: sip.caller.address,
      own: line.account.address,
      rules: rulesOf(settings, line.id),
      plan: this.parts.plan(),
      doNotDisturb: settings.calls.doNotDisturb,
      otherCalls: this.live.length,
      full: this.isFull(line),
      answerWish: sip.answerWish,
      emergency: this.parts.isCallBack(sip),
    });
    if (decision.type === 'refuse' || decision.type === 'redirect') {
      if (decision.type === 'refuse') sip.reject(decision.status);
      else sip.redirect(decision.target);
      this.#recordUnrung(line, sip, decision.type === 'refuse' ? 'missed' : 'forwarded');
      return;
    }
    const atOnce = decision.type === 'answer' && decision.afterSeconds === 0;
    const heard = decision.type === 'ring' && decision.emergency ? () => true : this.parts.mayRing;
    const call = this.#add(line, 'incoming', sip.caller, atOnce ? () => false : heard);
    const role = sip.offerless ? 'offer' : 'answer';
    call.ringWith(this.parts.media.create(role, line.network, call.mediaListener()), sip);
    attend(call, decision, { ...this.parts, isAlone: () => this.live.length === 1 });
  }

  /** The person places, answers or resumes this call, or switches to it: every other one goes on hold. */
  turnTo(call: Call): void {
    this.#dispatch({ type: 'turn-to', id: call.id });
  }

  /** The person puts it on hold. */
  turnAway(call: Call): void {
    this.#dispatch({ type: 'turn-away', id: call.id });
  }

  /** Every connected call becomes one conference; muted as the one was that the person talked in. */
  merge(): void {
    this.#dispatch({ type: 'merge' });
    const { chosen } = this.#state;
    const muted = chosen !== null && this.#calls.get(chosen)?.state.muted === true;
    for (const call of this.conference) {
      if (call.state.muted !== muted) call.dispatch({ type: 'mute', on: muted });
    }
  }

  /** A member of the conference goes on with us alone. */
  split(call: Call): void {
    this.#dispatch({ type: 'split', id: call.id });
  }

  /** The members of the conference. */
  get conference(): readonly Call[] {
    return [...this.#calls.values()].filter(({ id }) => this.#state.conference.includes(id));
  }

  /** The call and those in a conference with it. */
  together(call: Call): readonly Call[] {
    return this.#state.conference.includes(call.id) ? this.conference : [call];
  }

  /** Ends all calls of a line, or all there are. */
  endAll(lineId: string | null): void {
    for (const call of this.live) {
      if (lineId === null || call.lineId === lineId) call.dispatch({ type: 'quit' });
    }
  }

  /** What kept them silent is over: those that wait are heard from now on. */
  ringAgain(): void {
    for (const call of this.live) call.ringAgain();
  }

  /** Another camera was chosen. */
  changeCamera(): void {
    for (const call of this.live) call.video.changeCamera();
  }

  /** The settings may say something else of recording now. */
  reconsiderRecording(): void {
    for (const call of this.live) call.recording.reconsider();
  }

  refresh(lineId: string): void {
    for (const call of this.live) if (call.lineId === lineId) call.refresh();
  }

  #add(
    line: Line,
    direction: 'outgoing' | 'incoming',
    remote: CallerIdentity,
    mayRing = this.parts.mayRing,
  ): Call {
    const { cameras, clock, onSaving, recorder, recordings, screens, sounder, log } = this.parts;
    const call = new Call(
      {
        id: clock.newId(),
        recorder,
        recordings,
        recordingSettings: () => this.parts.settings().recording,
        onSaving,
        lineId: line.id,
        ownDomain: domainOf(line.account.address).replace(/:\d+$/, ''),
        clock,
        sounder,
        cameras,
        screens,
        meter: async () => {
          const started = await this.parts.devices.startMeter();
          return started.ok ? started.value : null;
        },
        cameraId: () => this.parts.settings().sound.camera,
        mayRing,
        log: log.scoped('call'),
        noAnswerMs: this.parts.settings().calls.noAnswerSeconds * 1_000,
        together: (call) => this.together(call),
        onChange: (changed) => {
          this.#onChange(changed);
        },
        onNotice: this.parts.onNotice,
        onRedirected: (address) => {
          this.parts.onRedirected(address, line.id);
        },
        onReferred: (before, referral) => {
          this.#follow(line, before, referral);
        },
      },
      direction,
      remote,
    );
    this.#calls.set(call.id, call);
    this.#dispatch({ type: 'added', id: call.id, phase: call.state.phase });
    return call;
  }

  #onChange(call: Call): void {
    const record = historyRecord(call.snapshot());
    const text = JSON.stringify(record);
    if (this.#written.get(call.id) !== text) {
      this.#written.set(call.id, text);
      this.#write(record);
    }
    this.parts.onCall(call);
    if (call.state.phase === 'ended') {
      this.parts.clock.after(AFTERGLOW_MS, () => {
        this.#forget(call);
        this.parts.onChange();
      });
      const ended = [...this.#calls.values()].filter((other) => !isLive(other.state));
      for (const old of ended.slice(0, -MOST_ENDED)) this.#forget(old);
    }
    const { phase, localHold } = call.state;
    const before = phase === 'connected' ? this.#successors.get(call.id) : undefined;
    if (before) {
      this.#successors.delete(call.id);
      this.#dispatch({ type: 'take-over', id: call.id, of: before.id });
      if (isLive(before.state)) before.dispatch({ type: 'transferred' });
    }
    this.#dispatch({ type: 'changed', id: call.id, phase, localHold });
    this.parts.onChange();
  }

  /** Who is heard changes at once, whatever becomes of the holds. */
  #dispatch(event: CallBookEvent): void {
    const { state, effects } = callBookTransition(this.#state, event);
    if (state === this.#state) return;
    this.#state = state;
    for (const call of this.live) call.setAudible(isAudible(state, call.id));
    for (const { type, id } of effects) this.#calls.get(id)?.dispatch({ type });
    this.parts.onChange();
  }

  #forget(call: Call): void {
    this.#calls.delete(call.id);
    this.#written.delete(call.id);
    this.#successors.delete(call.id);
    this.#dispatch({ type: 'forgotten', id: call.id });
  }

  /** A call that was not let ring is in the recents all the same. */
  #recordUnrung(line: Line, sip: IncomingSipCall, how: 'missed' | 'forwarded'): void {
    const call = this.#add(line, 'incoming', sip.caller);
    this.#forget(call);
    const now = this.parts.clock.nowMs();
    const record = historyRecord(call.snapshot());
    this.#write({ ...record, endedAtMs: now, outcome: how, reason: how });
  }

  #write(record: Parameters<HistoryStore['put']>[0]): void {
    this.parts.history.put(record).then(this.parts.onChange, () => {
      this.parts.onNotice('history-unavailable', null);
    });
  }
}

/** Whom we call is known by nothing but where they are called. */
function calledAt(address: string): CallerIdentity {
  return { displayName: '', address: displayText(address), asserted: false, verification: null };
}
