import { readAction, type NoticeAction } from '../notice-action';
import type { Notice, NoticeButton } from '../ports';

const PREFIX = 'offhook-call';

/** Green and red, where Windows draws them (11, and late 10). */
const STYLES: Readonly<Partial<Record<NoticeAction, string>>> = { answer: 'Success', decline: 'Critical' };

/**
 * A notice as a toast (https://learn.microsoft.com/windows/apps/design/shell/tiles-and-notifications/toast-schema). A call that
 * rings is an `incomingCall`, which stays on the screen, above full-screen programs, until it is answered. All are silent,
 * because the phone rings itself.
 *
 * Its buttons are foreground actions and no `offhook:` links (activationType="protocol"): Electron hands them over within this
 * process, and through the toast's COM activator also to one that Windows starts for them. A link would start a second process
 * for each press, some two seconds before the call is answered, and answering would be open to every web page that guesses a
 * call.
 */
export function toastXml(notice: Notice): string {
  const rings = notice.kind === 'ringing';
  const argument = (action: NoticeAction): string => escaped(toastArgument(action, notice.id));
  const text = (words: string): string =>
    words === ''
      ? ''
      : `<text${rings ? ' hint-callScenarioCenterAlign="true"' : ''}>${escaped(words)}</text>`;
  const button = ({ action, label }: NoticeButton): string => {
    const style = STYLES[action];
    const hint = style === undefined ? '' : ` hint-buttonStyle="${style}"`;
    return `<action content="${escaped(label)}" arguments="${argument(action)}" activationType="foreground"${hint}/>`;
  };
  return [
    `<toast launch="${argument('show')}" activationType="foreground"`,
    rings ? ' scenario="incomingCall" useButtonStyle="true">' : '>',
    '<visual><binding template="ToastGeneric">',
    // Who calls stands out: the first line of a toast is the big one.
    ...(rings ? [text(notice.body), text(notice.title)] : [text(notice.title), text(notice.body)]),
    '</binding></visual><audio silent="true"/><actions>',
    // Windows has the button to go ahead on the right.
    ...notice.buttons.map(button).reverse(),
    '</actions></toast>',
  ].join('');
}

export function toastArgument(action: NoticeAction, id: string): string {
  return `${PREFIX}:${action}:${encodeURIComponent(id)}`;
}

/** What a pressed toast asks for, or null when it isn't one of ours. */
export function readToastArgument(
  text: string,
): { readonly action: NoticeAction; readonly id: string } | null {
  const parts = /^offhook-call:([\w-]{1,16}):([\w%.~!*'()-]{1,384})$/.exec(text);
  const action = readAction(parts?.[1]);
  if (!action) return null;
  try {
    return { action, id: decodeURIComponent(parts?.[2] ?? '') };
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
