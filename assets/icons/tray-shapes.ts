/** One tray picture on a 24 × 24 grid: a filled badge with a glyph in it. The badges' outlines differ, not only their colours. */
export interface TrayShape {
  readonly colour: string;
  /** Drawn in the colour. */
  readonly badge: string;
  /** White on the badge; cut out of it in the one-colour pictures of macOS. */
  readonly glyph: string;
  /** Drawn beside the badge in the colour, with a gap around it. */
  readonly mark?: { readonly colour: string; readonly shape: string; readonly gap: string };
}

const DISC = '<circle cx="12" cy="12" r="11"/>';
const SQUARE = '<rect x="1.5" y="1.5" width="21" height="21" rx="5.5"/>';
const HANDSET =
  'M5 11.6c0-4.2 14-4.2 14 0v1.9a1.3 1.3 0 0 1-1.3 1.3h-2.1a1.3 1.3 0 0 1-1.3-1.3v-.9a10 10 0 0 0-4.6 0v.9a1.3 1.3 0 0 1-1.3 1.3H6.3A1.3 1.3 0 0 1 5 13.5z';

function handset(turn: number, x = 0, y = 0, scale = 1): string {
  const place = `translate(${String(x)} ${String(y)}) rotate(${String(turn)} 12 12) translate(${String(12 - 12 * scale)} ${String(12 - 12 * scale)}) scale(${String(scale)})`;
  return `<path transform="${place}" d="${HANDSET}"/>`;
}

function line(path: string, width: number): string {
  return `<path d="${path}" fill="none" stroke="currentColor" stroke-width="${String(width)}" stroke-linecap="round"/>`;
}

export const TRAY_SHAPES: Readonly<Record<string, TrayShape>> = {
  ready: { colour: '#0a6c74', badge: DISC, glyph: handset(-45, 0.2, 0.2, 1.05) },
  ringing: {
    colour: '#177a3e',
    badge:
      '<path d="M12 .6l3 2.7 4-.5.9 3.9 3.5 2-1.6 3.7 1.6 3.7-3.5 2-.9 3.9-4-.5-3 2.6-3-2.6-4 .5-.9-3.9-3.5-2 1.6-3.7L.6 8.7l3.5-2L5 2.8l4 .5z" stroke="#177a3e" stroke-width="1" stroke-linejoin="round"/>',
    glyph: handset(-45, -0.9, 0.9, 0.86) + line('M14.3 6.2a4.6 4.6 0 0 1 3.6 3.6', 1.7),
  },
  'in-call': {
    colour: '#177a3e',
    badge: SQUARE,
    glyph: line('M6 10v4', 2.2) + line('M10 7v10', 2.2) + line('M14 5.5v13', 2.2) + line('M18 9.5v5', 2.2),
  },
  muted: {
    colour: '#b26b00',
    badge: SQUARE,
    glyph:
      '<rect x="9.4" y="4.6" width="5.2" height="9" rx="2.6"/>' +
      line('M6.8 11.6a5.2 5.2 0 0 0 10.4 0', 1.7) +
      line('M12 17v2.4', 1.7) +
      line('M4.8 4.8l14.4 14.4', 2),
  },
  'do-not-disturb': {
    colour: '#c4262e',
    badge: DISC,
    glyph: '<rect x="5.5" y="10.1" width="13" height="3.8" rx="1.4"/>',
  },
  offline: {
    colour: '#75818f',
    badge:
      '<path fill-rule="evenodd" d="M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm0 2.6a8.4 8.4 0 1 1 0 16.8 8.4 8.4 0 0 1 0-16.8z"/>' +
      line('M8.6 8.6l6.8 6.8M15.4 8.6l-6.8 6.8', 2.5),
    glyph: '',
  },
  missed: {
    colour: '#0a6c74',
    badge: DISC,
    glyph: handset(-45, -1.6, 1.6, 0.85),
    mark: {
      colour: '#e5484d',
      shape: '<circle cx="18.6" cy="5.4" r="5"/>',
      gap: '<circle cx="18.6" cy="5.4" r="6.6"/>',
    },
  },
};

/** The picture as SVG: `colour` for most desktops, `template` in one colour for macOS. */
export function traySvg(shape: TrayShape, kind: 'colour' | 'template'): string {
  const paint = (colour: string): string => (kind === 'colour' ? colour : '#000000');
  const { mark } = shape;
  const gap = mark ? `<g fill="#000" color="#000">${mark.gap}</g>` : '';
  const cut = kind === 'template' ? `<g fill="#000" color="#000">${shape.glyph}</g>` : '';
  const badge =
    kind === 'template' ? shape.badge.replaceAll(/stroke="#[0-9a-f]{6}"/g, 'stroke="#000000"') : shape.badge;
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">',
    `<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="24" height="24"><rect width="24" height="24" fill="#fff"/>${gap}${cut}</mask>`,
    `<g mask="url(#m)"><g fill="${paint(shape.colour)}" color="${paint(shape.colour)}">${badge}</g>`,
    kind === 'colour' ? `<g fill="#fff" color="#fff">${shape.glyph}</g>` : '',
    '</g>',
    mark ? `<g fill="${paint(mark.colour)}">${mark.shape}</g>` : '',
    '</svg>',
  ].join('');
}
