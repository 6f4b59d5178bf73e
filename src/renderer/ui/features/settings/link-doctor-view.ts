import type { LinkScheme } from '../../../../shared/domain/link-fault';
import type { SchemeOwner } from '../../../../shared/ipc/desktop-services';
import type { UiText } from '../../text/load-text';

/** Who opens the links of one scheme. */
export interface SchemeView {
  readonly scheme: LinkScheme;
  readonly ours: boolean;
  readonly text: string;
}

export function schemeViews(owners: readonly SchemeOwner[], { t }: UiText): readonly SchemeView[] {
  return owners.map(({ scheme, ours, owner }) => ({
    scheme,
    ours,
    text: ours ? t('links.ours') : owner === null ? t('links.nobody') : t('links.theirs', { owner }),
  }));
}

/** What became of the wish to open them ourselves; `settings`: the system's own page for it is open now. */
export type ClaimOutcome = 'done' | 'refused' | 'settings' | 'by-hand';

/** The system keeps the choice to the person where a claim changes nothing. */
export function claimOutcome(owners: readonly SchemeOwner[], scheme: LinkScheme): 'done' | 'refused' {
  return owners.some((each) => each.scheme === scheme && each.ours) ? 'done' : 'refused';
}
