import { Core } from 'sip.js';

/** An UPDATE that came in (RFC 3311), in a dialog and in sequence. */
export interface IncomingUpdate {
  readonly message: Core.IncomingRequestMessage;
  readonly dialog: Core.Dialog;
  reply(status: number, extraHeaders?: readonly string[], sdp?: string): void;
}

/** Who answers the UPDATEs of which dialog, by Call-ID. */
export class UpdateDesk {
  readonly #takers = new Map<string, (update: IncomingUpdate) => void>();

  /** The library answers 501: here they are taken before it sees them. */
  constructor(private readonly core: Core.UserAgentCore) {
    const receive = core.receiveIncomingRequestFromTransport.bind(core);
    core.receiveIncomingRequestFromTransport = (message) => {
      if (message.method !== 'UPDATE') receive(message);
      else this.#receive(message);
    };
  }

  take(callId: string, taker: (update: IncomingUpdate) => void): () => void {
    this.#takers.set(callId, taker);
    return () => {
      if (this.#takers.get(callId) === taker) this.#takers.delete(callId);
    };
  }

  #receive(message: Core.IncomingRequestMessage): void {
    const reply: IncomingUpdate['reply'] = (statusCode, extraHeaders = [], sdp) => {
      this.core.replyStateless(message, {
        statusCode,
        extraHeaders: [...extraHeaders],
        ...(sdp === undefined
          ? {}
          : { body: { contentDisposition: 'session', contentType: 'application/sdp', content: sdp } }),
      });
    };
    const dialog = this.core.dialogs.get(message.callId + message.toTag + message.fromTag);
    const taker = this.#takers.get(message.callId);
    if (!dialog || !taker) {
      reply(481);
      return;
    }
    // Answers 500 itself when it is out of order (RFC 3261 §12.2.2).
    if (!dialog['sequenceGuard'](message)) return;
    Core.Dialog.prototype.receiveRequest.call(dialog, message);
    taker({ message, dialog, reply });
  }
}

/** Sends an UPDATE in a dialog. Resolves on the 2xx, rejects with the status otherwise. */
export function sendUpdate(
  dialog: Core.SessionDialog,
  extraHeaders: readonly string[],
): Promise<Core.IncomingResponseMessage> {
  return new Promise((resolve, reject) => {
    const message = dialog.createOutgoingRequestMessage('UPDATE', { extraHeaders: [...extraHeaders] });
    const refuse = ({ message: { statusCode } }: Core.IncomingResponse): void => {
      reject(new Error(`UPDATE refused with ${String(statusCode)}`));
    };
    new Core.UserAgentClient(Core.NonInviteClientTransaction, dialog.userAgentCore, message, {
      onAccept: (response) => {
        resolve(response.message);
      },
      onRedirect: refuse,
      onReject: refuse,
    });
  });
}
