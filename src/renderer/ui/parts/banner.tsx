import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const ICONS = { plain: Info, warning: TriangleAlert, failed: CircleAlert } as const;

interface BannerProps {
  readonly tone: keyof typeof ICONS;
  readonly what: string;
  readonly next?: string;
  /** At the end of the first line. */
  readonly action?: ReactNode;
  /** Below the text. */
  readonly children?: ReactNode;
  readonly textId?: string;
}

/** Something to tell: what happened, and what to do. */
export function Banner({ tone, what, next, action, children, textId }: BannerProps) {
  const Icon = ICONS[tone];
  return (
    <div className={`banner banner--${tone}`}>
      <span className="banner__icon">
        <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <div id={textId}>
        <p className={next === undefined ? undefined : 'banner__what'}>{what}</p>
        {next !== undefined && <p>{next}</p>}
      </div>
      {action}
      {children !== undefined && children !== false && <div className="banner__more">{children}</div>}
    </div>
  );
}
