import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/config/settings';
import { createUi } from '../../../../../src/renderer/ui/state/ui';
import { FakeDesktop } from '../../../../fakes/desktop-services';

const SURROUNDINGS = { kind: 'desktop', version: '0.1.0', platform: 'linux', locale: 'en' } as const;

function aUi(desktop: FakeDesktop | null = new FakeDesktop()) {
  const ui = createUi(DEFAULT_SETTINGS, SURROUNDINGS, desktop);
  return { ui, desktop, setUp: () => ui.store.getState().setUp };
}

describe('the organisation’s set-up, on the screens', () => {
  it('is what main tells of it', async () => {
    const { setUp, desktop } = aUi();
    await Promise.resolve();
    expect(setUp().now.maySetUp).toBe(true);
    desktop?.setUp.change({ setUp: true, name: 'Brandt & Co' });
    expect(setUp().now).toMatchObject({ setUp: true, name: 'Brandt & Co' });
  });

  it('that was told meanwhile is newer than the answer to the first question', async () => {
    const { setUp, desktop } = aUi();
    desktop?.setUp.change({ setUp: true });
    await Promise.resolve();
    expect(setUp().now.setUp).toBe(true);
  });

  it('closes its screen when it is done, and stays when it is not', async () => {
    const { ui, setUp, desktop } = aUi();
    ui.actions.openSetUp(true);
    desktop?.setUp.outcomes.push(
      { kind: 'fault', fault: { code: 'token-used', place: '' } },
      { kind: 'done' },
    );
    expect(await ui.actions.setUp('x')).toMatchObject({ kind: 'fault' });
    expect(setUp().open).toBe(true);
    await ui.actions.setUp('x');
    expect(setUp().open).toBe(false);
    expect(desktop?.setUp.asked).toEqual(['set up x', 'set up x']);
  });

  it('asks about a link, and does what it says only when the person wants it', async () => {
    const { ui, setUp, desktop } = aUi();
    desktop?.setUp.offer({ kind: 'ask', id: '7', host: 'phones.example.com' });
    expect(setUp().offer).toMatchObject({ host: 'phones.example.com' });
    ui.actions.dropSetUp();
    expect([setUp().offer, desktop?.setUp.asked]).toEqual([null, ['cancel']]);
    desktop?.setUp.offer({ kind: 'ask', id: '8', host: 'phones.example.com' });
    desktop?.setUp.outcomes.push({ kind: 'done' });
    await ui.actions.acceptSetUp();
    expect([setUp().offer, desktop?.setUp.asked]).toEqual([null, ['cancel', 'accept 8']]);
  });

  it('is never there in a browser', async () => {
    const { ui, setUp } = aUi(null);
    expect(setUp().now.maySetUp).toBe(false);
    expect(await ui.actions.setUp('x')).toMatchObject({ kind: 'fault' });
  });
});
