import './app.css';
import { useText } from './text/text-context';
import { Brand } from './features/sign-in/brand';

/** The engine did not start: what happened, and what to do. */
export function FailedStart({ detail }: { readonly detail: string }) {
  const { t } = useText();
  return (
    <main className="failed-start">
      <Brand />
      <div role="alert">
        <h1 className="failed-start__title">{t('app.start-failed')}</h1>
        <p>{t('app.start-failed.next')}</p>
      </div>
      <button
        type="button"
        className="button button--primary"
        onClick={() => {
          location.reload();
        }}
      >
        {t('app.reload')}
      </button>
      <details>
        <summary>{t('app.details')}</summary>
        <p dir="ltr">{detail}</p>
      </details>
    </main>
  );
}
