import { systemsOf } from './packager-arguments';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * One line that names what was packed without a signature; null when all of it is signed. Packages of Linux carry none of their
 * own: the repository that serves them is signed.
 * @param args for electron-builder
 */
export function unsignedNotice(args: readonly string[], host: NodeJS.Platform, env: Env): string | null {
  const missing = systemsOf(args, host).flatMap((system) => {
    const reason = whyUnsigned(system, env);
    return reason === null ? [] : [reason];
  });
  return missing.length === 0 ? null : `Not signed: ${missing.join('; ')}.`;
}

function whyUnsigned(system: NodeJS.Platform, env: Env): string | null {
  switch (system) {
    case 'win32':
      return env['WIN_CSC_LINK'] || env['CSC_LINK']
        ? null
        : 'Windows warns of it (WIN_CSC_LINK and WIN_CSC_KEY_PASSWORD name a certificate)';
    case 'darwin':
      if (!env['CSC_LINK'] && !env['CSC_NAME'])
        return 'macOS refuses it (CSC_LINK and CSC_KEY_PASSWORD name a certificate)';
      return env['APPLE_API_KEY'] || env['APPLE_ID'] || env['APPLE_KEYCHAIN_PROFILE']
        ? null
        : 'macOS warns of it, for Apple has not notarised it (APPLE_API_KEY, APPLE_API_KEY_ID, APPLE_API_ISSUER)';
    default:
      return 'Linux packages are signed by the repository that serves them';
  }
}
