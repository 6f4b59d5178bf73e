import type { SoundTest } from '../../../engine/ports';
import { useActions } from '../../state/ui-context';
import { useText } from '../../text/text-context';

const NAMES = {
  speaker: 'settings.test.speaker',
  ringing: 'settings.test.ringing',
  'first-ringing': 'settings.test.ringing',
  'second-ringing': 'settings.test.second-ringing',
} as const;

/** Plays a test sound. */
export function SoundTestButton({ test }: { readonly test: SoundTest }) {
  const { t } = useText();
  const { playTest } = useActions();
  return (
    <button type="button" className="button" aria-label={t(NAMES[test])} onClick={() => void playTest(test)}>
      {t('settings.test')}
    </button>
  );
}
