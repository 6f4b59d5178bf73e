import './set-up.css';
import { useActions, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';

/** The way in for those whose organisation gives them an address, a link or a code. */
export function SetUpOpener() {
  const { t } = useText();
  const { openSetUp } = useActions();
  const may = useUiState((state) => state.setUp.now.maySetUp);
  if (!may) return null;
  return (
    <button
      type="button"
      className="button set-up__open"
      onClick={() => {
        openSetUp(true);
      }}
    >
      {t('setup.open')}
    </button>
  );
}
