/** ms; a page that never comes must not keep the tray away */
const PATIENCE_MS = 3_000;

/** The moment from which work no longer delays the window. */
export interface FirstScreen {
  /** Resolves when the page has painted, or after `PATIENCE_MS`. */
  readonly shown: Promise<void>;
  painted(): void;
}

export function awaitFirstScreen(): FirstScreen {
  let painted = (): void => undefined;
  const shown = new Promise<void>((resolve) => {
    const patience = setTimeout(resolve, PATIENCE_MS);
    painted = () => {
      clearTimeout(patience);
      resolve();
    };
  });
  return { shown, painted };
}
