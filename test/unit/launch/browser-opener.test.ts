import { expect, it } from 'vitest';
import { openerCommand } from '../../../src/launch/browser-opener';

it('uses each system’s own opener', () => {
  expect(openerCommand('darwin', {})).toEqual(['open']);
  expect(openerCommand('win32', {})).toEqual(['rundll32', 'url.dll,FileProtocolHandler']);
  expect(openerCommand('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open']);
});

it('opens nothing where nobody could see it', () => {
  expect(openerCommand('linux', {})).toBeNull();
});
