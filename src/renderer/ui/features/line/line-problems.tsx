import { Banner } from '../../parts/banner';
import { useText } from '../../text/text-context';
import type { LineProblem } from './line-view';
import { PasswordForm } from './password-form';

interface LineProblemsProps {
  readonly problems: readonly LineProblem[];
  readonly onRetry: (lineId: string, password?: string) => void;
}

/** Each line that can't ring: what happened, what to do, and the means to do it. */
export function LineProblems({ problems, onRetry }: LineProblemsProps) {
  const { t } = useText();
  return problems.map((problem) => (
    <Banner
      key={problem.lineId}
      tone="failed"
      what={
        problem.label === null
          ? problem.what
          : `${t('line.problem', { label: problem.label })} ${problem.what}`
      }
      next={problem.next}
    >
      {problem.password !== null && (
        <PasswordForm
          label={problem.password}
          onSubmit={(password) => {
            onRetry(problem.lineId, password);
          }}
        />
      )}
      {problem.canRetry && (
        <button
          type="button"
          className="button"
          onClick={() => {
            onRetry(problem.lineId);
          }}
        >
          {t('line.retry')}
        </button>
      )}
    </Banner>
  ));
}
