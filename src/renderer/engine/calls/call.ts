import type { CallSnapshot, RemoteParty } from '../../../shared/domain/call-snapshot';
import {
  incomingCall,
  outgoingCall,
  transition,
  type CallEffect,
  type CallEvent,
  type CallState,
  type Transition,
} from '../../../shared/domain/call-machine';
import { isLive } from '../../../shared/domain/call-capabilities';
import { remoteParty, type CallerIdentity } from '../../../shared/domain/caller';
import { formatAddress, parseAddress } from '../../../shared/domain/address';
import type { CallMedia, CallMediaListener } from '../world/media';
import type {
  IncomingSipCall,
  OutgoingSipCall,
  SipCall,
  SipCallListener,
  ReferralListener,
} from '../world/sip';
import { carryOut, type CallHands } from './call-effects';
import type { CallParts, Legs } from './call-parts';
import { canTakeOver } from '../../../shared/domain/recording-machine';
import { CallRecording } from './call-recording';
import { CallVideo } from './call-video';
import { CallTones } from './call-tones';
import { MediaRescue } from './media-rescue';
import { MuteWatch } from './mute-watch';
import { listenToSip } from './sip-events';

/** One call: carries out what its machine decides, and tells the machine what happens. */
export class Call {
  readonly id: string;
  readonly lineId: string;
  readonly video: CallVideo;
  readonly recording: CallRecording;
  readonly tones: CallTones;
  readonly #rescue: MediaRescue;
  readonly #muteWatch: MuteWatch;
  #state: CallState;
  #remote: RemoteParty;
  #legs: Legs | null = null;
  /** The person turned to it: it may be heard, and hear us. */
  #audible = false;
  readonly #startedAtMs: number;
  #answeredAtMs: number | null = null;
  #endedAtMs: number | null = null;
  #stopNoAnswer: () => void = () => undefined;
  #pending: readonly CallEffect[];
  readonly #hands: CallHands;

  constructor(
    private readonly parts: CallParts,
    direction: 'outgoing' | 'incoming',
    remote: CallerIdentity,
  ) {
    this.id = parts.id;
    this.lineId = parts.lineId;
    this.#remote = remoteParty(remote, parts.ownDomain);
    this.#startedAtMs = parts.clock.nowMs();
    const first = direction === 'outgoing' ? outgoingCall() : incomingCall();
    this.#state = first.state;
    this.#pending = first.effects;
    this.#hands = {
      id: parts.id,
      legs: () => this.#legs,
      sounder: parts.sounder,
      mayRing: parts.mayRing,
      directSound: () => {
        this.#directSound();
      },
      hold: (on) => {
        this.#hold(on);
      },
      onNotice: (code) => {
        parts.onNotice(code, this.id);
      },
      log: parts.log,
    };
    this.#rescue = new MediaRescue({
      clock: parts.clock,
      restart: () => {
        this.refresh();
      },
      onGivenUp: () => {
        this.dispatch({ type: 'failed', reason: 'media-failed' });
      },
    });
    this.tones = new CallTones({
      clock: parts.clock,
      state: () => this.#state,
      inSound: (tones) => this.#legs?.media.sendDtmf(tones) ?? false,
      onChange: () => {
        parts.onChange(this);
      },
      info: (type, body) => this.#legs?.sip.info(type, body) ?? Promise.reject(new Error('no dialog')),
      onRefused: () => {
        parts.onNotice('dtmf-unavailable', this.id);
      },
    });
    this.#muteWatch = new MuteWatch({
      clock: parts.clock,
      log: parts.log,
      meter: () => parts.meter(),
      onChange: () => {
        parts.onChange(this);
      },
    });
    this.video = new CallVideo({
      cameras: parts.cameras,
      screens: parts.screens,
      cameraId: parts.cameraId,
      log: parts.log,
      renegotiate: () => this.#legs?.sip.renegotiate() ?? Promise.reject(new Error('no dialog')),
      onChange: () => {
        parts.onChange(this);
      },
      onNotice: (code) => {
        parts.onNotice(code, this.id);
      },
    });
    this.recording = new CallRecording({
      ...parts,
      callId: this.id,
      party: () =>
        parts
          .together(this)
          .map(({ party }) => party)
          .join(', '),
      successor: () =>
        parts
          .together(this)
          .find((other) => other !== this && other.isTalking() && canTakeOver(other.recording.state))
          ?.recording ?? null,
      onChange: () => {
        parts.onChange(this);
      },
      onNotice: (code) => {
        parts.onNotice(code, this.id);
      },
    });
  }

  /** Who is at the other end, in a word. */
  get party(): string {
    return this.#remote.name ?? this.#remote.number;
  }

  get state(): CallState {
    return this.#state;
  }

  /** Places the call: its media and its INVITE set out together. `withVideo`: with our picture from the start. */
  placeWith(
    media: CallMedia,
    invite: (listener: SipCallListener) => OutgoingSipCall,
    withVideo = false,
  ): void {
    this.video.attach(media, false);
    this.recording.attach(media);
    this.#muteWatch.attach(media);
    this.#legs = { direction: 'outgoing', media, sip: invite(this.#sipListener()) };
    this.#start();
    if (withVideo) this.video.setCamera(true);
    this.dispatch({ type: 'prepared' });
    this.#stopNoAnswer = this.parts.clock.after(this.parts.noAnswerMs, () => {
      if (this.#state.phase === 'calling' || this.#state.phase === 'ringing')
        this.dispatch({ type: 'no-answer' });
    });
  }

  /** Rings here, the answer being prepared meanwhile. */
  ringWith(media: CallMedia, sip: IncomingSipCall): void {
    this.#legs = { direction: 'incoming', media, sip };
    this.video.attach(media, sip.offersPicture);
    this.recording.attach(media);
    this.#muteWatch.attach(media);
    this.#start();
    // A caller may insist that the 180 carries our answer (RFC 3262).
    sip.prepare(media, this.#sipListener());
    sip.ring();
  }

  /** If it still rings and may be heard now. */
  ringAgain(): void {
    if (this.#state.phase === 'incoming') carryOut({ type: 'start-ring' }, this.#hands);
  }

  /** What the media says; hand it to the media when it is made. */
  mediaListener(): CallMediaListener {
    return {
      onHealth: (health) => {
        if (health === 'failed') this.#rescueMedia();
        else {
          if (health === 'flowing') this.#rescue.end();
          this.dispatch({ type: 'media', health });
        }
      },
      onMicrophone: (state) => {
        if (!isLive(this.#state)) return;
        this.dispatch({ type: 'microphone', state });
        if (state === 'denied' || state === 'missing' || state === 'busy' || state === 'lost') {
          this.parts.onNotice(`microphone-${state}`, this.id);
        }
      },
      onPicture: (agreement) => {
        this.video.onAgreed(agreement);
      },
      onSound: () => {
        this.recording.onSound();
      },
    };
  }

  dispatch(event: CallEvent): void {
    const before = this.#state;
    this.#take(transition(before, event));
    if (this.#state !== before) this.parts.onChange(this);
  }

  /** Switches the sound in both directions on or off here, whatever becomes of the hold. Tells nobody: the one who asks does. */
  setAudible(on: boolean): void {
    if (on === this.#audible) return;
    this.#audible = on;
    this.#directSound();
    this.recording.follow(this.#state, on);
    this.#muteWatch.follow(this.#state, on);
  }

  /** Both hear each other, as far as mute lets them. */
  isTalking(): boolean {
    return this.#audible && this.#state.phase === 'connected' && this.#state.localHold === 'off';
  }

  /** The far end's voice; null: none has come yet. */
  farSound(): MediaStreamTrack | null {
    return this.#legs?.media.farSound() ?? null;
  }

  /** How loud the far end's voice came in last, 0–1. */
  farLevelRatio(): Promise<number> {
    return this.#legs?.media.farLevelRatio() ?? Promise.resolve(0);
  }

  /** Goes out beside the microphone until the way given back is taken. */
  addSound(track: MediaStreamTrack): () => void {
    return this.#legs?.media.addSound(track) ?? (() => undefined);
  }

  /** Asks the far end to call `target`, a checked SIP address; in place of the call that we have with them, if there is one. */
  refer(target: string, replacing: Call | null, listener: ReferralListener): void {
    const replaced = replacing && replacing.#legs?.sip;
    // A `tel:` address as well: that of who is there may be one.
    const address = parseAddress(target, this.parts.ownDomain);
    if (this.#legs && replaced !== undefined && address.ok)
      this.#legs.sip.refer(formatAddress(address.value), replaced, listener);
    else {
      this.parts.clock.soon(() => {
        listener.onRefused(500);
      });
    }
  }

  /** This is its signalling. */
  isOn(sip: SipCall): boolean {
    return this.#legs?.sip === sip;
  }

  /** After the socket came back: the far end learns where we are now, or its BYE would be lost. */
  refresh(): void {
    if (this.#state.phase !== 'connected') return;
    this.#legs?.sip.renegotiate().catch((error: unknown) => {
      this.parts.log.warn(`target refresh: ${error instanceof Error ? error.message : 'failed'}`);
    });
  }

  snapshot(): CallSnapshot {
    const { warning } = this.#muteWatch;
    return {
      id: this.id,
      lineId: this.lineId,
      remote: this.#remote,
      state: warning === 'leaks' ? { ...this.#state, muted: false } : this.#state,
      audible: this.#audible,
      video: this.video.state,
      recording: this.recording.state,
      muteWarning: warning,
      startedAtMs: this.#startedAtMs,
      answeredAtMs: this.#answeredAtMs,
      endedAtMs: this.#endedAtMs,
      dtmf: this.tones.sent,
      postDial: this.tones.waiting,
    };
  }

  #start(): void {
    const effects = this.#pending;
    this.#pending = [];
    this.#directSound();
    for (const effect of effects) carryOut(effect, this.#hands);
    this.parts.onChange(this);
  }

  /** On hold the far end must hear nothing of us, whatever the mute button says. */
  #directSound(): void {
    const { muted, localHold } = this.#state;
    this.#legs?.media.setMicrophoneEnabled(this.#audible && !muted && localHold === 'off');
    this.#legs?.media.setFarHeard(this.#audible);
  }

  #take({ state, effects }: Transition): void {
    const before = this.#state;
    this.#state = state;
    if (state.phase !== before.phase) {
      this.parts.log.info(
        `call ${before.phase} → ${state.phase}${state.end ? ` (${state.end.reason})` : ''}`,
      );
      if (state.phase === 'connected') this.#answeredAtMs = this.parts.clock.nowMs();
      if (state.phase === 'connected' || state.phase === 'ended') this.#stopNoAnswer();
      if (state.phase === 'ended') {
        this.#endedAtMs = this.parts.clock.nowMs();
        this.#rescue.end();
      }
    }
    if (state.localHold !== before.localHold) this.#directSound();
    for (const effect of effects) carryOut(effect, this.#hands);
    this.video.follow(state);
    this.recording.follow(state, this.#audible);
    this.#muteWatch.follow(state, this.#audible);
    // What broke while there was nobody to agree with about another path.
    const answered = state.phase === 'connected' && before.phase !== 'connected';
    if (isFlowing(state) && !isFlowing(before)) this.tones.onFlowing();
    if (answered && state.media === 'interrupted') this.#rescueMedia();
  }

  #hold(on: boolean): void {
    this.#legs?.sip.setHold(on).then(
      () => {
        this.dispatch({ type: 'hold-confirmed' });
      },
      (error: unknown) => {
        this.parts.log.warn(`hold: ${error instanceof Error ? error.message : 'failed'}`);
        if (isLive(this.#state)) this.dispatch({ type: 'hold-failed' });
      },
    );
  }

  /** Not before the answer: the far end may not listen until then, and a ringing call must ring. */
  #rescueMedia(): void {
    if (!isLive(this.#state)) return;
    this.dispatch({ type: 'media', health: 'interrupted' });
    if (this.#state.phase === 'connected') this.#rescue.begin();
  }

  #sipListener(): SipCallListener {
    return listenToSip({
      ownDomain: this.parts.ownDomain,
      log: this.parts.log,
      dispatch: (event) => {
        this.dispatch(event);
      },
      isHeld: () => this.#state.remoteHold,
      onRedirected: (address) => {
        this.parts.onRedirected(address);
      },
      onPictureRefused: () => {
        this.video.onRefused();
      },
      onReferred: (referral) => {
        this.parts.onReferred(this, referral);
      },
      onRemote: (remote) => {
        this.#remote = remote;
        this.parts.onChange(this);
      },
    });
  }
}

function isFlowing({ phase, media }: CallState): boolean {
  return phase === 'connected' && media === 'flowing';
}
