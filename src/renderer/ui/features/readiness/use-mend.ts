import type { ReadinessMend } from '../../../../shared/domain/readiness';
import { useActions, useDesktop, useUiState } from '../../state/ui-context';

/** Carries out a mend; resolves with false when the person has to do it by hand. */
export function useMend(): (mend: ReadinessMend) => Promise<boolean> {
  const actions = useActions();
  const desktop = useDesktop();
  const lines = useUiState((state) => state.snapshot.lines);
  const done = Promise.resolve(true);
  return (mend) => {
    switch (mend) {
      case 'sign-in':
        if (lines.length === 0) actions.addAccount(true);
        else document.querySelector<HTMLElement>('.password-form input')?.focus();
        return done;
      case 'retry-line':
        for (const { id, status } of lines) if (status.kind !== 'ready') void actions.retryLine(id);
        return done;
      case 'turn-off-do-not-disturb':
        void actions.execute({ type: 'set-do-not-disturb', on: false });
        return done;
      case 'open-account-settings':
        actions.openSettings('accounts');
        return done;
      case 'open-sound-settings':
        actions.openSettings('sound');
        return done;
      case 'open-notification-settings':
        actions.openSettings('notifications');
        return done;
      case 'open-system-notifications':
        return desktop?.openSystem('notifications') ?? Promise.resolve(false);
      case 'open-system-sound':
        return desktop?.openSystem('sound') ?? Promise.resolve(false);
      case 'allow-sound':
        // The press itself is what the browser waits for.
        return done;
    }
  };
}
