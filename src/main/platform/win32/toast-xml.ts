import type { IncomingNotice, NoticeAction } from '../ports';

const PREFIX = 'offhook-call';

/**
 * The toast of a ringing call: `incomingCall` keeps it on the screen and above full-screen programs until it is answered. It is
 * silent, because the phone rings itself.
 */
export function incomingToast(notice: IncomingNotice): string {
  const argument = (action: NoticeAction): string => escaped(toastArgument(action, notice.callId));
  return [
    `<toast scenario="incomingCall" activationType="foreground" launch="${argument('show')}">`,
    '<visual><binding template="ToastGeneric">',
    `<text hint-callScenarioCenterAlign="true">${escaped(notice.body)}</text>`,
    `<text hint-callScenarioCenterAlign="true">${escaped(notice.title)}</text>`,
    '</binding></visual><actions>',
    ...(['decline', 'answer'] as const).map(
      (action) =>
        `<action activationType="foreground" content="${escaped(notice[action])}" arguments="${argument(action)}"/>`,
    ),
    '</actions><audio silent="true"/></toast>',
  ].join('');
}

export function toastArgument(action: NoticeAction, callId: string): string {
  return `${PREFIX}:${action}:${encodeURIComponent(callId)}`;
}

/** What a pressed toast asks for, or null when it isn't one of ours. */
export function readToastArgument(
  text: string,
): { readonly action: NoticeAction; readonly callId: string } | null {
  const parts = /^offhook-call:(answer|decline|show):([\w%.~!*'()-]{1,384})$/.exec(text);
  const action = parts?.[1];
  if (action !== 'answer' && action !== 'decline' && action !== 'show') return null;
  try {
    return { action, callId: decodeURIComponent(parts?.[2] ?? '') };
  } catch {
    return null;
  }
}

/** Text for XML 1.0 content and attributes; characters that XML can't hold at all are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
