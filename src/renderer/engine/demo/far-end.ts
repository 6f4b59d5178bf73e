import { MOST_CALLS, type Account } from '../../../shared/config/settings';
import { DEFAULT_RULES } from '../../../shared/config/account-rules';
import type { Log } from '../../../shared/log/levels';
import type { CallMedia, CallMediaListener } from '../world/media';
import type { Clock } from '../world/world';
import type { IncomingSipCall, SipAgent, SipCallListener } from '../world/sip';
import { SipJsAgent } from '../sip/sip-agent';
import type { MemoryExchange } from '../sip/memory-exchange';
import { CALL_BACK_MS, DEMO_DOMAIN, DEMO_NUMBERS, DEMO_SEAT, type DemoNumber } from './demo-numbers';
import { BRAND } from '../../../shared/brand/brand';

/** Makes the media of a far end: `echo` says what it hears, `tune` plays. */
export type FarMedia = (
  kind: 'echo' | 'tune',
  role: 'offer' | 'answer',
  listener: CallMediaListener,
) => CallMedia;

export interface FarEndParts {
  readonly number: DemoNumber;
  readonly exchange: MemoryExchange;
  readonly media: FarMedia;
  readonly clock: Clock;
  readonly log: Log;
}

const UNHEEDED: CallMediaListener = {
  onHealth: () => undefined,
  onMicrophone: () => undefined,
  onPicture: () => undefined,
  onSound: () => undefined,
};
/** How long 602 plays before it hangs up to call back, ms. */
const PROMISE_MS = 1_500;

/** One number of the demo line: a real SIP agent with a real peer connection, in the same page. */
export class FarEnd {
  readonly #agent: SipAgent;

  constructor(private readonly parts: FarEndParts) {
    this.#agent = new SipJsAgent({
      account: accountOf(parts.number),
      password: '',
      open: parts.exchange.wireFor(parts.number),
      clock: parts.clock,
      log: parts.log,
      userAgentName: `${BRAND.name} demo`,
      listener: {
        onSocketLost: () => undefined,
        onProven: () => undefined,
        onTimer: () => undefined,
        onIncoming: (call) => {
          this.#behave(call);
        },
      },
    });
  }

  start(): Promise<void> {
    return this.#agent.connect();
  }

  #behave(call: IncomingSipCall): void {
    switch (DEMO_NUMBERS[this.parts.number]) {
      case 'echo':
        this.#answer(call, 'echo');
        return;
      case 'tune':
        this.#answer(call, 'tune');
        return;
      case 'call-back':
        this.#answer(call, 'tune', () => {
          this.parts.clock.after(PROMISE_MS, () => {
            call.bye();
            this.parts.clock.after(CALL_BACK_MS - PROMISE_MS, () => {
              this.#callBack();
            });
          });
        });
        return;
      case 'busy':
        call.reject(486);
        return;
      case 'never-answers':
        call.ring();
        return;
      case 'declines':
        call.ring();
        call.reject(603);
    }
  }

  #answer(call: IncomingSipCall, kind: 'echo' | 'tune', answered: () => void = () => undefined): void {
    const media = this.parts.media(kind, call.offerless ? 'offer' : 'answer', UNHEEDED);
    call.prepare(media, listenerFor(media, answered));
    call.ring();
    media.openMicrophone();
    call.answer();
  }

  #callBack(): void {
    const media = this.parts.media('tune', 'offer', UNHEEDED);
    const call = this.#agent.invite(
      `sip:${DEMO_SEAT}@${DEMO_DOMAIN}`,
      media,
      listenerFor(media, () => undefined),
    );
    media.openMicrophone();
    call.send();
  }
}

function listenerFor(media: CallMedia, answered: () => void): SipCallListener {
  const close = (): void => {
    media.close();
  };
  return {
    onProvisional: () => undefined,
    onAccepted: answered,
    onConfirmed: answered,
    onRejected: close,
    onRedirected: () => undefined,
    onPictureRefused: () => undefined,
    onReferred: (referral) => {
      referral.refuse(603);
    },
    onCancelled: close,
    onBye: close,
    onFailed: close,
    onRemoteHold: () => undefined,
    onRemoteIdentity: () => undefined,
  };
}

function accountOf(number: DemoNumber): Account {
  return {
    id: `d3300000-0ff0-4000-8000-000000000${number}`,
    address: `sip:${number}@${DEMO_DOMAIN}`,
    displayName: '',
    authorizationUser: '',
    server: '',
    iceServer: '',
    turnUser: '',
    keepPassword: false,
    mostCalls: MOST_CALLS.usual,
    rules: DEFAULT_RULES,
  };
}
