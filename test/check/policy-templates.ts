import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { templates } from '../../assets/policies/templates';
import type { StepResult } from './run-steps';

const FOLDER = 'assets/policies';

/** The files for admins say what the table says. */
export async function checkPolicyTemplates(): Promise<StepResult> {
  const drifted: string[] = [];
  for (const [path, wanted] of await templates()) {
    const found = await readFile(join(FOLDER, path), 'utf8').catch(() => null);
    if (found !== wanted) drifted.push(`${FOLDER}/${path} is not what the table says`);
  }
  const output = [...drifted, ...(drifted.length > 0 ? [`npx tsx ${FOLDER}/write.ts writes them anew`] : [])];
  return { passed: drifted.length === 0, output: output.join('\n') };
}
