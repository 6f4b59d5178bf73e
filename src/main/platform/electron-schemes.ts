import type { App } from 'electron';
import type { SchemeRecord } from './ports';

export interface ElectronSchemesParts {
  readonly app: Pick<
    App,
    | 'isDefaultProtocolClient'
    | 'setAsDefaultProtocolClient'
    | 'getApplicationNameForProtocol'
    | 'getName'
    | 'isPackaged'
    | 'getAppPath'
  >;
  /** `process.execPath` */
  readonly program: string;
}

/** Windows and macOS: what Electron can tell of them. */
export function createElectronSchemes({ app, program }: ElectronSchemesParts): SchemeRecord {
  // After `--` nothing in a link can become a switch.
  const args = [...(app.isPackaged ? [] : [app.getAppPath()]), '--'];
  return {
    owner(scheme) {
      const owner = app.getApplicationNameForProtocol(`${scheme}:`) || null;
      // On Windows the person's own choice counts for more than what is registered, and only the name shows it.
      const ours =
        owner === null
          ? app.isDefaultProtocolClient(scheme, program, args)
          : owner.replace(/\.(?:app|exe)$/i, '') === app.getName();
      return Promise.resolve({ ours, owner });
    },
    claim(scheme) {
      app.setAsDefaultProtocolClient(scheme, program, args);
      return Promise.resolve();
    },
  };
}
