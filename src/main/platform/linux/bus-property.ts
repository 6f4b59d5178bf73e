import type { SessionBus } from './session-bus';

const PROPERTIES = 'org.freedesktop.DBus.Properties';

/** Where a property is. */
export interface PropertyOwner {
  readonly destination: string;
  readonly path: string;
}

/** The value of a property, out of its variant. Rejects when there is none, or nobody answers for it. */
export async function readProperty(
  bus: SessionBus,
  owner: PropertyOwner,
  iface: string,
  name: string,
): Promise<unknown> {
  const call = { ...owner, interface: PROPERTIES, member: 'Get', signature: 'ss', body: [iface, name] };
  return contentOf((await bus.call(call)).body[0]);
}

/** Hears, from the next call on, when one of these properties changes: interface → name. */
export function watchProperties(
  bus: SessionBus,
  path: string,
  properties: Readonly<Record<string, string>>,
  changed: () => void,
): void {
  bus.onSignal(PROPERTIES, `,member='PropertiesChanged',path='${path}'`, ({ member, body }) => {
    const [iface, values, invalidated] = body;
    if (member !== 'PropertiesChanged' || typeof iface !== 'string') return;
    const name = properties[iface];
    if (name === undefined) return;
    const told = typeof values === 'object' && values !== null && name in values;
    if (told || (Array.isArray(invalidated) && invalidated.includes(name))) changed();
  });
}

export function contentOf(variant: unknown): unknown {
  return typeof variant === 'object' && variant !== null && 'value' in variant ? variant.value : undefined;
}
