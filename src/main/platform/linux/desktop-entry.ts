/** The group of a desktop entry that says how the program starts (Desktop Entry Specification 1.5, "Basic format"). */
const GROUP = '[Desktop Entry]';

/** The keys of the main group; later lines of the same key count for nothing. */
export function readEntry(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { key, value } of entryLines(text)) {
    if (key !== null && !found.has(key)) found.set(key, value);
  }
  return found;
}

/** Sets keys of the main group and leaves every other line as it is. An empty text becomes a new entry. */
export function withKeys(text: string, keys: Readonly<Record<string, string>>): string {
  const open = new Map(Object.entries(keys));
  const lines = text === '' ? [GROUP] : text.replace(/\n$/, '').split('\n');
  const read = entryLines(lines.join('\n'));
  let last = lines.indexOf(GROUP);
  for (const { index, key } of read) {
    last = index;
    const value = key === null ? undefined : open.get(key);
    if (key === null || value === undefined) continue;
    lines[index] = `${key}=${value}`;
    open.delete(key);
  }
  const added = [...open].map(([key, value]) => `${key}=${value}`);
  if (last < 0) lines.unshift(GROUP, ...added);
  else lines.splice(last + 1, 0, ...added);
  return `${lines.join('\n')}\n`;
}

/**
 * A command line for the key `Exec` (Desktop Entry Specification 1.5, "The Exec key"): each argument quoted, its special
 * characters escaped, `%` doubled, and the whole escaped once more as the value of a key.
 */
export function execLine(command: readonly string[]): string {
  return command
    .map((argument) => `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`)
    .join(' ')
    .replaceAll('\\', '\\\\');
}

/** The arguments of an `Exec` value; quotes and escapes taken off. */
export function execArguments(value: string): readonly string[] {
  const plain = value.replaceAll('\\\\', '\\');
  return [...plain.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, bare]) =>
    (quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '').replaceAll('%%', '%'),
  );
}

/** The lines with keys in the main group, and where they stand. */
function entryLines(text: string): { index: number; key: string | null; value: string }[] {
  const found: { index: number; key: string | null; value: string }[] = [];
  let inside = false;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.startsWith('[')) inside = line.trim() === GROUP;
    else if (inside) {
      const [, key = null, value = ''] = /^([A-Za-z0-9-]+(?:\[[^\]]*\])?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
      if (key !== null) found.push({ index, key, value });
    }
  }
  return found;
}
