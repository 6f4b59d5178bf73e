import { EventEmitter } from 'node:events';
import dbus, { type Message, type Variant } from 'dbus-next';
import { serveOnBus, type Answer } from './bus-service';

const WATCHER = 'org.kde.StatusNotifierWatcher';
const WATCHER_PATH = '/StatusNotifierWatcher';
const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const BUS = 'org.freedesktop.DBus';
const PROPERTIES = 'org.freedesktop.DBus.Properties';

export interface TrayMenuEntry {
  readonly id: number;
  readonly label: string;
  readonly enabled: boolean;
  readonly separator: boolean;
  /** Null: it has no tick. */
  readonly checked: boolean | null;
}

/** A panel that shows tray icons (StatusNotifierItem), which a test looks at and clicks. */
export interface TrayHost {
  /** How many icons are registered. */
  count(): number;
  /** Resolves when an icon is registered, now or later. */
  nextItem(): Promise<void>;
  /** The tooltip's title of the newest icon. */
  tooltip(): Promise<string>;
  /** Edges of the pictures that the newest icon offers, px, smallest first. */
  pictureEdges(): Promise<readonly number[]>;
  menu(): Promise<readonly TrayMenuEntry[]>;
  /** Chooses the first entry with this label. Rejects when there is none. */
  choose(label: string): Promise<void>;
  /** Resolves when `holds` does: it is asked now and after each word of the icon or its menu. */
  until(holds: () => Promise<boolean>): Promise<void>;
  /** A click on the icon. */
  activate(): Promise<void>;
  stop(): Promise<void>;
}

interface Item {
  readonly owner: string;
  readonly path: string;
}

/** @param address of the bus */
export async function startTrayHost(address: string): Promise<TrayHost> {
  const changes = new EventEmitter();
  const items: Item[] = [];

  function answer(call: Message): Answer {
    if (call.interface === WATCHER && call.member === 'RegisterStatusNotifierItem') {
      const named = String(call.body[0]);
      items.push(
        named.startsWith('/')
          ? { owner: call.sender, path: named }
          : { owner: named, path: '/StatusNotifierItem' },
      );
      changes.emit('item');
      return { signature: '', body: [] };
    }
    if (call.interface === WATCHER && call.member === 'RegisterStatusNotifierHost')
      return { signature: '', body: [] };
    if (call.interface === PROPERTIES && call.member === 'Get') {
      const property = PROPERTY_VALUES[String(call.body[1])];
      return property ? { signature: 'v', body: [new dbus.Variant(...property)] } : null;
    }
    return null;
  }

  const service = await serveOnBus(address, WATCHER, answer);
  service.signal(WATCHER_PATH, WATCHER, 'StatusNotifierHostRegistered', '', []);

  for (const iface of [ITEM, MENU]) {
    await service.call(BUS, '/org/freedesktop/DBus', BUS, 'AddMatch', 's', [
      `type='signal',interface='${iface}'`,
    ]);
  }
  service.bus.on('message', (message: Message) => {
    if (message.interface === ITEM || message.interface === MENU) changes.emit('word');
  });

  function newest(): Item {
    const item = items.at(-1);
    if (!item) throw new Error('no tray icon');
    return item;
  }
  async function property(name: string): Promise<unknown> {
    const { owner, path } = newest();
    const [value] = await service.call(owner, path, PROPERTIES, 'Get', 'ss', [ITEM, name]);
    return (value as Variant).value as unknown;
  }
  async function menu(): Promise<{ readonly path: string; readonly entries: readonly TrayMenuEntry[] }> {
    const path = String(await property('Menu'));
    const { owner } = newest();
    const [, layout] = await service.call(owner, path, MENU, 'GetLayout', 'iias', [0, -1, []]);
    const [, , children] = layout as [number, unknown, Variant<LayoutNode>[]];
    return { path, entries: children.map(({ value }) => menuEntry(value)) };
  }

  return {
    count: () => items.length,
    nextItem: () =>
      new Promise((resolve) => {
        if (items.length > 0) resolve();
        else changes.once('item', resolve);
      }),
    async tooltip() {
      const [, , title] = (await property('ToolTip')) as [string, unknown, string, string];
      return title;
    },
    async pictureEdges() {
      const pixmaps = (await property('IconPixmap')) as readonly [number, number, Buffer][];
      return pixmaps.map(([width]) => width).sort((a, b) => a - b);
    },
    menu: async () => (await menu()).entries,
    async choose(label) {
      const { path, entries } = await menu();
      const entry = entries.find((candidate) => candidate.label === label && candidate.enabled);
      if (!entry)
        throw new Error(`no entry ${label} among ${entries.map((found) => found.label).join(', ')}`);
      await service.call(newest().owner, path, MENU, 'Event', 'isvu', [
        entry.id,
        'clicked',
        new dbus.Variant('s', ''),
        0,
      ]);
    },
    until: (holds) =>
      new Promise((resolve, reject) => {
        const done = (): void => {
          changes.off('word', check);
        };
        const check = (): void => {
          holds().then(
            (held) => {
              if (!held) return;
              done();
              resolve();
            },
            (error: unknown) => {
              done();
              reject(error instanceof Error ? error : new Error(String(error)));
            },
          );
        };
        changes.on('word', check);
        check();
      }),
    async activate() {
      const { owner, path } = newest();
      await service.call(owner, path, ITEM, 'Activate', 'ii', [0, 0]);
    },
    stop: () => service.stop(),
  };
}

const PROPERTY_VALUES: Readonly<Record<string, readonly [string, unknown]>> = {
  IsStatusNotifierHostRegistered: ['b', true],
  ProtocolVersion: ['i', 0],
  RegisteredStatusNotifierItems: ['as', []],
};

type LayoutNode = readonly [number, Readonly<Record<string, Variant>>, readonly unknown[]];

function menuEntry([id, properties]: LayoutNode): TrayMenuEntry {
  const value = (name: string): unknown => properties[name]?.value as unknown;
  const label = value('label');
  const toggle = value('toggle-type');
  return {
    id,
    // One underscore marks the letter of a shortcut, two stand for one.
    label: typeof label === 'string' ? label.replace(/_(_?)/g, '$1') : '',
    enabled: value('enabled') !== false,
    separator: value('type') === 'separator',
    checked: toggle === undefined || toggle === '' ? null : value('toggle-state') === 1,
  };
}
