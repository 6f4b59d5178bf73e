import { expect, it } from 'vitest';
import { windowPage } from '../../../../../src/main/services/single-sign-on/window-page';

it('speaks both languages, under the brand’s name, without a script', () => {
  for (const outcome of ['done', 'failed', 'nothing'] as const) {
    const page = windowPage(outcome, 'Bell & <Co>');
    expect(page.match(/<section lang="(en|de)">/g)).toHaveLength(2);
    expect(page.match(/Bell &amp; &lt;Co>/g)).toHaveLength(2);
    expect(page).not.toMatch(/<script|Offhook/i);
  }
});
