import type { UpdateSnapshot } from '../../../../shared/domain/update-snapshot';
import type { UpdateWant } from '../../../../shared/ipc/desktop-services';
import type { UiText } from '../../text/load-text';
import { clockText } from '../../text/time-text';

export interface UpdateButton {
  readonly want: UpdateWant;
  readonly label: string;
  readonly enabled: boolean;
}

/** Updates as the settings show them. */
export interface UpdateView {
  /** One sentence that says how things are. */
  readonly stand: string;
  /** What went wrong, or is asked for; null: nothing. */
  readonly warning: string | null;
  readonly buttons: readonly UpdateButton[];
}

export function updateView(update: UpdateSnapshot, text: UiText): UpdateView {
  const { t } = text;
  const { at, fault, mode, outdated, previous, unavailable, version } = update;
  const idle = at === 'resting' || at === 'ready';
  const mayLook = unavailable === null && mode !== 'off';
  const buttons: UpdateButton[] = [];
  if (at === 'ready')
    buttons.push({ want: 'install', label: t('update.install'), enabled: !update.waitsForCall });
  if (mayLook) buttons.push({ want: 'check', label: t('update.check'), enabled: idle });
  if (previous !== null)
    buttons.push({
      want: 'roll-back',
      label: t('update.roll-back', { version: previous }),
      enabled: idle,
    });
  return {
    stand: stand(update, text),
    warning: fault ? t(`update.fault.${fault}`) : outdated ? t('update.outdated', { version }) : null,
    buttons,
  };
}

function stand(update: UpdateSnapshot, { t, locale }: UiText): string {
  const { at, checkedAtMs, fault, mode, unavailable } = update;
  const version = update.next ?? '';
  switch (at) {
    case 'checking':
      return t('update.checking');
    case 'fetching':
      return t('update.fetching', { version });
    case 'ready':
      if (update.waitsForCall) return t('update.waits', { version });
      return t(mode === 'auto' ? 'update.ready.auto' : 'update.ready', { version });
    case 'leaving':
      return t('update.leaving');
    case 'resting':
      if (unavailable !== null) return t(`update.unavailable.${unavailable}`);
      if (mode === 'off') return t('update.off');
      return checkedAtMs === null || fault !== null
        ? t('update.by-itself')
        : t('update.current', { time: clockText(checkedAtMs, locale) });
  }
}

/** The discreet word of it in the main window. */
export interface UpdateNote {
  readonly tone: 'plain' | 'warning';
  readonly what: string;
  readonly next: string;
  /** What the button does; null: it was pressed already. */
  readonly install: string | null;
}

/**
 * Only what the person can do something about; that nothing could be fetched is said in the settings alone.
 * @param later the version that the person wants to hear of later
 */
export function updateNote(update: UpdateSnapshot, later: string | null, { t }: UiText): UpdateNote | null {
  const { at, next, outdated, version, waitsForCall } = update;
  if (at !== 'ready' || next === null) return null;
  if (waitsForCall)
    return {
      tone: 'plain',
      what: t('update.note', { version: next }),
      next: t('update.note.waits'),
      install: null,
    };
  if (outdated)
    return {
      tone: 'warning',
      what: t('update.note', { version: next }),
      next: t('update.outdated', { version }),
      install: t('update.install'),
    };
  if (later === next) return null;
  return {
    tone: 'plain',
    what: t('update.note', { version: next }),
    next: t('update.note.restart'),
    install: t('update.install'),
  };
}
