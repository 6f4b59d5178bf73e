import { createRoot } from 'react-dom/client';
import { EMPTY_PHONE, type PhoneSnapshot } from '../../shared/domain/call-snapshot';
import { desktopBridge } from '../host/bridge';
import { createIncomingLink } from '../host/incoming-link';
import { IncomingWindow } from '../ui/features/incoming/incoming-window';
import { applyAppearance } from '../ui/look/appearance';
import { loadText } from '../ui/text/load-text';
import { rootElement } from './root';

// The small window of one ringing call.
const link = createIncomingLink(desktopBridge(), navigator.language);
const callId = new URLSearchParams(location.search).get('call') ?? '';
let latest = EMPTY_PHONE;
let draw = (): void => undefined;
// Listens before anything is awaited: main may send the first snapshot at once.
link.onSnapshot((snapshot: PhoneSnapshot) => {
  latest = snapshot;
  draw();
});

const { theme, language, locale } = await link.appearance();
const text = await loadText(language, locale);
applyAppearance(document.documentElement, theme, text);
const root = createRoot(rootElement());
draw = () => {
  root.render(<IncomingWindow snapshot={latest} callId={callId} text={text} onCommand={link.ask} />);
};
draw();
