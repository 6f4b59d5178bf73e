import { expect, it, vi } from 'vitest';
import { createElectronSchemes } from '../../../../src/main/platform/electron-schemes';

function anApp(world: { registered?: boolean; owner?: string; packaged?: boolean }) {
  const app = {
    isDefaultProtocolClient: vi.fn(() => world.registered ?? true),
    setAsDefaultProtocolClient: vi.fn(() => true),
    getApplicationNameForProtocol: vi.fn(() => world.owner ?? ''),
    getName: () => 'Offhook',
    isPackaged: world.packaged ?? true,
    getAppPath: () => '/app',
  };
  return { app, record: createElectronSchemes({ app, program: '/offhook' }) };
}

it.each([
  [{ owner: 'Offhook' }, { ours: true, owner: 'Offhook' }],
  [{ owner: 'Offhook.app' }, { ours: true, owner: 'Offhook.app' }],
  [{ owner: '' }, { ours: true, owner: null }],
  // Registered by us, but the person chose another one.
  [{ owner: 'Skype' }, { ours: false, owner: 'Skype' }],
  [
    { owner: '', registered: false },
    { ours: false, owner: null },
  ],
  // Chosen in the system's settings, without a registration of the old kind.
  [
    { owner: 'Offhook', registered: false },
    { ours: true, owner: 'Offhook' },
  ],
])('%j', async (world, expected) => {
  expect(await anApp(world).record.owner('tel')).toEqual(expected);
});

it('registers a command in which a link can’t become a switch', async () => {
  const { app, record } = anApp({});
  await record.claim('tel');
  expect(app.setAsDefaultProtocolClient).toHaveBeenCalledWith('tel', '/offhook', ['--']);
  const development = anApp({ packaged: false });
  await development.record.claim('sip');
  expect(development.app.setAsDefaultProtocolClient).toHaveBeenCalledWith('sip', '/offhook', ['/app', '--']);
});
