import { expect, it } from 'vitest';
import { lineLabel } from '../../../../../../src/renderer/ui/features/line/line-label';
import { aLine } from '../../../../../fakes/calls';
import { english } from '../../../english';

it('calls the demo a demo', () => {
  expect(lineLabel(aLine(), english)).toBe('Work');
  expect(lineLabel(aLine({ demo: true }), english)).toBe('Demo line');
});
