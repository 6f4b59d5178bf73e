import type { Settings } from '../../../shared/config/settings';
import type { UiText } from '../text/load-text';

/** Puts theme, language and direction on the page; the tokens follow `data-theme`, and without one the system. */
export function applyAppearance(
  page: HTMLElement,
  theme: Settings['appearance']['theme'],
  text: Pick<UiText, 'locale' | 'direction'>,
): void {
  if (theme === 'system') delete page.dataset['theme'];
  else page.dataset['theme'] = theme;
  page.lang = text.locale;
  page.dir = text.direction;
}
