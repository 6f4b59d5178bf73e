import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { hasFeature, type Feature } from '../../../shared/config/feature';
import { isLocked } from '../../../shared/config/policy-report';
import type { PolicyKey } from '../../../shared/config/policy-table';
import type { DesktopServices } from '../../../shared/ipc/desktop-services';
import type { Ui, UiActions } from './ui';
import type { UiState } from './ui-state';

const UiContext = createContext<Ui | null>(null);

export const UiProvider = UiContext.Provider;

function useUi(): Ui {
  const ui = useContext(UiContext);
  if (!ui) throw new Error('useUi outside of UiProvider');
  return ui;
}

/** A part of the screens' state; the component is drawn again when that part changes. */
export function useUiState<T>(select: (state: UiState) => T): T {
  return useStore(useUi().store, select);
}

/** What the desktop app does around the phone; null in a browser. */
export function useDesktop(): DesktopServices | null {
  return useUi().desktop;
}

/** What the person can do. */
export function useActions(): UiActions {
  return useUi().actions;
}

/** Gives, for a key, that very key where an admin or the provider decides in the person's place, else null. */
export function useLocks(): (key: PolicyKey) => PolicyKey | null {
  const policies = useUiState((state) => state.policies);
  return (key) => (isLocked(policies, key) ? key : null);
}

/** Whether the admin leaves this to the person. */
export function useFeature(feature: Feature): boolean {
  return useUiState(({ policies }) => hasFeature(policies, feature));
}
