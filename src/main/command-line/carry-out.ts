import {
  EMPTY_PHONE,
  type CallSnapshot,
  type PhoneCommand,
  type PhoneSnapshot,
} from '../../shared/domain/call-snapshot';
import type { PolicyReport } from '../../shared/config/policy-report';
import { canMute, isLive, isRinging } from '../../shared/domain/call-capabilities';
import { currentCall } from '../../shared/domain/current-call';
import type { ShellKey } from '../app/shell-key';
import type { DialDesk } from '../services/links/dial-desk';
import type { OpenLink } from '../services/links/link-desk';
import type { Command } from './command';
import { dialFaultText } from '../../shared/text/dial-fault-text';
import { linkFaultText, type PageText } from './fault-text';
import { done, EXIT, refused, type Reply } from './reply';
import { policyReply } from './policy-list';
import { statusReport } from './status-report';
import { statusText } from './status-text';
import type { Words } from '../app/words';

/** ms for the engine to be there */
const ENGINE_MS = 10_000;
/** ms for a call to do what was asked of it: an answer needs the other side's word */
const CALL_MS = 10_000;

export interface CarryOutParts {
  readonly version: string;
  readonly desk: Pick<DialDesk, 'dial' | 'ready'>;
  readonly openLink: OpenLink;
  phone(): PhoneSnapshot;
  policies(): Promise<PolicyReport>;
  /** Tells of each change; gives back the way to stop. */
  watch(listener: () => void): () => void;
  ask(command: PhoneCommand): void;
  showMain(): void;
  /** In the person's language: the shell's words, and the windows' own. */
  speak(): Promise<{ readonly say: Words; readonly page: PageText }>;
  after(delayMs: number, callback: () => void): () => void;
}

/** Does what the command line asks of the running app, and says so only once it has happened. */
export async function carryOut(command: Command, parts: CarryOutParts): Promise<Reply> {
  const { say, page } = await parts.speak();
  const sentence = (key: ShellKey, values?: Readonly<Record<string, string>>): string =>
    say(values ? { key, values } : { key });

  switch (command.kind) {
    case 'show':
      if (!(await parts.desk.ready())) return refused(EXIT.failed, sentence('command.no-page'));
      parts.showMain();
      return done('');
    case 'dial':
      return dial(command.address);
    case 'link':
      return link(command.text);
    case 'status':
      await engineRuns();
      return command.json
        ? done(JSON.stringify(statusReport(parts.phone(), parts.version)))
        : done(statusText(statusReport(parts.phone(), parts.version), say, page));
    case 'policies': {
      return policyReply(await parts.policies(), command.json, page);
    }
    case 'answer':
    case 'decline': {
      await engineRuns();
      const call = parts.phone().calls.find(({ state }) => isRinging(state));
      if (!call) return refused(EXIT.nothing, sentence('command.nobody-calls'));
      if (command.kind === 'answer') {
        return change(
          call,
          { type: 'answer', callId: call.id },
          ({ phase }) => phase === 'connected',
          'answered',
        );
      }
      return change(call, { type: 'decline', callId: call.id }, () => false, 'declined');
    }
    case 'hang-up': {
      await engineRuns();
      const call = currentCall(parts.phone().calls);
      if (!call) return refused(EXIT.nothing, sentence('command.no-call'));
      return change(call, { type: 'hang-up', callId: call.id }, () => false, 'hung-up');
    }
    case 'mute': {
      await engineRuns();
      const call = currentCall(parts.phone().calls);
      if (!call || !canMute(call.state)) return refused(EXIT.nothing, sentence('command.no-call'));
      const on = command.on ?? !call.state.muted;
      const set = { type: 'set-mute', callId: call.id, on } as const;
      return change(call, set, ({ muted }) => muted === on, on ? 'muted' : 'unmuted');
    }
  }

  /** Waits for the call to be as wished; `declined` and `hung-up` are done when it is over. */
  async function change(
    call: CallSnapshot,
    wish: PhoneCommand,
    isSo: (state: CallSnapshot['state']) => boolean,
    deed: 'answered' | 'declined' | 'hung-up' | 'muted' | 'unmuted',
  ): Promise<Reply> {
    const name = call.remote.name ?? call.remote.number;
    const state = () => parts.phone().calls.find(({ id }) => id === call.id)?.state;
    const isOver = (): boolean => {
      const now = state();
      return now === undefined || !isLive(now);
    };
    const holds = (): boolean => {
      const now = state();
      return now !== undefined && isLive(now) && isSo(now);
    };
    parts.ask(wish);
    await until(() => isOver() || holds(), CALL_MS);
    if (holds() || (isOver() && (deed === 'declined' || deed === 'hung-up'))) {
      return done(sentence(`command.${deed}`, { name }));
    }
    return refused(EXIT.failed, sentence(isOver() ? 'command.call-over' : 'command.not-yet', { name }));
  }

  async function dial(address: string): Promise<Reply> {
    const outcome = await parts.desk.dial({ target: address, confirm: false });
    return dialled(address, outcome);
  }

  function dialled(target: string, outcome: Awaited<ReturnType<DialDesk['dial']>>): Reply {
    if (outcome === null) return refused(EXIT.failed, sentence('command.no-page'));
    if (outcome === 'calling') return done(sentence('command.calling', { target }));
    if (outcome === 'asking') return done(sentence('command.asking', { target }));
    const reason = dialFaultText(outcome, page);
    return refused(EXIT.failed, sentence('command.not-called', { target, reason }));
  }

  async function link(text: string): Promise<Reply> {
    const opened = await parts.openLink(text);
    switch (opened.kind) {
      case 'dialled':
        return dialled(opened.shown, opened.outcome);
      case 'refused':
        return refused(EXIT.failed, linkFaultText(opened.fault, page));
      case 'call-gone':
        return refused(EXIT.nothing, sentence('command.call-gone'));
      case 'done':
        return done('');
    }
  }

  async function engineRuns(): Promise<void> {
    // Until its first word, and again after its page was lost, the phone is this very object.
    await until(() => parts.phone() !== EMPTY_PHONE, ENGINE_MS);
  }

  function until(holds: () => boolean, boundMs: number): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        stopTimer();
        stopWatching();
        resolve();
      };
      const stopTimer = parts.after(boundMs, end);
      const stopWatching = parts.watch(() => {
        if (holds()) end();
      });
    });
  }
}
