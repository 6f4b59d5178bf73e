import './demo.css';
import { useText } from '../../text/text-context';

const NUMBERS = ['600', '601', '602', '603', '604', '605'] as const;

/** Says that this is the demo, and whom one can call there; a click fills the dial field. */
export function DemoBanner({ onNumber }: { readonly onNumber: (number: string) => void }) {
  const { t } = useText();
  return (
    <section className="demo" aria-label={t('demo.title')}>
      <div>
        <h2 className="demo__title">{t('demo.title')}</h2>
        <p className="demo__lead">{t('demo.lead')}</p>
      </div>
      <ul className="demo__numbers">
        {NUMBERS.map((number) => (
          <li key={number}>
            <button
              type="button"
              className="demo__number"
              onClick={() => {
                onNumber(number);
              }}
            >
              <span className="demo__digits number">{number}</span>
              <span className="one-line" title={t(`demo.${number}`)}>
                {t(`demo.${number}`)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
