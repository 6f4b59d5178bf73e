import type { MessageKey } from '../../../../shared/text/message-key';
import type { HeadsetAnswer } from '../../../engine/ports';

export interface HeadsetFacts {
  /** The headset whose buttons work; empty when it has no name. */
  readonly name: string | null;
  readonly switchedOn: boolean;
  /** False where there is no WebHID. */
  readonly supported: boolean;
  /** What came of the last press of the button. */
  readonly answer: HeadsetAnswer | null;
}

export interface HeadsetView {
  readonly text: MessageKey;
  readonly name: string;
  readonly canConnect: boolean;
}

/** What the settings say of the headset's buttons. */
export function headsetView({ name, switchedOn, supported, answer }: HeadsetFacts): HeadsetView {
  const say = (text: MessageKey, canConnect: boolean): HeadsetView => ({
    text,
    name: name ?? '',
    canConnect,
  });
  if (!supported) return say('settings.headset.unsupported', false);
  if (!switchedOn) return say('settings.headset.off', false);
  if (name !== null) return say(name === '' ? 'settings.headset.unnamed' : 'settings.headset.on', false);
  if (answer === 'failed') return say('settings.headset.failed', true);
  return say(answer === 'none' ? 'settings.headset.none-found' : 'settings.headset.none', true);
}
