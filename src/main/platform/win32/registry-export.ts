/** What a `.reg` file can hold of ours. */
export type RegistryValue = string | number | readonly string[];
/** The values of each key, by the key's path and the value's name. */
export type RegistryKeys = ReadonlyMap<string, ReadonlyMap<string, RegistryValue>>;

/**
 * Reads what `reg export` wrote ("Windows Registry Editor Version 5.00"): REG_SZ, REG_DWORD, REG_MULTI_SZ and REG_EXPAND_SZ.
 * Other kinds, and the nameless default value, are passed over. Such a file is UTF-16 whatever the console's code page is.
 */
export function readRegistryExport(text: string): RegistryKeys {
  const keys = new Map<string, Map<string, RegistryValue>>();
  let values: Map<string, RegistryValue> | null = null;
  // A long hex value goes on in the next line.
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\\\r?\n\s*/g, '')
    .split(/\r?\n/);
  for (const line of lines) {
    const key = /^\[(.+)\]$/.exec(line)?.[1];
    if (key !== undefined) {
      values = new Map();
      keys.set(key, values);
      continue;
    }
    const [, name, data] = /^"((?:[^"\\]|\\.)*)"=(.+)$/.exec(line) ?? [];
    if (name === undefined || data === undefined) continue;
    const value = valueOf(data);
    if (value !== null) values?.set(unescaped(name), value);
  }
  return keys;
}

function valueOf(data: string): RegistryValue | null {
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(data)?.[1];
  if (quoted !== undefined) return unescaped(quoted);
  const number = /^dword:([0-9a-f]{8})$/i.exec(data)?.[1];
  if (number !== undefined) return Number.parseInt(number, 16);
  const [, kind, bytes] = /^hex\((2|7)\):([0-9a-f,]*)$/i.exec(data) ?? [];
  if (kind === undefined || bytes === undefined) return null;
  const text = utf16(bytes);
  return kind === '2' ? text.replace(/\0+$/, '') : text.split('\0').filter((each) => each !== '');
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

function utf16(bytes: string): string {
  const numbers = bytes.split(',').map((byte) => Number.parseInt(byte, 16));
  return Buffer.from(numbers.filter((byte) => !Number.isNaN(byte))).toString('utf16le');
}
