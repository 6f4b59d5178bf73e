import * as v from 'valibot';
import { RING_TONES } from '../config/settings';
import { fail, ok, type Result } from '../domain/result';
import { contrastRatio } from './contrast';

/** WCAG 2.2 §1.4.3, for text of the usual size. */
const READABLE_RATIO = 4.5;
/** `--background` of the two looks in tokens.css. */
const BACKGROUNDS = { light: '#f6f7f9', dark: '#0f1318' } as const;
const TAKEN_SCHEMES = [
  'tel',
  'sip',
  'sips',
  'callto',
  'app',
  'http',
  'https',
  'file',
  'data',
  'javascript',
  'mailto',
];

const words = (longest: number) =>
  v.pipe(
    v.string(),
    v.regex(plainWords(longest), `takes 1 to ${longest} letters, digits, blanks and . & + -`),
  );
const colour = v.pipe(v.string(), v.regex(/^#[\da-f]{6}$/, 'takes a colour such as #0a6c74'));
const accent = v.strictObject({
  /** Buttons, links, what is chosen. */
  accent: colour,
  /** Under the pointer. */
  strong: colour,
  /** Text on the accent. */
  on: colour,
  /** Behind text. */
  soft: colour,
});

const schema = v.strictObject({
  /** As people read it. Policies are under it in Windows' registry, passwords in the keychain. */
  name: words(40),
  /** The program and its command line, the desktop entry, the packages, the folder in /etc. */
  executable: v.pipe(
    v.string(),
    v.regex(/^[a-z][a-z0-9-]{1,30}$/, 'takes 2 to 31 small letters, digits and hyphens'),
  ),
  /** Bundle id on macOS, AppUserModelID on Windows. */
  appId: v.pipe(
    v.string(),
    v.regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*){2,5}$/, 'takes a name such as com.example.phone'),
  ),
  /** Under which Windows starts the phone for a toast: one GUID for each product. */
  toastActivator: v.pipe(
    v.string(),
    v.regex(/^\{[\dA-F]{8}(-[\dA-F]{4}){3}-[\dA-F]{12}\}$/, 'takes a GUID in braces and capitals'),
  ),
  /** Of its own links, RFC 3986 §3.1. */
  scheme: v.pipe(
    v.string(),
    v.regex(/^[a-z][a-z0-9.-]{1,30}$/, 'takes 2 to 31 small letters, digits, . and -'),
    v.check((scheme) => !TAKEN_SCHEMES.includes(scheme), 'takes a scheme that is not in use already'),
  ),
  /** Who makes it: copyright, package, installer. */
  maker: words(80),
  /** One line without a full stop. */
  summary: words(80),
  homepage: v.pipe(
    v.string(),
    v.url('takes an https address'),
    v.startsWith('https://', 'takes an https address'),
  ),
  /** Folder with icon.svg, icon.ico, icon.icns and PNGs, from this document. */
  icons: v.pipe(v.string(), v.nonEmpty('takes a folder')),
  /** Folder with the tray's pictures, named as those in assets/tray, from this document. Null: ours. */
  tray: v.nullable(v.pipe(v.string(), v.nonEmpty('takes a folder'))),
  /** A WAV file, from this document, that rings in the place of `ringTone`, its rest included, and goes by the product's name. */
  ringSound: v.nullable(v.pipe(v.string(), v.endsWith('.wav', 'takes a WAV file'))),
  /** That rings until the person chooses another. */
  ringTone: v.picklist(RING_TONES, `takes one of ${RING_TONES.join(', ')}`),
  /** Asked for accounts when nothing else names a server; null: none. */
  provisioningUrl: v.nullable(
    v.pipe(v.string(), v.url('takes an https address'), v.startsWith('https://', 'takes an https address')),
  ),
  /** Where its updates are and who signs their lists; null: told when it is packed, or none. */
  updates: v.nullable(
    v.strictObject({
      url: v.pipe(
        v.string(),
        v.url('takes an https address'),
        v.startsWith('https://', 'takes an https address'),
      ),
      publicKey: v.pipe(
        v.string(),
        v.regex(/^[A-Za-z0-9+/]{43}=$/, 'takes the public key that `npm run feed -- --new-key` prints'),
      ),
    }),
  ),
  /** Null: the colours of tokens.css. */
  accent: v.nullable(v.strictObject({ light: accent, dark: accent })),
});

export type Brand = v.InferOutput<typeof schema>;

/** Checks what stands in a brand.json. Fault `not-a-brand`: every field that can't be used, each with what it takes. */
export function readBrand(document: unknown): Result<Brand, 'not-a-brand'> {
  const parsed = v.safeParse(schema, document);
  if (!parsed.success) return fail('not-a-brand', parsed.issues.map(sentence).join('; '));
  const faint = faintColours(parsed.output.accent);
  return faint.length === 0 ? ok(parsed.output) : fail('not-a-brand', faint.join('; '));
}

function sentence(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue) ?? 'the document';
  if (issue.expected === 'never') return `${field} is not known`;
  if (issue.received === 'undefined') return `${field} is missing`;
  return `${field} ${/^takes /.test(issue.message) ? issue.message : `is not of the right type (${issue.expected ?? ''})`}`;
}

function faintColours(accents: Brand['accent']): string[] {
  if (!accents) return [];
  return (['light', 'dark'] as const).flatMap((look) => {
    const { accent, on } = accents[look];
    const pairs: readonly (readonly [string, string, string])[] = [
      [`accent.${look}.on on accent`, on, accent],
      [`accent.${look}.accent on the window`, accent, BACKGROUNDS[look]],
    ];
    return pairs.flatMap(([name, one, other]) => {
      const ratio = contrastRatio(one, other);
      return ratio >= READABLE_RATIO
        ? []
        : [`${name} can't be read: contrast ${ratio.toFixed(1)}, at least ${READABLE_RATIO} is needed`];
    });
  });
}

/** Nothing that means something in a message, a desktop entry, an installer script or a command line. */
function plainWords(longest: number): RegExp {
  return new RegExp(`^(?=.{1,${String(longest)}}$)[\\p{L}\\p{N}][\\p{L}\\p{N} .&+-]*$`, 'u');
}
