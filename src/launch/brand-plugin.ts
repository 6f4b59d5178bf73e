import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'vite';
import type { BrandFolder } from './brand-folder';
import type { Brand } from '../shared/brand/brand-document';

const OUR_NAME = 'Offhook';
const OUR_ICON = '../../assets/icons/icon.svg';

/** Vite plugin that makes another product of the sources: its document, its name in words and titles, its colours, its ring. */
export function brandPlugin({ brand, icons, ringSound }: BrandFolder): Plugin {
  return {
    name: 'offhook-brand',
    enforce: 'pre',
    transform: {
      filter: {
        id: /[\\/](?:brands[\\/]offhook[\\/]brand\.json|assets[\\/]locales[\\/][\w.-]+\.json(?:\?raw)?|look[\\/]tokens\.css|rings[\\/]own-ring\.ts)$/,
      },
      handler(code, id) {
        if (/brand\.json$/.test(id)) return { code: JSON.stringify(brand), map: null };
        if (/own-ring\.ts$/.test(id))
          return ringSound === null ? null : { code: ownRing(ringSound), map: null };
        if (/tokens\.css$/.test(id)) return { code: code + accentRule(brand), map: null };
        return { code: toneNamed(branded(code, brand), brand), map: null };
      },
    },
    transformIndexHtml: {
      // Before the build looks for the files that a page names.
      order: 'pre',
      handler: (html, { filename }) =>
        branded(html, brand).replaceAll(OUR_ICON, relative(dirname(filename), join(icons, 'icon.svg'))),
    },
  };
}

/** Puts the product's name, its command and its links in the place of ours. */
export function branded(text: string, brand: Brand): string {
  return text
    .replaceAll(OUR_NAME, brand.name)
    .replace(/\boffhook(?=:)/g, brand.scheme)
    .replace(/(?<![\w./-])offhook(?=[ ."\\]|$)/gm, brand.executable);
}

function ownRing(path: string): string {
  return `export { default as OWN_RING } from ${JSON.stringify(`${path.replaceAll('\\', '/')}?url`)};`;
}

/** The tone in whose place the product's own sound rings goes by the product's name. */
export function toneNamed(words: string, { ringSound, ringTone, name }: Brand): string {
  if (ringSound === null) return words;
  return words.replace(
    new RegExp(`("settings\\.ring-tone\\.${ringTone}": )"[^"]*"`),
    (_, key: string) => key + JSON.stringify(name),
  );
}

/** After the tokens, and weaker than the high-contrast look. */
export function accentRule({ accent }: Brand): string {
  if (!accent) return '';
  const { light, dark } = accent;
  const both = (part: keyof typeof light): string => `light-dark(${light[part]}, ${dark[part]})`;
  return `\n:root {
  --accent: ${both('accent')};
  --accent-strong: ${both('strong')};
  --on-accent: ${both('on')};
  --accent-soft: ${both('soft')};
}\n`;
}
