import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { keepPagesInPlace } from '../../../../src/main/app/page-guard';

function guardedPage(): { contents: EventEmitter; opener: () => { action: string } } {
  const app = new EventEmitter();
  let opener = (): { action: string } => ({ action: 'allow' });
  const contents = Object.assign(new EventEmitter(), {
    getURL: () => 'app://offhook/index.html',
    setWindowOpenHandler: (handler: typeof opener) => {
      opener = handler;
    },
  });
  keepPagesInPlace(app as never);
  app.emit('web-contents-created', {}, contents);
  return { contents, opener: () => opener() };
}

it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('stops %s to anywhere else', (event) => {
  const { contents } = guardedPage();
  for (const url of [
    'https://example.org/',
    'app://offhook/incoming.html?call=1',
    'javascript:alert(1)',
    'app://evil/',
  ]) {
    const navigation = { url, preventDefault: vi.fn() };
    contents.emit(event, navigation);
    expect(navigation.preventDefault, url).toHaveBeenCalled();
  }
});

it('lets the page load itself again', () => {
  const navigation = { url: 'app://offhook/index.html', preventDefault: vi.fn() };
  guardedPage().contents.emit('will-navigate', navigation);
  expect(navigation.preventDefault).not.toHaveBeenCalled();
});

it('opens no windows and embeds nothing', () => {
  const { contents, opener } = guardedPage();
  const attaching = { preventDefault: vi.fn() };
  contents.emit('will-attach-webview', attaching);
  expect(attaching.preventDefault).toHaveBeenCalled();
  expect(opener()).toEqual({ action: 'deny' });
});
