import { createRoot } from 'react-dom/client';
import { NO_POLICIES } from '../../shared/config/policy-report';
import { DEFAULT_SETTINGS } from '../../shared/config/settings';
import type { Host, HostInfo } from '../host/host';
import type { Phone } from '../engine/ports';
import { App } from '../ui/app';
import { applyAppearance } from '../ui/look/appearance';
import { createUi, type Ui } from '../ui/state/ui';
import { loadText } from '../ui/text/load-text';
import { firstPaint } from './first-paint';
import { rootElement } from './root';

/** Shows the first screen from the settings alone; resolves with the screens once it is painted. The engine comes after it. */
export async function showFirstScreen(host: Host): Promise<Ui> {
  const [surroundings, { settings, policies }] = await Promise.all([infoOf(host), settingsOf(host)]);
  const { theme, language } = settings.appearance;
  const text = await loadText(language, surroundings.locale);
  applyAppearance(document.documentElement, theme, text);
  const ui = createUi(settings, surroundings, host.desktop, undefined, policies);
  await new Promise<void>((painted) => {
    createRoot(rootElement()).render(<App ui={ui} firstText={text} onPainted={painted} />);
  });
  await firstPaint();
  host.painted();
  return ui;
}

/** Starts the engine behind the screens and ties it to the host. A failure is shown, with what to do. */
export async function startEngine(host: Host, ui: Ui, create: () => Promise<Phone>): Promise<void> {
  const starting = create();
  // Also when the app quits before the engine runs.
  host.onQuit(async () => (await starting).close());
  try {
    const phone = await starting;
    ui.attach(phone);
    const publish = () => {
      host.publish(phone.snapshot());
    };
    phone.subscribe(publish);
    publish();
    host.onReplacing(
      () => phone.stepAside(),
      () => {
        phone.stepBack();
      },
    );
    host.onCommand((command) => {
      phone.execute(command);
    });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    host.log('error', 'boot', `the phone did not start: ${detail}`);
    ui.fail(detail);
  }
}

/** The engine with its real parts; loaded after the first screen. */
export async function createRealPhone(host: Host): Promise<Phone> {
  const [{ createWorld }, { createPhone }] = await Promise.all([
    import('./world'),
    import('../engine/create-phone'),
  ]);
  return createPhone(await createWorld(host));
}

/** A host that can't answer must not leave the window empty: the engine will meet the same fault and say so. */
async function settingsOf(host: Host) {
  return host.loadSettings().catch(() => ({ settings: DEFAULT_SETTINGS, policies: NO_POLICIES }));
}

async function infoOf(host: Host): Promise<HostInfo> {
  const unknown: HostInfo = { kind: 'desktop', version: '', platform: 'linux', locale: navigator.language };
  return host.info().catch(() => unknown);
}
