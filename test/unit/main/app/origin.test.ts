import { expect, it } from 'vitest';
import { incomingPage, isOurs } from '../../../../src/main/app/origin';

it('knows its own pages from look-alikes', () => {
  expect(isOurs('app://offhook')).toBe(true);
  expect(isOurs('app://offhook/index.html')).toBe(true);
  for (const url of [
    'app://offhook.evil/',
    'app://offhookx',
    'https://offhook/',
    'app://evil/?app://offhook/',
    '',
    'null',
  ]) {
    expect(isOurs(url), url).toBe(false);
  }
});

it('puts a call id into the address of its window without letting it out', () => {
  expect(incomingPage('a/b?c#d')).toBe('app://offhook/incoming.html?call=a%2Fb%3Fc%23d');
});
