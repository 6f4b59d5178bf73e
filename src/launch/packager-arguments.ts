import type { Configuration } from 'electron-builder';

/** What `npm run package --` was told. */
export interface PackageRequest {
  /** For electron-builder: an unpacked folder unless told otherwise. */
  readonly args: readonly string[];
  /** `--built`: `dist` is packed as it is. */
  readonly built: boolean;
  /** `--unfused`: a debugger may be attached, as tests need it. Nothing that is handed out is built so. */
  readonly unfused: boolean;
}

const OWN_WORDS = ['--built', '--unfused'];
const TARGET_WORDS = /^(?:--(?:dir|linux|win|windows|mac|macos|prepackaged)|-[lwmo]+)(?:=|$)/;

const FLAGS: readonly (readonly [NodeJS.Platform, RegExp])[] = [
  ['linux', /^(?:--linux|-[mow]*l[lmow]*)(?:=|$)/],
  ['win32', /^(?:--win(?:dows)?|-[lmo]*w[lmow]*)(?:=|$)/],
  ['darwin', /^(?:--mac(?:os)?|-[lw]*[mo][lmow]*)(?:=|$)/],
];

/** For which systems electron-builder packs. @param args its own */
export function systemsOf(args: readonly string[], host: NodeJS.Platform): readonly NodeJS.Platform[] {
  const named = FLAGS.filter(([, flag]) => args.some((word) => flag.test(word))).map(([system]) => system);
  return named.length > 0 ? named : [host];
}

/** Reads our own words; the others are electron-builder's. */
export function packageRequest(words: readonly string[]): PackageRequest {
  const args = words.filter((word) => !OWN_WORDS.includes(word));
  return {
    args: args.some((word) => TARGET_WORDS.test(word)) ? args : ['--dir', ...args],
    built: words.includes('--built'),
    unfused: words.includes('--unfused'),
  };
}

/** What goes over electron-builder.yml, and what the person writes goes over: the Electron at hand, and no fuses if so wished. */
export function packagerConfig(
  { unfused }: Pick<PackageRequest, 'unfused'>,
  env: Readonly<Record<string, string | undefined>>,
): Configuration {
  const electronDist = env['ELECTRON_OVERRIDE_DIST_PATH'];
  return {
    ...(electronDist ? { electronDist } : {}),
    ...(unfused ? { electronFuses: null } : {}),
  };
}
