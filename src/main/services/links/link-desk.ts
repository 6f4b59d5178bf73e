import type { PhoneCommand, PhoneSnapshot } from '../../../shared/domain/call-snapshot';
import { isRinging } from '../../../shared/domain/call-capabilities';
import { parseLink, type Link } from '../../../shared/domain/link';
import type { LinkFault } from '../../../shared/domain/link-fault';
import { isSetUpLink } from '../../../shared/provisioning/set-up-link';
import { NO_LINKS, paceLink } from '../../../shared/domain/link-pace';
import type { DialOutcome } from '../../../shared/ipc/desktop-services';
import type { Log } from '../../../shared/log/levels';
import type { DialDesk } from './dial-desk';

export interface LinkDeskParts {
  readonly desk: Pick<DialDesk, 'dial' | 'refuse' | 'ready'>;
  readonly log: Log;
  phone(): PhoneSnapshot;
  ask(command: PhoneCommand): void;
  showMain(): void;
  /** Whether the person wants to be asked before a link calls. */
  confirms(): Promise<boolean>;
  /** It calls an emergency number. */
  isEmergency(target: string): Promise<boolean>;
  /** A link that sets the phone up: the person is asked. */
  offerSetUp(link: string): void;
  /** ms of a clock that doesn't go back */
  nowMs(): number;
}

export type LinkOutcome =
  | { readonly kind: 'dialled'; readonly shown: string; readonly outcome: DialOutcome | null }
  /** It meant a call that rings, and that was told; or a double click. */
  | { readonly kind: 'done' }
  /** It meant a call that is over. */
  | { readonly kind: 'call-gone' }
  | { readonly kind: 'refused'; readonly fault: LinkFault };

/** Opens links, one at a time and no faster than a person clicks. The window comes to the front, so that it is seen what they do. */
export type OpenLink = (text: string) => Promise<LinkOutcome>;

export function createLinkDesk(parts: LinkDeskParts): OpenLink {
  const { desk, log } = parts;
  let pace = NO_LINKS;
  /** The link before is on its way to the page: what is said of later ones must not be overtaken by its question. */
  let turn: Promise<unknown> = Promise.resolve();

  async function show(): Promise<void> {
    // Before its first screen is drawn the window would be an empty one.
    if (await desk.ready()) parts.showMain();
  }

  async function refuse(fault: LinkFault, told: boolean): Promise<LinkOutcome> {
    if (!told) {
      log.warn(`link refused: ${fault}`);
      await turn;
      await show();
      await desk.refuse(fault);
    }
    return { kind: 'refused', fault };
  }

  async function open(link: Link): Promise<LinkOutcome> {
    if (link.kind === 'dial') {
      const ready = Promise.all([parts.confirms(), parts.isEmergency(link.target)]).then(
        async ([wanted, emergency]) => {
          if (emergency) return null;
          await show();
          return wanted;
        },
      );
      turn = ready.catch(() => undefined);
      const confirm = await ready;
      if (confirm === null) return refuse('emergency', false);
      const { target, shown } = link;
      return { kind: 'dialled', shown, outcome: await desk.dial({ target, shown, confirm }) };
    }
    const call = parts.phone().calls.find(({ id }) => id === link.callId);
    const rings = call !== undefined && isRinging(call.state);
    if (rings && link.action !== 'show') parts.ask({ type: link.action, callId: link.callId });
    else await show();
    return { kind: rings ? 'done' : 'call-gone' };
  }

  return async (text) => {
    const paced = paceLink(pace, text, parts.nowMs());
    pace = paced.pace;
    if (paced.verdict === 'same') return { kind: 'done' };
    if (paced.verdict !== 'pass') return refuse('too-many', paced.verdict === 'quiet');
    if (isSetUpLink(text)) {
      await show();
      parts.offerSetUp(text);
      return { kind: 'done' };
    }
    const link = parseLink(text);
    return link.ok ? open(link.value) : refuse(link.error.code, false);
  };
}
