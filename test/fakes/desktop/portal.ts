import { EventEmitter } from 'node:events';
import dbus, { type Message, type Variant } from 'dbus-next';
import { serveOnBus, type Answer } from './bus-service';
import type { NoticeCategory } from './notification-server';

const NAME = 'org.freedesktop.portal.Desktop';
const PATH = '/org/freedesktop/portal/desktop';
const NOTIFICATION = 'org.freedesktop.portal.Notification';
const PURPOSES = ['call.accept', 'call.decline', 'call.hang-up'];

/** One notification, as the portal got it; variants opened. */
export interface PortalNotice {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly priority: string;
  readonly category: string;
  readonly defaultAction: string;
  readonly sound: string;
  readonly buttons: readonly { readonly label: string; readonly action: string; readonly purpose?: string }[];
}

/** A desktop portal that shows notifications (org.freedesktop.portal.Notification). */
export interface Portal {
  /** Application ids that were registered. */
  readonly registered: readonly string[];
  open(): readonly PortalNotice[];
  /** Resolves with the first open notice of a category, now or later: of a call that rings, unless told otherwise. */
  nextOpen(category?: NoticeCategory): Promise<PortalNotice>;
  allClosed(category?: NoticeCategory): Promise<void>;
  /** The person presses a button, or with the default action the notice. It closes. */
  press(id: string, action: string): void;
  stop(): Promise<void>;
}

export interface PortalOptions {
  /** Of the bus. */
  readonly address: string;
  /** 2 has categories and the purposes of buttons. */
  readonly version?: number;
  readonly categories?: readonly string[];
  readonly purposes?: readonly string[];
  /** Refuses every notification, as one that has lost its backend. */
  readonly broken?: boolean;
}

export async function startPortal({
  address,
  version = 2,
  categories = ['call.incoming', 'call.unanswered'],
  purposes = ['call.accept', 'call.decline'],
  broken = false,
}: PortalOptions): Promise<Portal> {
  const changes = new EventEmitter();
  const open = new Map<string, PortalNotice>();
  const registered: string[] = [];

  function property(name: string): Variant | null {
    if (name === 'version') return new dbus.Variant('u', version);
    if (name !== 'SupportedOptions' || version < 2) return null;
    return new dbus.Variant('a{sv}', {
      category: new dbus.Variant('as', [...categories]),
      'button-purpose': new dbus.Variant('as', [...purposes]),
    });
  }

  function answer(call: Message): Answer {
    const done = { signature: '', body: [] };
    const body = call.body as unknown[];
    switch (`${call.interface}.${call.member}`) {
      case 'org.freedesktop.host.portal.Registry.Register':
        registered.push(String(body[0]));
        return done;
      case 'org.freedesktop.DBus.Properties.Get': {
        const value = body[0] === NOTIFICATION ? property(String(body[1])) : null;
        return value && { signature: 'v', body: [value] };
      }
      case `${NOTIFICATION}.AddNotification`:
        if (broken) return null;
        try {
          open.set(String(body[0]), readNotice(String(body[0]), body[1] as Record<string, Variant>));
        } catch {
          return null;
        }
        changes.emit('change');
        return done;
      case `${NOTIFICATION}.RemoveNotification`:
        open.delete(String(body[0]));
        changes.emit('change');
        return done;
      default:
        return null;
    }
  }

  const service = await serveOnBus(address, NAME, answer);

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

  function openOf(category: NoticeCategory): readonly PortalNotice[] {
    return [...open.values()].filter((notice) => notice.category === category);
  }

  return {
    registered,
    open: () => [...open.values()],
    nextOpen: (category = 'call.incoming') => until(() => openOf(category)[0]),
    allClosed: (category = 'call.incoming') =>
      until(() => (openOf(category).length === 0 ? true : undefined)).then(() => undefined),
    press(id, action) {
      service.signal(PATH, NOTIFICATION, 'ActionInvoked', 'ssav', [id, action, []]);
      open.delete(id);
      changes.emit('change');
    },
    async stop() {
      open.clear();
      await service.stop();
    },
  };
}

/** As strict as the real one, which refuses a notification with a field of another type or an unknown purpose. */
function readNotice(id: string, fields: Readonly<Record<string, Variant>>): PortalNotice {
  const buttons = valueOf(fields['buttons'], 'aa{sv}') as Record<string, Variant>[];
  return {
    id,
    title: text(fields['title']),
    body: text(fields['body']),
    priority: text(fields['priority']),
    category: text(fields['category']),
    defaultAction: text(fields['default-action']),
    sound: text(fields['sound']),
    buttons: buttons.map((button) => {
      const purpose = button['purpose'] && text(button['purpose']);
      if (purpose !== undefined && !PURPOSES.includes(purpose)) throw new Error(`no purpose ${purpose}`);
      const named = { label: text(button['label']), action: text(button['action']) };
      return purpose === undefined ? named : { ...named, purpose };
    }),
  };
}

function text(variant: Variant | undefined): string {
  return valueOf(variant, 's') as string;
}

function valueOf(variant: Variant | undefined, signature: string): unknown {
  if (variant?.signature !== signature)
    throw new Error(`${variant?.signature ?? 'nothing'} for ${signature}`);
  return variant.value;
}
