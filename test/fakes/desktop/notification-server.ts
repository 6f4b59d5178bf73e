import { EventEmitter } from 'node:events';
import type { Message, Variant } from 'dbus-next';
import { serveOnBus, type Answer } from './bus-service';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';

/** One `Notify`, as the server got it. */
export interface ReceivedNotice {
  readonly id: number;
  readonly appName: string;
  readonly icon: string;
  readonly summary: string;
  readonly body: string;
  /** Key and label of each action. */
  readonly actions: readonly { readonly key: string; readonly label: string }[];
  readonly hints: Readonly<Record<string, unknown>>;
  readonly expireTimeoutMs: number;
  /** ms since the epoch */
  readonly receivedAtMs: number;
}

/** A desktop's notification server (Desktop Notifications Specification 1.2) that a test presses the buttons of. */
export interface NotificationServer {
  /** Everything received so far, oldest first. */
  received(): readonly ReceivedNotice[];
  /** What a person would see now. */
  open(): readonly ReceivedNotice[];
  /** Resolves with the first open notice of a category, now or later: of a call that rings, unless told otherwise. */
  nextOpen(category?: NoticeCategory): Promise<ReceivedNotice>;
  /** Resolves when no notice of a category is open, now or later. */
  allClosed(category?: NoticeCategory): Promise<void>;
  /** The person presses an action: `answer`, `decline`, or `default` for the body. The notice closes, as desktops do it. */
  press(id: number, actionKey: string): void;
  /** The person closes it. */
  dismiss(id: number): void;
  onChange(listener: () => void): void;
  /** From now on it answers nothing, until `wakeUp`; then it answers all. */
  hang(): void;
  wakeUp(): void;
  /** Method calls that it hasn't answered. */
  unanswered(): number;
  /** The server goes away, as when a panel restarts. */
  stop(): Promise<void>;
}

/** Categories of the desktop notifications specification that phones use. */
export type NoticeCategory = 'call.incoming' | 'call.unanswered';

export interface NotificationServerOptions {
  /** Of the bus. */
  readonly address: string;
  readonly capabilities?: readonly string[];
}

export async function startNotificationServer({
  address,
  capabilities = ['actions', 'body', 'body-markup', 'persistence'],
}: NotificationServerOptions): Promise<NotificationServer> {
  const changes = new EventEmitter();
  const received: ReceivedNotice[] = [];
  const open = new Map<number, ReceivedNotice>();

  let hung: Promise<void> | null = null;
  let wakeUp = (): void => undefined;
  let unanswered = 0;

  function answer(call: Message): Answer | Promise<Answer> {
    if (call.interface !== NAME) return null;
    if (!hung) return answerNow(call);
    unanswered += 1;
    changes.emit('change');
    return hung.then(() => {
      unanswered -= 1;
      return answerNow(call);
    });
  }

  function answerNow(call: Message): Answer {
    switch (call.member) {
      case 'GetCapabilities':
        return { signature: 'as', body: [capabilities] };
      case 'GetServerInformation':
        return { signature: 'ssss', body: ['fake', 'Offhook', '1', '1.2'] };
      case 'Notify': {
        const receivedAtMs = Date.now();
        const replaced = call.body[1] as number;
        const notice = readNotice(call.body, replaced === 0 ? received.length + 1 : replaced, receivedAtMs);
        received.push(notice);
        open.set(notice.id, notice);
        changes.emit('change');
        return { signature: 'u', body: [notice.id] };
      }
      case 'CloseNotification':
        close(call.body[0] as number, CLOSED_BY_CALL);
        return { signature: '', body: [] };
      default:
        return null;
    }
  }

  const service = await serveOnBus(address, NAME, answer);

  function close(id: number, reason: number): void {
    if (!open.delete(id)) return;
    service.signal(PATH, NAME, 'NotificationClosed', 'uu', [id, reason]);
    changes.emit('change');
  }

  function until<T>(look: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const check = (): void => {
        const found = look();
        if (found === undefined) return;
        changes.off('change', check);
        resolve(found);
      };
      changes.on('change', check);
      check();
    });
  }

  function openOf(category: NoticeCategory): readonly ReceivedNotice[] {
    return [...open.values()].filter(({ hints }) => hints['category'] === category);
  }

  return {
    received: () => received,
    open: () => [...open.values()],
    nextOpen: (category = 'call.incoming') => until(() => openOf(category)[0]),
    allClosed: (category = 'call.incoming') =>
      until(() => (openOf(category).length === 0 ? true : undefined)).then(() => undefined),
    press(id, actionKey) {
      service.signal(PATH, NAME, 'ActionInvoked', 'us', [id, actionKey]);
      close(id, CLOSED_BY_PERSON);
    },
    dismiss(id) {
      close(id, CLOSED_BY_PERSON);
    },
    onChange(listener) {
      changes.on('change', listener);
    },
    hang() {
      hung ??= new Promise((resolve) => {
        wakeUp = () => {
          hung = null;
          resolve();
        };
      });
    },
    wakeUp: () => {
      wakeUp();
    },
    unanswered: () => unanswered,
    async stop() {
      open.clear();
      await service.stop();
    },
  };
}

/** Reasons of `NotificationClosed`. */
const CLOSED_BY_PERSON = 2;
const CLOSED_BY_CALL = 3;

function readNotice(body: readonly unknown[], id: number, receivedAtMs: number): ReceivedNotice {
  const [appName, , icon, summary, text, actions, hints, expireTimeoutMs] = body as [
    string,
    number,
    string,
    string,
    string,
    string[],
    Record<string, Variant>,
    number,
  ];
  const pairs = [];
  for (let index = 0; index + 1 < actions.length; index += 2) {
    pairs.push({ key: actions[index] ?? '', label: actions[index + 1] ?? '' });
  }
  return {
    id,
    appName,
    icon,
    summary,
    body: text,
    actions: pairs,
    hints: Object.fromEntries(Object.entries(hints).map(([key, { value }]) => [key, value as unknown])),
    expireTimeoutMs,
    receivedAtMs,
  };
}
