import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'vite';
import type { BrandFolder } from './brand-folder';
import type { Brand } from '../shared/brand/brand-document';

const OUR_NAME = 'Offhook';
const OUR_ICON = '../../assets/icons/icon.svg';

/** Vite plugin that makes another product of the sources: its document, its name in words and titles, its colours. */
export function brandPlugin({ brand, icons }: BrandFolder): Plugin {
  return {
    name: 'offhook-brand',
    enforce: 'pre',
    transform: {
      filter: {
        id: /[\\/](?:brands[\\/]offhook[\\/]brand\.json|assets[\\/]locales[\\/][\w.-]+\.json(?:\?raw)?|look[\\/]tokens\.css)$/,
      },
      handler(code, id) {
        if (/brand\.json$/.test(id)) return { code: JSON.stringify(brand), map: null };
        return { code: /tokens\.css$/.test(id) ? code + accentRule(brand) : branded(code, brand), map: null };
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
