/** The pictures on the task bar's button, by file name, and what stands on them. */
export const BADGES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => [String(index + 1), String(index + 1)])),
  more: '9+',
};

/** A number on a red disc, with a white edge that keeps it apart from the icon below. */
export function badgeSvg(text: string): string {
  const size = text.length === 1 ? 11 : 8.5;
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">',
    '<circle cx="8" cy="8" r="7.5" fill="#c4262e" stroke="#fff" stroke-width="1"/>',
    `<text x="8" y="${String(8 + size * 0.36)}" text-anchor="middle" fill="#fff" `,
    `font-family="DejaVu Sans, Arial, sans-serif" font-weight="700" font-size="${String(size)}">${text}</text>`,
    '</svg>',
  ].join('');
}
