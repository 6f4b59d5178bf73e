import type { LineSnapshot } from '../../../../shared/domain/call-snapshot';
import type { HistoryEntry } from '../../../engine/ports';
import type { LinkNote, LinkQuestion } from '../../state/link-calls';
import type { UiText } from '../../text/load-text';
import { dialFaultText } from '../../../../shared/text/dial-fault-text';
import { lineLabel } from '../line/line-label';
import { chosenLine } from '../line/line-view';

/** The question a link asks, in words. */
export interface LinkQuestionView {
  readonly id: string;
  readonly title: string;
  /** From the recent calls; null: nobody we know. */
  readonly name: string | null;
  /** Over which line it goes; null while no line is there yet. */
  readonly over: string | null;
}

export function linkQuestionView(
  question: LinkQuestion,
  recents: readonly HistoryEntry[],
  lines: readonly LineSnapshot[],
  lineId: string | null,
  text: UiText,
): LinkQuestionView {
  const line = chosenLine(lines, lineId);
  return {
    id: question.id,
    title: text.t('link.question', { number: question.shown ?? written(question.target) }),
    name: knownName(question.target, recents),
    over: line && text.t('link.over', { label: lineLabel(line, text) }),
  };
}

/** What became of a link: what happened, and what to do. */
export interface LinkNoteView {
  readonly tone: 'plain' | 'warning';
  readonly what: string;
  readonly next: string;
  /** On the button that takes it away. */
  readonly dismiss: string;
}

export function linkNoteView(note: LinkNote, text: UiText): LinkNoteView {
  const { t } = text;
  switch (note.kind) {
    case 'refused':
      return {
        tone: 'warning',
        what: t(`link.fault.${note.fault}`),
        next: t(`link.fault.${note.fault}.next`),
        dismiss: t('notice.dismiss'),
      };
    case 'waiting':
      return {
        tone: 'plain',
        what: t('link.waiting', { number: written(note.target) }),
        next: t('link.waiting.next'),
        dismiss: t('link.waiting.cancel'),
      };
    case 'not-called':
      return {
        tone: 'warning',
        what: t('link.not-called', { number: written(note.target) }),
        next: note.fault === 'no-line' ? t('link.no-line') : dialFaultText(note.fault, text),
        dismiss: t('notice.dismiss'),
      };
  }
}

/** As a person writes it: an address without its scheme. */
function written(target: string): string {
  return target.replace(/^(?:sips?|tel):/i, '');
}

/** The newest name that the recent calls give this number or address. */
function knownName(target: string, recents: readonly HistoryEntry[]): string | null {
  const wanted = compared(target);
  const known = recents.find(
    (entry) => entry.name !== null && [entry.number, entry.address].some((each) => compared(each) === wanted),
  );
  return known?.name ?? null;
}

function compared(target: string): string {
  const plain = written(target).toLowerCase();
  return plain.includes('@') ? plain : plain.replace(/[\s\-.()/]/g, '');
}
