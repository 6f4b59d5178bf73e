import { version } from '../../../package.json';
import { createWebHost, thisBrowser } from '../host/web-host';
import { createRealPhone, showFirstScreen, startEngine } from './start-app';

// The browser edition.
const host = createWebHost(thisBrowser(version));
const ui = await showFirstScreen(host);
await startEngine(host, ui, () => createRealPhone(host));
