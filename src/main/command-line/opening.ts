import type { App } from 'electron';
import type { ShellKey } from '../app/shell-key';
import type { Words } from '../app/words';
import { needsRunning, type Command } from './command';
import { HANDOVER_VERSION, type Handover } from './handover';
import { parseWords } from './parse-words';
import { EXIT, refused, type Reply } from './reply';
import type { ReplyBox } from './reply-box';
import { NOT_RUNNING_STATUS } from './status-report';
import { BRAND } from '../../shared/brand/brand';

/** ms; longer than the running app takes for anything (see `dial-desk.ts`) */
const PATIENCE_MS = 45_000;

export interface OpeningParts {
  readonly app: Pick<App, 'requestSingleInstanceLock' | 'releaseSingleInstanceLock' | 'exit' | 'getVersion'>;
  /** Ours alone (see `own-words.ts`). */
  readonly words: readonly string[];
  /** Of `doors.ts`: with it this program does not start. */
  readonly door: string | null;
  /** In the system's language. */
  readonly say: Words;
  /** False: the app has never run here, so it doesn't now. */
  profileExists(): boolean;
  openReplyBox(): ReplyBox | null;
  print(reply: Reply): void;
  /** Prints what holds on this computer, where no phone runs that could say it, and ends the process. */
  listPolicies(json: boolean): void;
}

/** This process is the app. */
export interface Opening {
  readonly hidden: boolean;
  /** What to do as soon as that can be done. */
  readonly command: Command | null;
}

/**
 * Decides, before anything is started, what this process is: the app, or a word to the one that runs, or neither. Null: it has
 * ended, with its reply printed.
 */
export function openCommandLine(parts: OpeningParts): Opening | null {
  const { app, say } = parts;
  const endNotRunning = (command: Command): null => {
    if (command.kind !== 'policies') return end(notRunning(command, say));
    parts.listPolicies(command.json);
    return null;
  };
  const end = (reply: Reply): null => {
    parts.print(reply);
    app.exit(reply.code);
    return null;
  };
  if (parts.door !== null)
    return end(refused(EXIT.usage, say({ key: 'command.door', values: { word: parts.door } })));
  const spoken = parseWords(parts.words);
  if (!spoken.ok) {
    const { code, detail } = spoken.error;
    return end(refused(EXIT.usage, say({ key: `command.${code}`, values: { word: detail } })));
  }
  if (spoken.value.kind === 'help') return end(told(say({ key: 'command.help' })));
  if (spoken.value.kind === 'version') return end(told(`${BRAND.name} ${app.getVersion()}`));
  const { command, hidden } = spoken.value;
  const mustRun = command !== null && needsRunning(command);
  if (mustRun && !parts.profileExists()) return endNotRunning(command);
  const box = command === null ? null : parts.openReplyBox();
  const handover: Handover = { version: HANDOVER_VERSION, command, hidden, replyTo: box?.path ?? null };
  const first = app.requestSingleInstanceLock(handover);
  const reply = first ? null : replyOf(command, box, say);
  // Ending takes effect at once: nothing of this process may be left to do after it.
  box?.remove();
  if (reply) return end(reply);
  if (!mustRun) return { hidden, command };
  app.releaseSingleInstanceLock();
  return endNotRunning(command);
}

function replyOf(command: Command | null, box: ReplyBox | null, say: Words): Reply {
  if (command === null) return told('');
  return box?.wait(PATIENCE_MS) ?? refused(EXIT.failed, say({ key: 'command.no-reply' }));
}

function notRunning(command: Command, say: Words): Reply {
  const out = command.kind === 'status' && command.json ? JSON.stringify(NOT_RUNNING_STATUS) : '';
  return { code: EXIT.notRunning, out, err: say({ key: 'command.not-running' satisfies ShellKey }) };
}

function told(out: string): Reply {
  return { code: EXIT.done, out, err: '' };
}
