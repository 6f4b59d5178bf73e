import { readAction } from '../notice-action';
import type { Notice } from '../ports';
import type { MakeVariant, NoticeEvent, NoticeServer } from './notice-server';
import type { BusCall, SessionBus } from './session-bus';
import { BRAND } from '../../../shared/brand/brand';

const NAME = 'org.freedesktop.Notifications';
const SERVER = { destination: NAME, path: '/org/freedesktop/Notifications', interface: NAME } as const;
/** Key of a click beside the buttons. */
const DEFAULT_ACTION = 'default';
/** `reason` of NotificationClosed: by the person. */
const DISMISSED = 2;

/** What differs between a call that rings and one that was missed. */
const MANNERS = {
  // Byte value of the hint `urgency`: critical stays until dismissed and gets through do not disturb where the desktop lets it.
  // The last number is ms; 0: never by itself, −1: as the server likes.
  ringing: { urgency: 2, category: 'call.incoming', expireTimeoutMs: 0 },
  missed: { urgency: 1, category: 'call.unanswered', expireTimeoutMs: -1 },
} as const;

/**
 * The desktop's notification server (Desktop Notifications Specification 1.3). One without the capability `actions` gets no
 * buttons, but a sentence that says where they are.
 */
export function createFreedesktopServer(bus: SessionBus, variant: MakeVariant): NoticeServer {
  async function capabilities(): Promise<readonly unknown[]> {
    const [offered] = (await bus.call({ ...SERVER, member: 'GetCapabilities' })).body;
    return Array.isArray(offered) ? (offered as unknown[]) : [];
  }

  return {
    name: NAME,
    look: async () => (await capabilities()).includes('actions'),
    async post(notice) {
      const [id] = (await bus.call(notifyCall(notice, await capabilities(), variant))).body;
      if (typeof id !== 'number') throw new Error('the notification server gave no id');
      return String(id);
    },
    async withdraw(ticket) {
      await bus.call({ ...SERVER, member: 'CloseNotification', signature: 'u', body: [Number(ticket)] });
    },
    listen(listener) {
      bus.onSignal(NAME, `,path='${SERVER.path}'`, ({ member, body }) => {
        const [id, what] = body;
        const event = readEvent(member, what);
        if (event) listener(String(id), event);
      });
    },
  };
}

function readEvent(member: string, what: unknown): NoticeEvent | null {
  if (member === 'NotificationClosed') return what === DISMISSED ? 'dismissed' : 'lost';
  if (member !== 'ActionInvoked') return null;
  return what === DEFAULT_ACTION ? 'show' : readAction(what);
}

function notifyCall(notice: Notice, capabilities: readonly unknown[], variant: MakeVariant): BusCall {
  const { urgency, category, expireTimeoutMs } = MANNERS[notice.kind];
  const buttons = notice.buttons.flatMap(({ action, label }) => [action, label]);
  const hasActions = capabilities.includes('actions');
  const lines = hasActions ? [notice.body] : [notice.body, notice.withoutButtons];
  const body = lines.filter((line) => line !== '').join('\n');
  const hints = {
    urgency: variant('y', urgency),
    category: variant('s', category),
    'desktop-entry': variant('s', BRAND.executable),
    'suppress-sound': variant('b', true),
  };
  return {
    ...SERVER,
    member: 'Notify',
    signature: 'susssasa{sv}i',
    body: [
      BRAND.name,
      0,
      BRAND.executable,
      notice.title,
      capabilities.includes('body-markup') ? escaped(body) : body,
      hasActions ? [...buttons, DEFAULT_ACTION, notice.show] : [],
      hints,
      expireTimeoutMs,
    ],
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
