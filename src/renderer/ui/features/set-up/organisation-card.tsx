import './set-up.css';
import { useState } from 'react';
import { Building2 } from 'lucide-react';
import { Banner } from '../../parts/banner';
import { ConfirmDialog } from '../../parts/confirm-dialog';
import { useActions, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { organisationView } from './set-up-view';
import { SignOnPrompt } from './sign-on-prompt';

/** In the settings: whose set-up this is, how it stands, and the way out of it. */
export function OrganisationCard() {
  const text = useText();
  const { t } = text;
  const actions = useActions();
  const now = useUiState((state) => state.setUp.now);
  const [leaving, setLeaving] = useState(false);
  const view = organisationView(now, text);
  if (!view) return null;
  return (
    <div className="organisation">
      <div className="organisation__who">
        <span
          className="organisation__mark"
          style={view.colour === null ? undefined : { borderColor: view.colour }}
        >
          <Building2 size={18} strokeWidth={1.75} aria-hidden="true" />
        </span>
        <div className="organisation__text">
          <p className="organisation__name" dir="auto">
            {view.title}
          </p>
          <p className="organisation__detail">{view.detail}</p>
        </div>
      </div>
      <div role="status">
        {view.problem && <Banner tone="warning" what={view.problem.what} next={view.problem.next} />}
      </div>
      {view.signInAt !== null && <SignOnPrompt host={view.signInAt} />}
      <div className="organisation__buttons">
        <button type="button" className="button" onClick={() => void actions.lookAtSetUp()}>
          {t('setup.look')}
        </button>
        {view.hasHelp && (
          <button type="button" className="button" onClick={() => void actions.openSetUpHelp()}>
            {t('setup.help')}
          </button>
        )}
        {view.mayLeave && (
          <button
            type="button"
            className="button"
            onClick={() => {
              setLeaving(true);
            }}
          >
            {t('setup.leave')}
          </button>
        )}
      </div>
      {leaving && (
        <ConfirmDialog
          title={t('setup.leave.title', { name: view.name })}
          text={t('setup.leave.text')}
          confirm={t('setup.leave')}
          cancel={t('recents.cancel')}
          onConfirm={() => {
            setLeaving(false);
            void actions.leaveSetUp();
          }}
          onCancel={() => {
            setLeaving(false);
          }}
        />
      )}
    </div>
  );
}
