import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { claimSingleInstance, showOnSecondStart } from '../../../../src/main/app/single-instance';

it('ends this process when another one was first', () => {
  const exit = vi.fn();
  expect(claimSingleInstance({ requestSingleInstanceLock: () => true, exit })).toBe(true);
  expect(exit).not.toHaveBeenCalled();
  expect(claimSingleInstance({ requestSingleInstanceLock: () => false, exit })).toBe(false);
  expect(exit).toHaveBeenCalledWith(0);
});

it('shows the window on a second start, unless that is the hidden one at login', () => {
  const app = new EventEmitter();
  const show = vi.fn();
  showOnSecondStart(app as never, show);
  app.emit('second-instance', {}, ['offhook', '--hidden']);
  expect(show).not.toHaveBeenCalled();
  app.emit('second-instance', {}, ['offhook']);
  app.emit('activate');
  expect(show).toHaveBeenCalledTimes(2);
});
