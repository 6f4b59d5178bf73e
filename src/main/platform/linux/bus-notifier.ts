import type { Log } from '../../../shared/log/levels';
import type { NoticeAction } from '../notice-action';
import type { Notice, Notifier } from '../ports';
import { createFreedesktopServer } from './freedesktop-server';
import { watchOwner } from './name-owner';
import type { MakeVariant, NoticeEvent, NoticeServer } from './notice-server';
import { patiently } from './patiently';
import { createPortalServer } from './portal-server';
import type { SessionBus } from './session-bus';

/** ms a portal gets to say what it can do, before it counts as not there */
const PORTAL_MS = 500;

/** A server and what it is doing for us: one thing at a time, so that one that hangs holds up one notice, not all. */
interface Lane {
  readonly server: NoticeServer;
  /** What it has been asked about and hasn't answered yet. */
  asked: Entry | null;
  /** Grows when the server goes: its late answers mean nothing any more. */
  life: number;
}

/** A notice as it should be, and as it is. */
interface Entry {
  readonly notice: Notice;
  readonly onAction: (action: NoticeAction) => void;
  wanted: boolean;
  /** Where it stands; null: nowhere. */
  shown: { readonly lane: Lane; readonly ticket: string } | null;
  /** Nothing more to be done for it until a server comes. */
  settled: boolean;
  readonly onGone: (() => void)[];
}

/**
 * Notifications with buttons over D-Bus, which Electron's own have not on Linux: through the portal where it shows calls as
 * calls, else through the desktop's notification server; without either, or without D-Bus, nothing is shown. What is lost with a
 * server that goes is shown again when one comes, of whatever kind.
 */
export async function createBusNotifier(bus: SessionBus, log: Log, variant: MakeVariant): Promise<Notifier> {
  const portal = lane(createPortalServer(bus, variant));
  const freedesktop = lane(createFreedesktopServer(bus, variant));
  const lanes = [portal, freedesktop];
  const entries = new Set<Entry>();
  let usesPortal = false;
  const lookAtPortal = patiently(PORTAL_MS, portal.server.look, false);

  /** Brings one notice after the other from what it is to what it should be, as far as its server is free. */
  function settle(): void {
    for (const entry of entries) {
      if (lanes.some(({ asked }) => asked === entry)) continue;
      if (!entry.wanted && !entry.shown) forget(entry);
      else if (entry.wanted && !entry.shown && !entry.settled)
        start(usesPortal ? portal : freedesktop, entry, post);
      else if (!entry.wanted && entry.shown) start(entry.shown.lane, entry, withdraw);
    }
  }

  function start(
    on: Lane,
    entry: Entry,
    work: (on: Lane, entry: Entry, isCurrent: () => boolean) => Promise<void>,
  ): void {
    if (on.asked) return;
    const { life } = on;
    const isCurrent = (): boolean => on.life === life;
    on.asked = entry;
    void work(on, entry, isCurrent).then(() => {
      if (!isCurrent()) return;
      on.asked = null;
      settle();
    });
  }

  async function post(on: Lane, entry: Entry, isCurrent: () => boolean): Promise<void> {
    try {
      const ticket = await on.server.post(entry.notice);
      if (isCurrent()) entry.shown = { lane: on, ticket };
    } catch (error) {
      if (!isCurrent()) return;
      log.warn(`no notification: ${reason(error)}`);
      if (on === portal) usesPortal = false;
      else entry.settled = true;
    }
  }

  async function withdraw(on: Lane, entry: Entry): Promise<void> {
    try {
      if (entry.shown) await on.server.withdraw(entry.shown.ticket);
    } catch (error) {
      // Servers refuse to close what the person has closed already.
      log.debug(`notification not closed: ${reason(error)}`);
    }
    entry.shown = null;
  }

  function forget(entry: Entry): void {
    entries.delete(entry);
    for (const tell of entry.onGone.splice(0)) tell();
  }

  function hear(on: Lane, ticket: string, event: NoticeEvent): void {
    const entry = [...entries].find(({ shown }) => shown?.lane === on && shown.ticket === ticket);
    if (!entry) return;
    if (event === 'lost' || event === 'dismissed') {
      entry.shown = null;
      entry.settled = true;
      // What was missed is not worth telling twice.
      if (event === 'dismissed' || entry.notice.kind === 'missed') entry.wanted = false;
      settle();
    } else entry.onAction(event);
  }

  async function ownerChanged(on: Lane, owner: string, before: string): Promise<void> {
    // Without an owner before, our own question may have started the server: it still has that one to answer.
    if (before !== '') {
      on.life += 1;
      on.asked = null;
      for (const entry of entries) if (entry.shown?.lane === on) entry.shown = null;
    }
    if (on === portal) usesPortal = owner !== '' && (await lookAtPortal());
    for (const entry of entries) if (!entry.shown) entry.settled = false;
    settle();
  }

  for (const each of lanes) {
    // A signal may come in one breath with the answer that tells the ticket; that one has to be dealt with first.
    each.server.listen((ticket, event) => setImmediate(hear, each, ticket, event));
    watchOwner(bus, each.server.name, (owner, before) => {
      setImmediate(() => void ownerChanged(each, owner, before));
    });
  }
  usesPortal = await lookAtPortal();

  return {
    show(notice, onAction) {
      const entry: Entry = { notice, onAction, wanted: true, shown: null, settled: false, onGone: [] };
      entries.add(entry);
      settle();
      return {
        close: () =>
          new Promise((resolve) => {
            entry.wanted = false;
            if (!entries.has(entry)) resolve();
            entry.onGone.push(resolve);
            settle();
          }),
      };
    },
  };
}

function lane(server: NoticeServer): Lane {
  return { server, asked: null, life: 0 };
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
