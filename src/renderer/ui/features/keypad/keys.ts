/** The keys of a phone with the letters people know them by (ITU-T E.161). */
export const KEYS = [
  { key: '1', letters: '' },
  { key: '2', letters: 'abc' },
  { key: '3', letters: 'def' },
  { key: '4', letters: 'ghi' },
  { key: '5', letters: 'jkl' },
  { key: '6', letters: 'mno' },
  { key: '7', letters: 'pqrs' },
  { key: '8', letters: 'tuv' },
  { key: '9', letters: 'wxyz' },
  { key: '*', letters: '' },
  { key: '0', letters: '+' },
  { key: '#', letters: '' },
] as const;

/** How long a key is held for its second meaning, ms. */
const LONG_PRESS_MS = 500;

/** What a press means: a long one on 0 is a plus. `heldMs` is how long the key was down. */
export function keyPressed(key: string, heldMs: number): string {
  return key === '0' && heldMs >= LONG_PRESS_MS ? '+' : key;
}
