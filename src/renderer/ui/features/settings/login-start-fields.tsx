import { useState } from 'react';
import { policyValue } from '../../../../shared/config/policy-report';
import type { DesktopServices } from '../../../../shared/ipc/desktop-services';
import { SwitchField } from '../../parts/switch-field';
import { useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { useAsked } from './use-asked';

/** Starting with the log-in, as the system has it on record. */
export function LoginStartFields({ desktop }: { readonly desktop: DesktopServices }) {
  const { t } = useText();
  const [start, setStart] = useAsked(desktop, 'loginStart');
  const [refused, setRefused] = useState(false);
  const policies = useUiState((state) => state.policies);
  const ruled = policyValue(policies, 'shell.startAtLogin', 'person') !== 'person';
  const lock = ruled ? 'shell.startAtLogin' : null;
  if (start?.supported !== true) return null;
  const set = async (wanted: { readonly on: boolean; readonly hidden: boolean }) => {
    const then = await desktop.setLoginStart(wanted).catch(() => start);
    setStart(then);
    setRefused(then.on !== wanted.on);
  };
  return (
    <>
      <SwitchField
        label={t('settings.login-start')}
        lock={lock}
        on={start.on}
        onChange={(on) => void set({ on, hidden: start.hidden })}
      />
      {start.on && (
        <SwitchField
          label={t('settings.login-start.hidden')}
          lock={lock}
          on={start.hidden}
          onChange={(hidden) => void set({ on: true, hidden })}
        />
      )}
      <p role="status" className="field__hint">
        {refused && t('settings.login-start.refused')}
      </p>
    </>
  );
}
