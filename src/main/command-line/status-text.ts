import type { ShellKey } from '../app/shell-key';
import type { Words } from '../app/words';
import type { PageText } from './fault-text';
import type { StatusReport } from './status-report';

type Line = StatusReport['lines'][number];
type Item = StatusReport['readiness'][number];
type Call = StatusReport['calls'][number];

/** What `status` prints without `--json`: the same, in sentences, a line each. */
export function statusText(report: StatusReport, say: Words, page: PageText): string {
  const sentence = (key: ShellKey, values?: Readonly<Record<string, string | number>>): string =>
    say(values ? { key, values } : { key });
  const line = ({ label, address, demo, status, failure }: Line): string => {
    const values = { label: demo ? page.t('line.demo') : label, address };
    const state = sentence(`command.status.line.${status}`, values);
    return failure === null ? state : `${state} ${page.t(`line.${failure}`)}`;
  };
  const call = ({ name, number, phase, muted, held }: Call): string => {
    const state = page.t(held ? 'call.state.on-hold' : callState(phase));
    const values = { name: name ?? number, state };
    return sentence(muted ? 'command.status.call.muted' : 'command.status.call', values);
  };
  const trouble = ({ check, problem }: Item): readonly string[] => {
    // Already said: the lines have their own sentence, do-not-disturb is the verdict.
    const said = (check === 'registration' && report.lines.length > 0) || problem === 'do-not-disturb';
    if (problem === null || said) return [];
    const values = {
      check: page.t(`readiness.check.${check}`),
      problem: page.t(`readiness.problem.${problem}`),
    };
    return [sentence('command.status.trouble', values)];
  };
  return [
    sentence(`command.status.${report.verdict}`),
    ...report.lines.map(line),
    ...report.readiness.flatMap(trouble),
    ...report.calls.map(call),
    ...(report.doNotDisturb === true && report.verdict !== 'do-not-disturb'
      ? [sentence('command.status.do-not-disturb')]
      : []),
    ...(report.missed ? [sentence('command.status.missed', { count: report.missed })] : []),
  ].join('\n');
}

function callState(phase: Call['phase']) {
  switch (phase) {
    case 'preparing':
    case 'calling':
      return 'call.state.calling';
    case 'ended':
      return 'call.state.connected';
    default:
      return `call.state.${phase}` as const;
  }
}
