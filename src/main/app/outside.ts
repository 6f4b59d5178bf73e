import { countryOf } from '../../shared/domain/country';
import { emergencyDial, emergencyNumbers } from '../../shared/domain/emergency';
import type { LinkFault } from '../../shared/domain/link-fault';
import type { DialOutcome, DialRequest } from '../../shared/ipc/desktop-services';
import type { PolicyReport } from '../../shared/config/policy-report';
import type { Settings } from '../../shared/config/settings';
import type { Log } from '../../shared/log/levels';
import type { Command } from '../command-line/command';
import { readHandover } from '../command-line/handover';
import type { Opening } from '../command-line/opening';
import type { Reply } from '../command-line/reply';
import { createDialDesk } from '../services/links/dial-desk';
import { createLinkDesk } from '../services/links/link-desk';
import type { Shell } from './shell';
import type { Visitors } from './single-instance';
import { isHiddenStart } from './switches';
import type { WordsFor } from './words';

export interface OutsideParts {
  readonly log: Log;
  readonly shell: Pick<Shell, 'phone' | 'watch' | 'ask'>;
  readonly version: string;
  /** BCP 47, the system's. */
  readonly locale: string;
  readonly words: WordsFor;
  settings(): Promise<Settings>;
  policies(): Promise<PolicyReport>;
  showMain(): void;
  /** To the page that is the phone. */
  askPage(request: DialRequest): void;
  tellRefused(fault: LinkFault): void;
  /** A link that sets the phone up, once there is a page to ask on. */
  offerSetUp(link: string): void;
}

/** Links and command lines: everything that other programs ask of the phone. */
export interface Outside extends Visitors {
  dialled(id: string, outcome: DialOutcome): void;
  pageReady(): void;
  pageLost(): void;
  /** What this very start was asked to do, as soon as it can be done. */
  carryOutOpening(opening: Opening, print: (reply: Reply) => void): void;
}

export function createOutside(parts: OutsideParts): Outside {
  const { log, shell } = parts;
  const after = (delayMs: number, callback: () => void): (() => void) => {
    const timer = setTimeout(callback, delayMs);
    return () => {
      clearTimeout(timer);
    };
  };
  const desk = createDialDesk({
    ask: parts.askPage,
    tellRefused: parts.tellRefused,
    newId: () => crypto.randomUUID(),
    after,
  });
  const openLink = createLinkDesk({
    ...shell,
    desk,
    log: log.scoped('links'),
    showMain: parts.showMain,
    offerSetUp: parts.offerSetUp,
    confirms: async () => (await parts.settings()).calls.confirmLinks,
    isEmergency: async (target) => {
      const { calls, emergency } = await parts.settings();
      const numbers = emergencyNumbers(countryOf(calls.country, parts.locale), emergency);
      return emergencyDial(target, numbers) !== null;
    },
    nowMs: () => performance.now(),
  });

  /** Loaded when first asked: no window waits for it. */
  async function carryOut(command: Command): Promise<Reply> {
    const [{ carryOut: carry }, { pageText }] = await Promise.all([
      import('../command-line/carry-out'),
      import('../command-line/page-text'),
    ]);
    return carry(command, {
      ...shell,
      desk,
      openLink,
      after,
      version: parts.version,
      policies: parts.policies,
      showMain: parts.showMain,
      speak: async () => {
        const { language } = (await parts.settings()).appearance;
        return { say: parts.words(language), page: pageText(language, parts.locale) };
      },
    });
  }

  async function reply(command: Command, replyTo: string | null): Promise<void> {
    const answer = await carryOut(command);
    if (replyTo === null) return;
    const { postReply } = await import('../command-line/post-reply');
    if (!(await postReply(replyTo, answer))) log.warn('command line: nobody waits for the reply');
  }

  function report(error: unknown): void {
    log.error(`command line: ${error instanceof Error ? error.message : String(error)}`);
  }

  return {
    onSecondStart(data, argv) {
      const handover = readHandover(data);
      if (!handover && data !== undefined) log.warn('second start: not understood, so nothing is done');
      if (handover?.command) reply(handover.command, handover.replyTo).catch(report);
      // Earlier versions hand nothing over: a plain start wants to see the app, the hidden one at log-in doesn't.
      else if (handover ? !handover.hidden : data === undefined && !isHiddenStart(argv)) parts.showMain();
    },
    onLink(text) {
      openLink(text).catch(report);
    },
    onActivate: parts.showMain,
    dialled: desk.dialled,
    pageReady: desk.pageReady,
    pageLost: desk.pageLost,
    carryOutOpening({ command }, print) {
      if (command) carryOut(command).then(print, report);
    },
  };
}
