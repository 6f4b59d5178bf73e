import type { StoreApi } from 'zustand/vanilla';
import type { DesktopServices, UpdateWant } from '../../../shared/ipc/desktop-services';
import type { UpdateSnapshot } from '../../../shared/domain/update-snapshot';
import type { UiState } from './ui-state';

export interface UpdateActions {
  askUpdates(want: UpdateWant): void;
  /** Not now: the word of it goes until another version is ready. */
  updateLater(): void;
}

/** Keeps what main tells of updates. */
export function updateWatch(
  desktop: DesktopServices | null,
  store: Pick<StoreApi<UiState>, 'getState' | 'setState'>,
): UpdateActions {
  const take = (update: UpdateSnapshot): void => {
    store.setState({ update });
  };
  desktop?.onUpdates(take);
  // Whatever is told meanwhile is newer than the answer, and the same or told again.
  desktop?.updates().then(
    (update) => {
      if (store.getState().update === null) take(update);
    },
    () => undefined,
  );
  return {
    askUpdates: (want) => {
      desktop?.askUpdates(want);
    },
    updateLater: () => {
      store.setState({ updateLater: store.getState().update?.next ?? null });
    },
  };
}
