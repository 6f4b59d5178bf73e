/**
 * Holds a toast to Microsoft's toast schema, as far as phones need it
 * (https://learn.microsoft.com/uwp/schemas/tiles/toastschema/schema-root): elements, their order, attributes and values.
 */
interface Rule {
  readonly attributes: Readonly<Record<string, RegExp>>;
  readonly required?: readonly string[];
  /** Names of children, in their order; each with how many there may be. */
  readonly children: readonly (readonly [name: string, least: number, most: number])[];
  readonly text?: boolean;
}

const ANY = /^[\s\S]*$/;
const ACTIVATION = /^(foreground|background|protocol)$/;
const BOOLEAN = /^(true|false)$/;

const RULES: Readonly<Record<string, Rule>> = {
  toast: {
    attributes: {
      launch: ANY,
      duration: /^(long|short)$/,
      displayTimestamp: ANY,
      scenario: /^(reminder|alarm|incomingCall|urgent)$/,
      useButtonStyle: BOOLEAN,
      activationType: ACTIVATION,
    },
    children: [
      ['visual', 1, 1],
      ['audio', 0, 1],
      ['commands', 0, 1],
      ['actions', 0, 1],
      ['header', 0, 1],
    ],
  },
  visual: { attributes: { lang: ANY, baseUri: ANY }, children: [['binding', 1, 1]] },
  binding: {
    attributes: { template: /^ToastGeneric$/ },
    required: ['template'],
    children: [
      ['text', 1, 4],
      ['image', 0, 1],
    ],
  },
  text: {
    attributes: { 'hint-callScenarioCenterAlign': BOOLEAN, 'hint-maxLines': /^[12]$/, lang: ANY },
    children: [],
    text: true,
  },
  audio: { attributes: { src: ANY, loop: BOOLEAN, silent: BOOLEAN }, children: [] },
  actions: { attributes: {}, children: [['action', 0, 5]] },
  action: {
    attributes: {
      content: /^[\s\S]+$/,
      arguments: ANY,
      activationType: ACTIVATION,
      afterActivationBehavior: /^(default|pendingUpdate)$/,
      placement: /^contextMenu$/,
      imageUri: ANY,
      'hint-inputId': ANY,
      'hint-buttonStyle': /^(Success|Critical)$/,
      'hint-toolTip': ANY,
    },
    required: ['content', 'arguments'],
    children: [],
  },
};

export interface ToastElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ToastElement[];
  readonly text: string;
}

/** Throws at the first thing that isn't well-formed or that the schema doesn't know. */
export function readToast(xml: string): ToastElement {
  const reader = { rest: xml };
  const toast = readElement(reader);
  if (reader.rest !== '') throw new Error(`after the end: ${reader.rest}`);
  if (toast.name !== 'toast') throw new Error(`${toast.name} is no toast`);
  hold(toast);
  return toast;
}

function take(reader: { rest: string }, pattern: RegExp, what: string): RegExpExecArray {
  const found = pattern.exec(reader.rest);
  if (found?.index !== 0) throw new Error(`no ${what} at: ${reader.rest.slice(0, 60)}`);
  reader.rest = reader.rest.slice(found[0].length);
  return found;
}

function readElement(reader: { rest: string }): ToastElement {
  const [, name = ''] = take(reader, /^<([A-Za-z]+)/, 'element');
  const attributes: Record<string, string> = {};
  while (/^\s/.test(reader.rest)) {
    const [, key = '', value = ''] = take(reader, /^\s+([A-Za-z-]+)="([^"<]*)"/, 'attribute');
    if (key in attributes) throw new Error(`${name} has ${key} twice`);
    attributes[key] = plain(value);
  }
  if (reader.rest.startsWith('/>')) {
    take(reader, /^\/>/, 'end');
    return { name, attributes, children: [], text: '' };
  }
  take(reader, /^>/, 'end of the tag');
  const children: ToastElement[] = [];
  const [text] = take(reader, /^[^<]*/, 'text');
  while (!reader.rest.startsWith('</')) children.push(readElement(reader));
  take(reader, new RegExp(`^</${name}>`), `end of ${name}`);
  return { name, attributes, children, text: plain(text) };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.test(text))
    throw new Error('a character that XML can not hold');
  return text.replace(/&([^;]*;?)/g, (_all, name: string) => {
    const character = ENTITIES[name.replace(/;$/, '')];
    if (character === undefined || !name.endsWith(';')) throw new Error(`&${name} is no entity`);
    return character;
  });
}

function hold(element: ToastElement): void {
  const rule = RULES[element.name];
  if (!rule) throw new Error(`no element ${element.name}`);
  for (const [name, value] of Object.entries(element.attributes)) {
    if (!rule.attributes[name]?.test(value)) throw new Error(`${element.name} with ${name}="${value}"`);
  }
  for (const name of rule.required ?? []) {
    if (!(name in element.attributes)) throw new Error(`${element.name} without ${name}`);
  }
  if (element.text !== '' && !rule.text) throw new Error(`${element.name} with text`);
  const order = element.children.map(({ name }) => rule.children.findIndex(([known]) => known === name));
  if (order.some((place, index) => place < 0 || place < (order[index - 1] ?? 0)))
    throw new Error(`${element.name}: ${element.children.map(({ name }) => name).join(', ')} in this order`);
  for (const [name, least, most] of rule.children) {
    const count = element.children.filter((child) => child.name === name).length;
    if (count < least || count > most) throw new Error(`${element.name} with ${String(count)} ${name}`);
  }
  element.children.forEach(hold);
}
