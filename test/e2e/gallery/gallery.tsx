/// <reference types="vite/client" />
import { createRoot } from 'react-dom/client';
import { DEFAULT_SETTINGS } from '../../../src/shared/config/settings';
import { App } from '../../../src/renderer/ui/app';
import { CallBar } from '../../../src/renderer/ui/features/call-bar/call-bar';
import { IncomingWindow } from '../../../src/renderer/ui/features/incoming/incoming-window';
import { applyAppearance } from '../../../src/renderer/ui/look/appearance';
import { createUi } from '../../../src/renderer/ui/state/ui';
import { loadText } from '../../../src/renderer/ui/text/load-text';
import { FakeDesktop } from '../../fakes/desktop-services';
import { FakePhone } from '../../fakes/phone';
import { SCENES } from './scenes';

// What the app loads when it is needed is here at once, so that nobody waits for it before a picture.
import.meta.glob('../../../src/renderer/ui/features/**/*.tsx', { eager: true });

// One scene of the gallery: ?scene=NAME&theme=light|dark|contrast&lang=en|de&dir=rtl. Without a scene: links to all.
const query = new URLSearchParams(location.search);
const name = query.get('scene') ?? '';
const scene = SCENES[name];
const root = document.getElementById('root');
if (!root) throw new Error('no #root');

if (!scene) {
  createRoot(root).render(
    <ul>
      {Object.keys(SCENES).map((each) => (
        <li key={each}>
          <a href={`?scene=${each}`}>{each}</a>
        </li>
      ))}
    </ul>,
  );
} else {
  const theme =
    (['light', 'dark', 'contrast'] as const).find((each) => each === query.get('theme')) ?? 'system';
  const language = query.get('lang') === 'de' ? 'de' : 'en';
  const settings = {
    ...(scene.settings ?? DEFAULT_SETTINGS),
    appearance: { theme, language },
  } as const;
  const loaded = await loadText(language, language);
  const text = query.get('dir') === 'rtl' ? { ...loaded, direction: 'rtl' as const } : loaded;
  const phone = new FakePhone(scene.snapshot, settings);
  if (scene.policies) phone.policyReport = scene.policies;
  phone.signInOutcome = { ok: false, error: { code: 'certificate-untrusted', detail: '' } };
  phone.devices.set(scene.devices ?? []);
  phone.history.set(scene.history ?? []);
  const drawn = () => {
    applyAppearance(document.documentElement, theme, text);
    document.documentElement.dataset['drawn'] = 'true';
  };
  if (scene.smallWindow) {
    const parts = { snapshot: phone.snapshot(), text, onCommand: () => undefined };
    createRoot(root).render(
      scene.smallWindow === 'incoming' ? (
        <IncomingWindow {...parts} callId="ring-1" />
      ) : (
        <CallBar {...parts} onOpen={() => undefined} />
      ),
    );
    drawn();
  } else {
    const kind = scene.kind ?? 'desktop';
    const desktop = new FakeDesktop();
    const ui = createUi(
      settings,
      { kind, version: '0.1.0', platform: 'linux', locale: language },
      kind === 'desktop' ? desktop : null,
      undefined,
      scene.policies,
    );
    ui.attach(phone);
    scene.act?.(ui, phone, desktop);
    const onPainted = () => {
      setTimeout(drawn, 50);
    };
    createRoot(root).render(<App ui={ui} firstText={text} onPainted={onPainted} />);
  }
}
