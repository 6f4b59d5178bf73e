import { readAction, type NoticeAction } from '../notice-action';
import type { Notice } from '../ports';
import { PORTAL, PORTAL_NOTIFICATION, PORTAL_OBJECT, portalShowsCalls } from './call-portal';
import type { MakeVariant, NoticeServer } from './notice-server';
import type { SessionBus } from './session-bus';

/** By which the desktop knows what a button is for, and draws it accordingly. */
const PURPOSES: Readonly<Partial<Record<NoticeAction, string>>> = {
  answer: 'call.accept',
  decline: 'call.decline',
};
const MANNERS = {
  ringing: { priority: 'urgent', category: 'call.incoming' },
  missed: { priority: 'normal', category: 'call.unanswered' },
} as const;

/** The notification portal, version 2 (org.freedesktop.portal.Notification): the desktop knows that this is a call. */
export function createPortalServer(bus: SessionBus, variant: MakeVariant): NoticeServer {
  const call = { ...PORTAL_OBJECT, interface: PORTAL_NOTIFICATION } as const;
  return {
    name: PORTAL,
    look: () => portalShowsCalls(bus),
    async post(notice) {
      const ticket = `${notice.kind}-${notice.id}`;
      await bus.call({
        ...call,
        member: 'AddNotification',
        signature: 'sa{sv}',
        body: [ticket, portalNotice(notice, variant)],
      });
      return ticket;
    },
    async withdraw(ticket) {
      await bus.call({ ...call, member: 'RemoveNotification', signature: 's', body: [ticket] });
    },
    listen(listener) {
      bus.onSignal(PORTAL_NOTIFICATION, `,path='${PORTAL_OBJECT.path}'`, ({ member, body }) => {
        const [ticket, what] = body;
        const action = readAction(what);
        if (member === 'ActionInvoked' && typeof ticket === 'string' && action) listener(ticket, action);
      });
    },
  };
}

function portalNotice(notice: Notice, variant: MakeVariant): Readonly<Record<string, unknown>> {
  const { priority, category } = MANNERS[notice.kind];
  const show: NoticeAction = 'show';
  const buttons = notice.buttons.map(({ action, label }) => {
    const purpose = PURPOSES[action];
    return {
      label: variant('s', label),
      action: variant('s', action),
      ...(purpose === undefined ? {} : { purpose: variant('s', purpose) }),
    };
  });
  return {
    title: variant('s', notice.title),
    body: variant('s', notice.body),
    priority: variant('s', priority),
    category: variant('s', category),
    'default-action': variant('s', show),
    buttons: variant('aa{sv}', buttons),
    // The phone rings itself.
    sound: variant('s', 'silent'),
  };
}
