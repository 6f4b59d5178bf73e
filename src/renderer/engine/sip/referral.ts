import { Core, SessionState, type Notification, type Session } from 'sip.js';
import type { ReferralListener } from '../world/sip';

/**
 * The value of Refer-To. By their address and not by their contact: behind a gateway a contact leads nowhere.
 * @param replaced the dialog that the new call takes the place of (RFC 3891 §3: tags as its far end sees them)
 */
export function referTo(address: string, replaced: Core.SessionDialog | Core.Session | null): string {
  if (!replaced) return `<${address}>`;
  const { callId, localTag, remoteTag } = replaced;
  const replaces = `${callId};to-tag=${remoteTag};from-tag=${localTag}`;
  return `<${address}?Replaces=${encodeURIComponent(replaces)}>`;
}

/** Tells who referred us how the call goes that we placed for them (RFC 3515 §2.4.4); the library would say `terminated` each time. */
export function tellReferrer(
  referrer: Session,
  { statusCode = 500, reasonPhrase = '' }: Core.IncomingResponseMessage,
): void {
  const { dialog } = referrer;
  if (!(dialog instanceof Core.SessionDialog) || referrer.state !== SessionState.Established) return;
  const subscription = statusCode < 200 ? 'active;expires=180' : 'terminated;reason=noresource';
  dialog.notify(undefined, {
    extraHeaders: ['Event: refer', `Subscription-State: ${subscription}`],
    body: {
      contentDisposition: 'render',
      contentType: 'message/sipfrag',
      content: `SIP/2.0 ${String(statusCode)} ${reasonPhrase}`.trim(),
    },
  });
}

/** What a NOTIFY's body says of the call they place (RFC 3420): a status line. Null for anything else. */
export function sipfragStatus(body: string): number | null {
  const status = /^SIP\/2\.0 ([1-6]\d\d)\b/.exec(body.trimStart())?.[1];
  return status === undefined ? null : Number(status);
}

/** Who hands the call on (RFC 3892); nobody, where we did not say who we are. */
function referredBy(session: Session): readonly string[] {
  if (session.localIdentity.uri.host === 'anonymous.invalid') return [];
  return [`Referred-By: <${session.userAgent.configuration.uri.toString()}>`];
}

/**
 * Asks the far end to call somebody else, or to take over another dialog of ours (RFC 3515, RFC 3891), and follows how that goes.
 * Resolves when the REFER was answered, whatever the answer.
 */
export function sendRefer(session: Session, referToValue: string, listener: ReferralListener): Promise<void> {
  let over = false;
  const finish = (tell: () => void): void => {
    if (over) return;
    over = true;
    tell();
  };
  const refuse = ({ message }: Core.IncomingResponse): void => {
    finish(() => {
      listener.onRefused(message.statusCode ?? 500);
    });
  };
  const onNotify = (notification: Notification): void => {
    void notification.accept();
    const { body } = notification.request;
    const status = sipfragStatus(body);
    const closed = /^\s*terminated\b/i.test(notification.request.getHeader('Subscription-State') ?? '');
    // Some phones call the subscription terminated with every NOTIFY: a provisional status says that it goes on.
    const last = status ?? (closed ? 500 : 100);
    if (last < 200) {
      if (!over) listener.onProgress();
      return;
    }
    finish(() => {
      listener.onFinished(last);
    });
  };
  return new Promise((resolve, reject) => {
    const extraHeaders = [
      `Refer-To: ${referToValue}`,
      ...referredBy(session),
      `Contact: ${session.userAgent.contact.toString()}`,
    ];
    session['_refer'](
      onNotify,
      {
        onAccept: ({ message }) => {
          // Nothing will be told (RFC 4488 §4): taken is all there is to know.
          if (/^\s*false\b/i.test(message.getHeader('Refer-Sub') ?? '')) {
            finish(() => {
              listener.onFinished(200);
            });
          } else if (!over) listener.onProgress();
          resolve();
        },
        onRedirect: (response) => {
          refuse(response);
          resolve();
        },
        onReject: (response) => {
          refuse(response);
          resolve();
        },
      },
      { extraHeaders },
    ).catch(reject);
  });
}
