const DEBUGGING = /^--(?:inspect|remote-debugging)/;

/**
 * The words of the next start: the switches of this one. What it was asked to do (a link, a call) isn't done again, and no debugger is
 * taken along; it stays hidden if it is hidden now.
 * @param words `process.argv` without the program
 */
export function restartWords(words: readonly string[], hidden: boolean): string[] {
  const switches = words.filter(
    (word) => word.startsWith('--') && word !== '--hidden' && !DEBUGGING.test(word),
  );
  return [...switches, ...(hidden ? ['--hidden'] : [])];
}
