import type { App } from 'electron';

/** Hears what reaches the running app from outside. */
export interface Visitors {
  /** The app was started once more. `data`: what that start handed over, from any process of this user. */
  onSecondStart(data: unknown, argv: readonly string[]): void;
  /** macOS: a link was opened; it is no argument there. */
  onLink(text: string): void;
  /** macOS: the icon in the dock was clicked. */
  onActivate(): void;
}

/** Listens from the first moment, also when nobody is at home yet; what came is told as soon as someone is. */
export function awaitVisitors(app: Pick<App, 'on'>): (visitors: Visitors) => void {
  const early: ((visitors: Visitors) => void)[] = [];
  let home: Visitors | null = null;
  const tell = (visit: (visitors: Visitors) => void): void => {
    if (home) visit(home);
    else early.push(visit);
  };
  app.on('second-instance', (_event, argv, _folder, data) => {
    tell((visitors) => {
      visitors.onSecondStart(data, argv);
    });
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    tell((visitors) => {
      visitors.onLink(url);
    });
  });
  app.on('activate', () => {
    tell((visitors) => {
      visitors.onActivate();
    });
  });
  return (visitors) => {
    home = visitors;
    for (const visit of early.splice(0)) visit(visitors);
  };
}
