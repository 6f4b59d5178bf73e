import { checkFirstLoad } from './first-load';
import { checkMessages } from './messages';
import { checkPolicyTemplates } from './policy-templates';
import { programStep, type Step } from './run-steps';
import { checkTestTwins } from './test-twins';

const FOLDERS = [
  'test',
  'src/renderer',
  'src/renderer/engine',
  'src/main',
  'src/preload',
  'src/launch',
  'src/shared',
  'assets/icons',
  'assets/policies',
];
export const UNIT_TESTS = 'unit tests';
const modules = (path: string): string => `node_modules/${path}`;

/** Everything `npm run check` looks at, the longest first, so that two run side by side to the end. */
export function checkSteps(): readonly Step[] {
  return [
    programStep('lint', modules('eslint/bin/eslint.js'), [
      '-c',
      '.config/eslint.config.js',
      '--max-warnings=0',
      '--report-unused-disable-directives',
      '.',
    ]),
    programStep(UNIT_TESTS, modules('vitest/vitest.mjs'), [
      'run',
      '--config=test/vitest.config.ts',
      '--configLoader=runner',
      '--project=unit',
      '--reporter=dot',
    ]),
    ...FOLDERS.map((folder) => programStep(`types ${folder}`, modules('typescript/bin/tsc'), ['-p', folder])),
    programStep('format', modules('prettier/bin/prettier.cjs'), ['--check', '--log-level=warn', '.']),
    programStep('unused exports', modules('knip/bin/knip.js'), [
      '--config=.config/knip.json',
      '--no-progress',
    ]),
    { name: 'size', run: checkFirstLoad },
    { name: 'messages', run: checkMessages },
    { name: 'policy templates', run: checkPolicyTemplates },
    { name: 'test twins', run: checkTestTwins },
  ];
}
