/**
 * The words meant for us. A packed app has them all after its own name; a bare Electron is given its own and Chromium's switches
 * first and then the app's folder.
 * @param bare `process.defaultApp`
 */
export function ownWords(argv: readonly string[], bare: boolean): readonly string[] {
  if (!bare) return argv.slice(1);
  let at = 1;
  while (at < argv.length && argv[at]?.startsWith('-')) {
    // Electron's one switch whose value is a word of its own.
    at += argv[at] === '-r' || argv[at] === '--require' ? 2 : 1;
  }
  return argv.slice(at + 1);
}
