const LONGEST = 128;

/**
 * Text from the wire made fit to show: control characters, line breaks and direction marks (U+061C, U+202A–202E, U+2066–2069)
 * removed, blanks folded, at most 128 characters. Never markup: views show it as text.
 */
export function displayText(text: string): string {
  const clean = text
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...clean];
  return characters.length <= LONGEST ? clean : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
