import './caller-mark.css';
import { BadgeCheck, BadgeInfo, TriangleAlert } from 'lucide-react';
import type { CallerNote } from './caller-note';

const ICONS = { passed: BadgeCheck, failed: TriangleAlert, claim: BadgeInfo } as const;

/** The note in one line; the whole of it in the tooltip. */
export function CallerMark({ note }: { readonly note: CallerNote }) {
  const Icon = ICONS[note.tone];
  return (
    <span className={`caller-mark caller-mark--${note.tone}`} title={note.text}>
      <Icon size={14} strokeWidth={2} aria-hidden="true" />
      <span className="one-line">{note.text}</span>
    </span>
  );
}
