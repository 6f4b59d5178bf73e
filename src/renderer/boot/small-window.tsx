import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { EMPTY_PHONE, type PhoneSnapshot } from '../../shared/domain/call-snapshot';
import { desktopBridge } from '../host/bridge';
import { createSmallWindowLink, type SmallWindowLink } from '../host/small-window-link';
import { applyAppearance } from '../ui/look/appearance';
import { loadText, type UiText } from '../ui/text/load-text';
import { rootElement } from './root';

/** Starts the page of a window that only shows what main relays. */
export async function startSmallWindow(
  view: (snapshot: PhoneSnapshot, text: UiText, link: SmallWindowLink) => ReactNode,
): Promise<void> {
  const link = createSmallWindowLink(desktopBridge(), navigator.language);
  let latest = EMPTY_PHONE;
  let draw = (): void => undefined;
  // Listens before anything is awaited: main may send the first snapshot at once.
  link.onSnapshot((snapshot) => {
    latest = snapshot;
    draw();
  });

  const { theme, language, locale } = await link.appearance();
  const text = await loadText(language, locale);
  applyAppearance(document.documentElement, theme, text);
  const root = createRoot(rootElement());
  // Screen readers read what is put into a live region, not what it was born with: the regions come first, empty.
  flushSync(() => {
    root.render(view(EMPTY_PHONE, text, link));
  });
  draw = () => {
    root.render(view(latest, text, link));
  };
  draw();
}
