import { useId, type ReactNode } from 'react';

/** One section of the settings, found by its heading. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="settings__section" aria-labelledby={id}>
      <h3 className="settings__title" id={id}>
        {title}
      </h3>
      {children}
    </section>
  );
}
