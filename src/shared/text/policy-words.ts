import type { PolicyEntry, PolicyFault } from '../config/policy-report';
import type { Text } from './create-text';
import type { MessageKey } from './message-key';

type Words = Pick<Text<MessageKey>, 't'>;

/** A value as a person reads it. */
export function policyValueText(value: PolicyEntry['value'], { t }: Words): string {
  if (typeof value === 'boolean') return t(value ? 'policy.on' : 'policy.off');
  if (Array.isArray(value)) return value.length === 0 ? t('policy.empty') : value.join(', ');
  return value === '' ? t('policy.empty') : String(value);
}

/** Who says so. */
export function policySourceText(source: PolicyEntry['source'], { t }: Words): string {
  return t(`policy.source.${source}`);
}

/** What is wrong, and that it is passed over. */
export function policyFaultText({ code, key }: PolicyFault, { t }: Words): string {
  return t(`policy.fault.${code}`, { key: key ?? '' });
}
