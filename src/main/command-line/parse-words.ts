import { displayText } from '../../shared/domain/display-text';
import { looksLikeLink } from '../../shared/domain/link';
import { fail, ok, type Result } from '../../shared/domain/result';
import { LONGEST_ADDRESS, LONGEST_LINK, type Command } from './command';
import { isRuntimeSwitch } from './runtime-switches';

export type Spoken =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  /** `command` null: just start. `hidden`: without a window. */
  | { readonly kind: 'start'; readonly hidden: boolean; readonly command: Command | null };

/** The message is `command.{fault}`; the detail is the word it is about, fit for a terminal. */
export type UsageFault =
  'unknown-word' | 'unknown-option' | 'address-missing' | 'address-too-long' | 'too-many-words' | 'on-or-off';

/**
 * Understands the words after the program's name: one command or one link, and options. After `--` nothing is an option.
 * Switches of the runtime are passed over. Faults: `UsageFault`.
 */
export function parseWords(words: readonly string[]): Result<Spoken, UsageFault> {
  const end = words.indexOf('--');
  const before = end < 0 ? words : words.slice(0, end);
  const isOption = (word: string): boolean => word.startsWith('-') && word !== '-';
  const options = before.filter((word) => isOption(word) && !isRuntimeSwitch(word));
  const named = [...before.filter((word) => !isOption(word)), ...(end < 0 ? [] : words.slice(end + 1))];
  if (options.some((option) => option === '--help' || option === '-h')) return ok({ kind: 'help' });
  if (options.some((option) => option === '--version' || option === '-v')) return ok({ kind: 'version' });
  const json = options.includes('--json');
  const [first, ...rest] = named;
  const unknown = options.find(
    (option) =>
      option !== '--hidden' && !(option === '--json' && (first === 'status' || first === 'policies')),
  );
  if (unknown !== undefined) return fault('unknown-option', unknown);
  const command = first === undefined ? ok(null) : readCommand(first, rest, json);
  return command.ok
    ? ok({ kind: 'start', hidden: options.includes('--hidden'), command: command.value })
    : command;
}

function readCommand(first: string, rest: readonly string[], json: boolean): Result<Command, UsageFault> {
  switch (first) {
    case 'show':
    case 'answer':
    case 'decline':
      return alone({ kind: first }, rest);
    case 'hangup':
      return alone({ kind: 'hang-up' }, rest);
    case 'status':
    case 'policies':
      return alone({ kind: first, json }, rest);
    case 'dial': {
      const [address, ...more] = rest.map((word) => word.trim());
      if (address === undefined || address === '') return fault('address-missing', '');
      if (address.length > LONGEST_ADDRESS) return fault('address-too-long', address);
      return alone({ kind: 'dial', address }, more);
    }
    case 'mute': {
      const [on, ...more] = rest;
      if (on !== undefined && on !== 'on' && on !== 'off') return fault('on-or-off', on);
      return alone({ kind: 'mute', on: on === undefined ? null : on === 'on' }, more);
    }
    default:
      return looksLikeLink(first)
        ? alone({ kind: 'link', text: first.slice(0, LONGEST_LINK) }, rest)
        : fault('unknown-word', first);
  }
}

function alone(command: Command, rest: readonly string[]): Result<Command, UsageFault> {
  const [extra] = rest;
  return extra === undefined ? ok(command) : fault('too-many-words', extra);
}

function fault(code: UsageFault, word: string): Result<never, UsageFault> {
  return fail(code, displayText(word));
}
