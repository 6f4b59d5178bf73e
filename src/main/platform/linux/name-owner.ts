import type { SessionBus } from './session-bus';

const BUS = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
} as const;

/** Hears, from the next call on, when a name on the bus gets an owner or loses it. Owners are unique names; empty: none. */
export function watchOwner(
  bus: SessionBus,
  name: string,
  listener: (owner: string, before: string) => void,
): void {
  bus.onSignal(BUS.interface, `,member='NameOwnerChanged',arg0='${name}'`, ({ member, body }) => {
    const [changed, before, owner] = body;
    if (member !== 'NameOwnerChanged' || changed !== name) return;
    if (typeof owner === 'string' && typeof before === 'string') listener(owner, before);
  });
}

/** Whether somebody owns a name; asking starts nothing. Rejects without a bus. */
export async function hasOwner(bus: SessionBus, name: string): Promise<boolean> {
  const reply = await bus.call({ ...BUS, member: 'NameHasOwner', signature: 's', body: [name] });
  return reply.body[0] === true;
}
