import { desktopBridge } from '../host/bridge';
import { createElectronHost } from '../host/electron-host';
import { createRealPhone, showFirstScreen, startEngine } from './start-app';

// The desktop's main window.
const host = createElectronHost(desktopBridge());
const ui = await showFirstScreen(host);
await startEngine(host, ui, () => createRealPhone(host));
