import { BRAND } from '../../../shared/brand/brand';

/** What the browser shows after a sign-in. It doesn't know our language setting, so it says everything in both. */
const TEXTS = {
  done: {
    en: ['You are signed in', 'You can close this window and go back to {name}.'],
    de: ['Sie sind angemeldet', 'Sie können dieses Fenster schließen und zu {name} zurückkehren.'],
  },
  failed: {
    en: ['You were not signed in', 'You can close this window. {name} tells you what happened.'],
    de: [
      'Sie wurden nicht angemeldet',
      'Sie können dieses Fenster schließen. {name} sagt Ihnen, was geschehen ist.',
    ],
  },
  nothing: {
    en: ['Nothing to see here', 'This page was for one sign-in alone. Go back to {name} to start again.'],
    de: [
      'Hier gibt es nichts zu sehen',
      'Diese Seite galt nur für eine Anmeldung. Beginnen Sie in {name} von vorn.',
    ],
  },
} as const;

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;margin:0;min-height:100vh;display:grid;place-content:center;gap:2rem;padding:2rem;' +
  'box-sizing:border-box;background:#fff;color:#1b1b1f}h1{font-size:1.25rem;margin:0 0 .25rem}p{margin:0}' +
  '@media(prefers-color-scheme:dark){body{background:#1b1b1f;color:#f2f2f5}}';

/** A whole page, without a script and without anything from the request in it. */
export function windowPage(outcome: keyof typeof TEXTS, name = BRAND.name): string {
  const { en, de } = TEXTS[outcome];
  const escaped = name.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const part = (language: string, [title, text]: readonly [string, string]): string =>
    `<section lang="${language}"><h1>${title}</h1><p>${text.replace('{name}', () => escaped)}</p></section>`;
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${en[0]} · ${de[0]}</title>` +
    `<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head>` +
    `<body>${part('en', en)}${part('de', de)}</body></html>\n`
  );
}
