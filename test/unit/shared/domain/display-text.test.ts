import { describe, expect, it } from 'vitest';
import { displayText } from '../../../../src/shared/domain/display-text';
import { seeded } from '../../../fakes/chance';

describe('text from the wire', () => {
  it.each([
    ['Alice Brandt', 'Alice Brandt'],
    ['  Alice \t  Brandt\r\n', 'Alice Brandt'],
    ['Zoë 王小明 علي 😀', 'Zoë 王小明 علي 😀'],
    ['<b>Alice</b>', '<b>Alice</b>'],
    ['Alice\r\nVia: evil', 'Alice Via: evil'],
    ['\u0000\u001b[31mAlice\u0007', '[31mAlice'],
    ['\u202eknaB\u202c \u2066x\u2069', 'knaB x'],
    ['\u061cAlice\u200e\u200f', 'Alice'],
    ['\ufeff\u200b\u2028', ''],
    ['', ''],
  ])('%j is shown as %j', (text, expected) => {
    expect(displayText(text)).toBe(expected);
  });

  it('is at most 128 characters, the last of a long one an ellipsis, and no emoji is cut in half', () => {
    expect([...displayText('x'.repeat(128))]).toHaveLength(128);
    const long = displayText('😀'.repeat(1_000));
    expect([...long]).toHaveLength(128);
    expect(long.endsWith('😀…')).toBe(true);
  });

  it('never holds a control character, a line break or a direction override, and is stable', () => {
    const chance = seeded(15);
    for (let round = 0; round < 5_000; round += 1) {
      const text = Array.from({ length: 40 }, () => String.fromCharCode(chance.whole(0x2100))).join('');
      const shown = displayText(text);
      expect(shown).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u);
      expect(displayText(shown)).toBe(shown);
    }
  });

  it('survives a megabyte quickly', () => {
    // A pattern that backtracks would take minutes here and run into the test's own limit.
    for (const piece of [' ', '\u0000', 'a ', 'x']) {
      expect(displayText(piece.repeat(1_000_000)).length).toBeLessThanOrEqual(128);
    }
  });
});
