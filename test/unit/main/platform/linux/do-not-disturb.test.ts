import { describe, expect, it, vi } from 'vitest';
import { createDoNotDisturb } from '../../../../../src/main/platform/linux/do-not-disturb';
import type { BusCall } from '../../../../../src/main/platform/linux/session-bus';
import { scriptedBus } from '../../../../fakes/desktop/scripted-bus';

const PROPERTIES = 'org.freedesktop.DBus.Properties';
const DUNST = 'org.dunstproject.cmd0';
const KDE = 'org.freedesktop.Notifications';

/** A server with some properties; each answer is a variant. */
function serving(values: Readonly<Record<string, unknown>>) {
  return scriptedBus(({ body }: BusCall) => {
    const [iface, name] = body ?? [];
    const value = values[`${String(iface)}.${String(name)}`];
    if (value === undefined) throw new Error('no such property');
    return [{ signature: 'b', value }];
  });
}
const nothing = (): Promise<null> => Promise.resolve(null);

describe('do not disturb', () => {
  it.each([
    ['dunst, paused', { [`${DUNST}.paused`]: true }, 'on'],
    ['dunst', { [`${DUNST}.paused`]: false }, 'off'],
    ['KDE, inhibited', { [`${KDE}.Inhibited`]: true }, 'on'],
    ['KDE', { [`${KDE}.Inhibited`]: false }, 'off'],
    ['a server without either', {}, 'unknown'],
    ['a server that answers nonsense', { [`${KDE}.Inhibited`]: 'yes' }, 'unknown'],
  ])('of %s', async (_name, values, expected) => {
    expect(await createDoNotDisturb(serving(values), nothing, ['KDE']).look()).toBe(expected);
  });

  it.each([
    ['false\n', 'on'],
    ['true\n', 'off'],
    [null, 'unknown'],
  ])('of GNOME, whose banners are shown: %j', async (answer, expected) => {
    const run = vi.fn(() => Promise.resolve(answer));
    const look = createDoNotDisturb(serving({}), run, ['ubuntu', 'GNOME']).look;
    expect(await look()).toBe(expected);
    expect(run).toHaveBeenCalledWith('gsettings', ['get', 'org.gnome.desktop.notifications', 'show-banners']);
  });

  it('is not asked of GNOME elsewhere, where its switch means nothing', async () => {
    const run = vi.fn(() => Promise.resolve('false\n'));
    expect(await createDoNotDisturb(serving({}), run, ['KDE']).look()).toBe('unknown');
    expect(run).not.toHaveBeenCalled();
  });

  it('is heard of when the server says so, and only then', () => {
    const bus = serving({});
    const changed = vi.fn();
    createDoNotDisturb(bus, nothing, []).watch(changed);
    bus.signal(PROPERTIES, 'PropertiesChanged', [DUNST, { waitingLength: {} }, []]);
    bus.signal(PROPERTIES, 'PropertiesChanged', ['org.other', { paused: {} }, []]);
    expect(changed).not.toHaveBeenCalled();
    bus.signal(PROPERTIES, 'PropertiesChanged', [DUNST, { paused: {} }, []]);
    bus.signal(PROPERTIES, 'PropertiesChanged', [KDE, {}, ['Inhibited']]);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('is heard of from dconf on GNOME, for its own keys alone', () => {
    const bus = serving({});
    const changed = vi.fn();
    createDoNotDisturb(bus, nothing, ['GNOME']).watch(changed);
    expect(bus.matches.join()).toContain(`arg0path='/org/gnome/desktop/notifications/'`);
    bus.signal('ca.desrt.dconf.Writer', 'Notify', [
      '/org/gnome/desktop/notifications/show-banners',
      [''],
      't',
    ]);
    expect(changed).toHaveBeenCalledTimes(1);
  });
});
