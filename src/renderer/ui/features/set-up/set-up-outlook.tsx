import { Banner } from '../../parts/banner';
import { useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { SignOnPrompt } from './sign-on-prompt';
import { setUpProblem } from './set-up-view';

/** On the way in: an organisation that waits for the person, or what is wrong with its set-up. */
export function SetUpOutlook() {
  const text = useText();
  const { setUp, problem, signInAt, byPolicy } = useUiState((state) => state.setUp.now);
  const shown = setUp ? null : problem && setUpProblem(problem, text);
  return (
    <div role="status" aria-label={text.t('setup.organisation')}>
      {shown && <Banner tone="warning" what={shown.what} next={shown.next} />}
      {byPolicy && signInAt !== null && (
        <SignOnPrompt host={signInAt} title={text.t('setup.waiting-for-you')} />
      )}
    </div>
  );
}
