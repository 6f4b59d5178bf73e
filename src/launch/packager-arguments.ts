/** What electron-builder is called with: an unpacked folder unless told otherwise, from the Electron at hand, published nowhere. */
export function packagerArguments(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const electronDist = env['ELECTRON_OVERRIDE_DIST_PATH'];
  return [
    ...(args.length > 0 ? args : ['--dir']),
    '--publish=never',
    ...(electronDist ? [`-c.electronDist=${electronDist}`] : []),
  ];
}
