import type { PolicyReport } from '../../shared/config/policy-report';
import { policyFaultText, policySourceText, policyValueText } from '../../shared/text/policy-words';
import type { PageText } from './fault-text';
import { done, type Reply } from './reply';

/** What `policies` says. */
export function policyReply(report: PolicyReport, json: boolean, page: PageText): Reply {
  return done(json ? JSON.stringify(report) : policyList(report, page));
}

/** What `policies` prints without `--json`: a line a key, those that somebody has decided first, and what was no good. */
export function policyList({ entries, faults }: PolicyReport, page: PageText): string {
  const decided = entries.filter(({ source }) => source !== 'built-in');
  const rest = entries.filter(({ source }) => source === 'built-in');
  return [
    ...[...decided, ...rest].map(({ key, value, source, from }) => {
      const place = from === null || from === '' ? '' : ` (${from})`;
      return `${key}: ${policyValueText(value, page)} · ${policySourceText(source, page)}${place}`;
    }),
    ...faults.map((fault) => `${fault.from}: ${policyFaultText(fault, page)}`),
  ].join('\n');
}
