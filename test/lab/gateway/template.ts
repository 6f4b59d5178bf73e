import { readFileSync, writeFileSync } from 'node:fs';

/** Writes `to` from the file `from`, each `{{name}}` replaced; throws when a name has no value. */
export function fillTemplate(from: URL, to: string, values: Readonly<Record<string, string | number>>): void {
  const text = readFileSync(from, 'utf8').replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${from.pathname} asks for {{${name}}}, which has no value.`);
    return String(value);
  });
  writeFileSync(to, text);
}
