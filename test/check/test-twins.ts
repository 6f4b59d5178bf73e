import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import ts from 'typescript';
import type { StepResult } from './run-steps';
import { sourceFiles } from './source-files';

const TWINNED = ['src/shared', 'src/renderer/engine'];

/** Each file of the phone's core that does something has a test of the same name. */
export async function checkTestTwins(): Promise<StepResult> {
  const files = (await Promise.all(TWINNED.map(sourceFiles))).flat();
  const missing: string[] = [];
  for (const file of files) {
    if (twinsOf(file).some((twin) => existsSync(twin))) continue;
    if (!isTypesAlone(await readFile(file, 'utf8'))) missing.push(`${file} has no ${twinsOf(file)[0] ?? ''}`);
  }
  return { passed: missing.length === 0, output: missing.join('\n') };
}

/** Where the test of a source file may be: src/a/b.ts → test/unit/a/b.test.ts. */
export function twinsOf(file: string): readonly string[] {
  const name = file.replace(/^src\//, 'test/unit/').replace(/\.tsx?$/, '');
  return [`${name}.test.ts`, `${name}.test.tsx`];
}

/** True when nothing is left of the file once its types are taken out. */
export function isTypesAlone(source: string): boolean {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      verbatimModuleSyntax: true,
      removeComments: true,
    },
  });
  return outputText.replace('export {};', '').trim() === '';
}
