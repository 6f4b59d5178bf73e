import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useActions, useUiState } from '../../state/ui-context';
import type { SettingsSection } from '../../state/ui-state';

interface SectionProps {
  readonly title: string;
  /** By which a mend finds it. */
  readonly name?: SettingsSection;
  readonly children: ReactNode;
}

/** One section of the settings, found by its heading. */
export function Section({ title, name, children }: SectionProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { settingsShown } = useActions();
  const wanted = useUiState((state) => name !== undefined && state.settingsSection === name);
  useEffect(() => {
    if (!wanted) return;
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'start' });
    settingsShown();
  }, [wanted, settingsShown]);
  return (
    <section className="settings__section" aria-labelledby={id}>
      <h3 ref={heading} className="settings__title" id={id} tabIndex={-1}>
        {title}
      </h3>
      {children}
    </section>
  );
}
