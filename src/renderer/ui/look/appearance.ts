import type { Settings } from '../../../shared/config/settings';
import { textDirection } from '../../../shared/text/language';

/** Puts theme, language and direction on the page; the tokens follow `data-theme`, and without one the system. */
export function applyAppearance(page: HTMLElement, theme: Settings['appearance']['theme'], locale: string): void {
  if (theme === 'system') delete page.dataset['theme'];
  else page.dataset['theme'] = theme;
  page.lang = locale;
  page.dir = textDirection(locale);
}
