import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { awaitVisitors } from '../../../../src/main/app/single-instance';

it('keeps what comes before anyone is at home, in its order, and passes on the rest at once', () => {
  const app = new EventEmitter();
  const receive = awaitVisitors(app as never);
  const preventDefault = vi.fn();
  app.emit('open-url', { preventDefault }, 'tel:1');
  app.emit('second-instance', {}, ['offhook'], '/home', { version: 1 });
  const heard: unknown[] = [];
  receive({
    onSecondStart: (data, argv) => heard.push(['second', data, argv]),
    onLink: (text) => heard.push(['link', text]),
    onActivate: () => heard.push(['activate']),
  });
  app.emit('activate');
  app.emit('open-url', { preventDefault }, 'tel:2');
  expect(heard).toEqual([
    ['link', 'tel:1'],
    ['second', { version: 1 }, ['offhook']],
    ['activate'],
    ['link', 'tel:2'],
  ]);
  expect(preventDefault).toHaveBeenCalledTimes(2);
});
