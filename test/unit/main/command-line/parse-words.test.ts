import { describe, expect, it } from 'vitest';
import { commandSchema, LONGEST_LINK } from '../../../../src/main/command-line/command';
import { parseWords } from '../../../../src/main/command-line/parse-words';
import * as v from 'valibot';

function read(...words: string[]): unknown {
  const spoken = parseWords(words);
  if (!spoken.ok) return [spoken.error.code, spoken.error.detail];
  return spoken.value.kind === 'start' ? spoken.value.command : spoken.value.kind;
}

describe('what is understood', () => {
  it.each([
    [[], null],
    [['show'], { kind: 'show' }],
    [['dial', 'alice'], { kind: 'dial', address: 'alice' }],
    [['dial', ' +49 30 123 '], { kind: 'dial', address: '+49 30 123' }],
    [['dial', '*72'], { kind: 'dial', address: '*72' }],
    [['dial', '--', '-5'], { kind: 'dial', address: '-5' }],
    [['answer'], { kind: 'answer' }],
    [['decline'], { kind: 'decline' }],
    [['hangup'], { kind: 'hang-up' }],
    [['mute'], { kind: 'mute', on: null }],
    [['mute', 'on'], { kind: 'mute', on: true }],
    [['mute', 'off'], { kind: 'mute', on: false }],
    [['status'], { kind: 'status', json: false }],
    [['status', '--json'], { kind: 'status', json: true }],
    [['--json', 'status'], { kind: 'status', json: true }],
    [['policies', '--json'], { kind: 'policies', json: true }],
    [['policies'], { kind: 'policies', json: false }],
    [['tel:+49-30-123'], { kind: 'link', text: 'tel:+49-30-123' }],
    [['--', 'tel:1'], { kind: 'link', text: 'tel:1' }],
    [['SIP:alice@example.com'], { kind: 'link', text: 'SIP:alice@example.com' }],
    [['offhook:show?call=1'], { kind: 'link', text: 'offhook:show?call=1' }],
    [['--no-sandbox', '--ozone-platform=x11', 'show', '--enable-logging'], { kind: 'show' }],
    [['--help'], 'help'],
    [['dial', '-h'], 'help'],
    [['--version', 'garbage'], 'version'],
    [['-v'], 'version'],
  ])('%j', (words, command) => {
    expect(read(...words)).toEqual(command);
  });

  it('starts without a window only when told so', () => {
    expect(parseWords(['--hidden'])).toMatchObject({ value: { hidden: true, command: null } });
    expect(parseWords(['dial', 'bob', '--hidden'])).toMatchObject({ value: { hidden: true } });
    expect(parseWords(['dial', 'bob'])).toMatchObject({ value: { hidden: false } });
  });

  it('of an endless link only so much that it is still too long', () => {
    expect(read(`tel:${'1'.repeat(10_240)}`)).toEqual({
      kind: 'link',
      text: `tel:${'1'.repeat(LONGEST_LINK - 4)}`,
    });
  });
});

describe('what is not', () => {
  it.each([
    [['dail'], 'unknown-word', 'dail'],
    [[''], 'unknown-word', ''],
    [['Status'], 'unknown-word', 'Status'],
    [['javascript:alert(1)'], 'unknown-word', 'javascript:alert(1)'],
    [['C:\\Windows'], 'unknown-word', 'C:\\Windows'],
    [['--', '--hidden'], 'unknown-word', '--hidden'],
    [['-'], 'unknown-word', '-'],
    [['--hiden'], 'unknown-option', '--hiden'],
    [['-x', 'status'], 'unknown-option', '-x'],
    [['--json'], 'unknown-option', '--json'],
    [['show', '--json'], 'unknown-option', '--json'],
    [['dial'], 'address-missing', ''],
    [['dial', ''], 'address-missing', ''],
    [['dial', '  '], 'address-missing', ''],
    [['dial', '-5'], 'unknown-option', '-5'],
    [['dial', '+49', '30'], 'too-many-words', '30'],
    [['answer', 'now'], 'too-many-words', 'now'],
    [['status', 'json'], 'too-many-words', 'json'],
    [['mute', 'off', 'please'], 'too-many-words', 'please'],
    [['mute', 'perhaps'], 'on-or-off', 'perhaps'],
    [['tel:1', 'tel:2'], 'too-many-words', 'tel:2'],
    [['\u001b]0;owned\u0007'], 'unknown-word', ']0;owned'],
  ])('%j: %s', (words, fault, word) => {
    expect(read(...words)).toEqual([fault, word]);
  });

  it('a word without an end is told in part', () => {
    expect(parseWords(['dial', '1'.repeat(10_240)])).toMatchObject({
      error: { code: 'address-too-long', detail: `${'1'.repeat(127)}…` },
    });
  });
});

it('whatever comes (20,000 lines of odd words) is a command that may be handed over, or a fault', () => {
  const WORDS = [
    ...['dial', 'answer', 'hangup', 'mute', 'status', 'show', 'on', '--json', '--hidden', '--', '-', '', ' '],
    ...[
      'tel:1',
      'sip:a@b.example',
      '--no-sandbox',
      '-x',
      '\u0000',
      '\u001b[2J',
      '😀',
      '\ud800',
      '--json=1',
      '%00',
    ],
    ...['a'.repeat(600), 'tel:*72', '=', "'", '"; rm -rf /'],
  ];
  let seed = 7;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  let commands = 0;
  for (let run = 0; run < 20_000; run += 1) {
    const spoken = parseWords(Array.from({ length: random(5) }, () => WORDS[random(WORDS.length)] ?? ''));
    if (!spoken.ok) {
      expect(spoken.error.detail).not.toMatch(/[\u0000-\u001f]/);
    } else if (spoken.value.kind === 'start' && spoken.value.command) {
      commands += 1;
      expect(v.is(commandSchema, spoken.value.command)).toBe(true);
    }
  }
  expect(commands).toBeGreaterThan(1_000);
});
