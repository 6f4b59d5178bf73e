import { useId, useState } from 'react';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { LinkScheme } from '../../../../shared/domain/link-fault';
import type { DesktopServices } from '../../../../shared/ipc/desktop-services';
import { useText } from '../../text/text-context';
import { claimOutcome, schemeViews, type ClaimOutcome } from './link-doctor-view';
import { useAsked } from './use-asked';

/** Which program opens each kind of link, and how to make that ours. */
export function LinkDoctor({ desktop }: { readonly desktop: DesktopServices }) {
  const text = useText();
  const { t } = text;
  const titleId = useId();
  const [owners, setOwners] = useAsked(desktop, 'schemes');
  const [outcome, setOutcome] = useState<ClaimOutcome | null>(null);
  if (!owners || owners.length === 0) return null;

  const claim = async (scheme: LinkScheme) => {
    const then = await desktop.claimScheme(scheme).catch(() => owners);
    setOwners(then);
    setOutcome(claimOutcome(then, scheme));
  };
  const openSettings = async () => {
    const opened = await desktop.openSystem('default-apps').catch(() => false);
    setOutcome(opened ? 'settings' : 'by-hand');
  };
  return (
    <div className="doctor" role="group" aria-labelledby={titleId}>
      <h4 className="doctor__title" id={titleId}>
        {t('links.title')}
      </h4>
      <ul className="doctor__list">
        {schemeViews(owners, text).map(({ scheme, ours, text: who }) => (
          <li key={scheme} className="doctor__row">
            <span className={ours ? 'doctor__icon doctor__icon--ours' : 'doctor__icon'}>
              {ours ? (
                <CircleCheck size={18} strokeWidth={1.75} aria-hidden="true" />
              ) : (
                <TriangleAlert size={18} strokeWidth={1.75} aria-hidden="true" />
              )}
            </span>
            <div className="doctor__text">
              <p className="doctor__scheme" dir="ltr">
                {scheme}:
              </p>
              <p className="doctor__owner">{who}</p>
            </div>
            {!ours && (
              <button
                type="button"
                className="button"
                aria-label={t('links.claim.of', { scheme })}
                onClick={() => void claim(scheme)}
              >
                {t('links.claim')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <div role="status">{outcome !== null && <p className="field__hint">{t(`links.${outcome}`)}</p>}</div>
      {(outcome === 'refused' || outcome === 'by-hand') && (
        <button type="button" className="button settings__action" onClick={() => void openSettings()}>
          {t('links.settings.open')}
        </button>
      )}
    </div>
  );
}
