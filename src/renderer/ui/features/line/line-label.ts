import type { LineSnapshot } from '../../../../shared/domain/call-snapshot';
import type { UiText } from '../../text/load-text';

/** What a line is called; the demo says that it is one. */
export function lineLabel(line: Pick<LineSnapshot, 'label' | 'demo'>, text: UiText): string {
  return line.demo ? text.t('line.demo') : line.label;
}
