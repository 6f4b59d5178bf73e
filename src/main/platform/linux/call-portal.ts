import { readProperty, contentOf } from './bus-property';
import { hasOwner } from './name-owner';
import type { SessionBus } from './session-bus';
import { BRAND } from '../../../shared/brand/brand';

export const PORTAL = 'org.freedesktop.portal.Desktop';
export const PORTAL_OBJECT = { destination: PORTAL, path: '/org/freedesktop/portal/desktop' } as const;
export const PORTAL_NOTIFICATION = 'org.freedesktop.portal.Notification';
const REGISTRY = 'org.freedesktop.host.portal.Registry';
/** The base name of our .desktop file. */
const DESKTOP_ENTRY = BRAND.executable;

/**
 * Whether a portal is running that shows calls as calls: version 2 of its notifications, with the category `call.incoming` or the
 * purposes of its buttons among the supported options. Starts none. Rejects without a bus.
 */
export async function portalShowsCalls(bus: SessionBus): Promise<boolean> {
  if (!(await hasOwner(bus, PORTAL))) return false;
  // A program outside a sandbox has to say who it is, once and before anything else; older portals don't know the question.
  await bus
    .call({
      ...PORTAL_OBJECT,
      interface: REGISTRY,
      member: 'Register',
      signature: 'sa{sv}',
      body: [DESKTOP_ENTRY, {}],
    })
    .catch(() => undefined);
  const read = (name: string): Promise<unknown> =>
    readProperty(bus, PORTAL_OBJECT, PORTAL_NOTIFICATION, name).catch(() => undefined);
  const version = await read('version');
  if (typeof version !== 'number' || version < 2) return false;
  const options = await read('SupportedOptions');
  const offers = (option: string, wanted: readonly string[]): boolean => {
    if (typeof options !== 'object' || options === null) return false;
    const offered = contentOf((options as Readonly<Record<string, unknown>>)[option]);
    return Array.isArray(offered) && wanted.every((each) => offered.includes(each));
  };
  return offers('category', ['call.incoming']) || offers('button-purpose', ['call.accept', 'call.decline']);
}
