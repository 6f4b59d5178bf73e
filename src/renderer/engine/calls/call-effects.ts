import type { NoticeCode } from '../../../shared/domain/call-snapshot';
import type { CallEffect } from '../../../shared/domain/call-machine';
import type { Log } from '../../../shared/log/levels';
import type { Sounder } from '../world/world';
import type { Legs } from './call-parts';

/** What a call does things with. */
export interface CallHands {
  readonly id: string;
  /** Null: not yet there. */
  legs(): Legs | null;
  readonly sounder: Pick<Sounder, 'startRing' | 'stopRing' | 'playTone' | 'stopTone'>;
  mayRing(): boolean;
  /** Lets sound through as the state says now. */
  directSound(): void;
  hold(on: boolean): void;
  onNotice(code: NoticeCode): void;
  readonly log: Pick<Log, 'warn'>;
}

/** Does what the machine decided. What needs a leg that the call doesn't have is left. */
export function carryOut(effect: CallEffect, hands: CallHands): void {
  const { id, sounder } = hands;
  const legs = hands.legs();
  switch (effect.type) {
    case 'send-invite':
      if (legs?.direction === 'outgoing') legs.sip.send();
      return;
    case 'send-cancel':
      if (legs?.direction === 'outgoing') legs.sip.cancel();
      return;
    case 'send-answer':
      if (legs?.direction === 'incoming') legs.sip.answer();
      return;
    case 'send-reject':
      if (legs?.direction === 'incoming') legs.sip.reject(effect.status);
      return;
    case 'send-redirect':
      if (legs?.direction === 'incoming') legs.sip.redirect(effect.target);
      return;
    case 'send-bye':
      legs?.sip.bye();
      return;
    case 'send-hold':
      hands.hold(effect.on);
      return;
    case 'start-ring':
      if (hands.mayRing()) sounder.startRing(id);
      return;
    case 'stop-ring':
      sounder.stopRing(id);
      return;
    case 'play-tone':
      sounder.playTone(id, effect.tone);
      return;
    case 'stop-tone':
      sounder.stopTone(id);
      return;
    case 'open-microphone':
      legs?.media.openMicrophone();
      return;
    case 'set-microphone':
      hands.directSound();
      return;
    case 'close-media':
      legs?.media.close();
      return;
    case 'notice':
      hands.onNotice(effect.code);
      return;
    case 'report-illegal':
      hands.log.warn(`${effect.event} makes no sense while ${effect.phase}`);
  }
}
