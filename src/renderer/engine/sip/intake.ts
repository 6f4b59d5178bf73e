import type { Core } from 'sip.js';

/** Knows whether the library made something of a message, which it doesn't tell: what it can't read it drops. */
export class Intake {
  #taken = false;

  watch(core: Core.UserAgentCore): void {
    const request = core.receiveIncomingRequestFromTransport.bind(core);
    core.receiveIncomingRequestFromTransport = (message) => {
      this.#taken = true;
      request(message);
    };
    const response = core.receiveIncomingResponseFromTransport.bind(core);
    core.receiveIncomingResponseFromTransport = (message) => {
      this.#taken = true;
      response(message);
    };
    // It answers some of what it doesn't take.
    const reply = core.replyStateless.bind(core);
    core.replyStateless = (message, options) => {
      this.#taken = true;
      return reply(message, options);
    };
  }

  #wasTaken(): boolean {
    return this.#taken;
  }

  /** Hands a message over; true when it was taken, whatever came of that. Throws what the library throws at one it took. */
  offer(message: string, hand: (message: string) => void): boolean {
    this.#taken = false;
    try {
      hand(message);
    } catch (error) {
      if (this.#wasTaken()) throw error;
    }
    return this.#wasTaken();
  }
}
