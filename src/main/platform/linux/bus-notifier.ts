import type { Log } from '../../../shared/log/levels';
import type { IncomingNotice, NoticeAction, Notifier } from '../ports';
import type { BusCall, BusSignal, SessionBus } from './session-bus';

const NAME = 'org.freedesktop.Notifications';
const SERVER = { destination: NAME, path: '/org/freedesktop/Notifications', interface: NAME } as const;
/** Byte value of the hint `urgency`: stays until dismissed, and gets through do not disturb where the desktop lets it. */
const CRITICAL = 2;
/** ms; 0: never by itself */
const NEVER_EXPIRES = 0;

interface Entry {
  readonly notice: IncomingNotice;
  readonly onAction: (action: NoticeAction) => void;
  /** Null while the server hasn't answered yet, or when there is none. */
  id: number | null;
}

/**
 * Notifications with actions over D-Bus (Desktop Notifications Specification 1.2), which Electron's own have not on Linux. A
 * server without the capability `actions` gets a plain one; without a server, or D-Bus, nothing is shown. What still rings
 * is shown again when a server restarts.
 * @param makeHint wraps a value with its D-Bus type
 */
export function createBusNotifier(
  bus: SessionBus,
  log: Log,
  makeHint: (signature: string, value: unknown) => unknown,
): Notifier {
  const entries = new Set<Entry>();
  function hear(signal: BusSignal): void {
    const [id, key] = signal.body;
    const entry = [...entries].find((candidate) => candidate.id !== null && candidate.id === id);
    if (!entry) return;
    if (signal.member === 'NotificationClosed') entry.id = null;
    if (signal.member !== 'ActionInvoked') return;
    if (key === 'answer' || key === 'decline') entry.onAction(key);
    if (key === 'default') entry.onAction('show');
  }

  function ownerChanged(signal: BusSignal): void {
    if (signal.member !== 'NameOwnerChanged') return;
    const [name, , owner] = signal.body;
    if (name !== NAME) return;
    for (const entry of entries) {
      entry.id = null;
      if (owner !== '') void display(entry);
    }
  }

  async function display(entry: Entry): Promise<void> {
    try {
      const offered = await bus.call({ ...SERVER, member: 'GetCapabilities' });
      const [capabilities] = offered.body;
      const can = (capability: string): boolean =>
        Array.isArray(capabilities) && capabilities.includes(capability);
      const reply = await bus.call(notifyCall(entry.notice, can, makeHint));
      const [id] = reply.body;
      if (typeof id !== 'number') return;
      if (entries.has(entry)) entry.id = id;
      else await withdraw(id);
    } catch (error) {
      log.warn(`no notification: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async function withdraw(id: number): Promise<void> {
    await bus.call({ ...SERVER, member: 'CloseNotification', signature: 'u', body: [id] });
  }

  bus.onSignal(NAME, `,path='${SERVER.path}'`, (signal) => {
    // A signal may come in one breath with the answer that tells the notice's id; that one has to be dealt with first.
    setImmediate(hear, signal);
  });
  bus.onSignal('org.freedesktop.DBus', `,member='NameOwnerChanged',arg0='${NAME}'`, ownerChanged);
  return {
    show(notice, onAction) {
      const entry: Entry = { notice, onAction, id: null };
      entries.add(entry);
      void display(entry);
      return {
        async close() {
          entries.delete(entry);
          if (entry.id === null) return;
          // Servers refuse to close what the person has closed already.
          await withdraw(entry.id).catch((error: unknown) => {
            log.debug(`notification not closed: ${String(error)}`);
          });
        },
      };
    },
  };
}

function notifyCall(
  notice: IncomingNotice,
  can: (capability: string) => boolean,
  makeHint: (signature: string, value: unknown) => unknown,
): BusCall {
  const actions = can('actions')
    ? ['answer', notice.answer, 'decline', notice.decline, 'default', notice.show]
    : [];
  const hints = {
    urgency: makeHint('y', CRITICAL),
    category: makeHint('s', 'call.incoming'),
    'desktop-entry': makeHint('s', 'offhook'),
    'suppress-sound': makeHint('b', true),
  };
  const body = can('body-markup') ? escaped(notice.body) : notice.body;
  return {
    ...SERVER,
    member: 'Notify',
    signature: 'susssasa{sv}i',
    body: ['Offhook', 0, 'offhook', notice.title, body, actions, hints, NEVER_EXPIRES],
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
