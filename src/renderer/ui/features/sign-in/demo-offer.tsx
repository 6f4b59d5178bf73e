import { useState } from 'react';
import { useText } from '../../text/text-context';

/** The way in for someone without an account. */
export function DemoOffer({ onDemo }: { readonly onDemo: () => Promise<void> }) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    await onDemo();
    setBusy(false);
  };
  return (
    <div className="sign-in__demo">
      <p className="sign-in__demo-lead" role="status">
        {t(busy ? 'signin.demo.busy' : 'signin.demo.lead')}
      </p>
      <button
        type="button"
        className="button"
        onClick={() => {
          if (!busy) void start();
        }}
      >
        {t('signin.demo')}
      </button>
    </div>
  );
}
