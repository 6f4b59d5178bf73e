import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** Says what will be here, and offers the first step. */
export function EmptyState({ icon: Icon, title, text, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <span className="empty__icon">
        <Icon size={28} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <h2 className="empty__title">{title}</h2>
      <p className="empty__text">{text}</p>
      {children !== undefined && <div className="empty__action">{children}</div>}
    </div>
  );
}
