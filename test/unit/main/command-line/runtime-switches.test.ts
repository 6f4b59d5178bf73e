import { expect, it } from 'vitest';
import { isRuntimeSwitch } from '../../../../src/main/command-line/runtime-switches';

it('knows what belongs to the runtime, with and without a value, and nothing else', () => {
  const theirs = [
    '--no-sandbox',
    '--ozone-platform=wayland',
    '--enable-features=A,B',
    '-psn_0_12345',
    '--updated',
  ];
  expect(theirs.map(isRuntimeSwitch)).not.toContain(false);
  const unknown = [
    '--hidden',
    '--no-sandboxes',
    '--',
    '-',
    '--NO-SANDBOX',
    '--json',
    '-x',
    'no-sandbox',
    '--=x',
  ];
  expect(unknown.map(isRuntimeSwitch)).not.toContain(true);
});
