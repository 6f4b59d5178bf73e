import { User } from 'lucide-react';
import { initials } from '../features/call/remote-name';

/** A person's picture: initials, or a figure for a bare number. Says nothing to a screen reader; the name stands beside it. */
export function Avatar({ name, large = false }: { readonly name: string | null; readonly large?: boolean }) {
  return (
    <span className={large ? 'avatar avatar--large' : 'avatar'} aria-hidden="true">
      {initials(name) ?? <User size={large ? 44 : 20} strokeWidth={1.75} />}
    </span>
  );
}
