import { useId, type ReactNode } from 'react';

/** One section of the settings, found by its heading. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="settings__section" aria-labelledby={id}>
      <h2 className="settings__title" id={id}>
        {title}
      </h2>
      {children}
    </section>
  );
}
