import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CompiledMessage } from '@lingui/message-utils/compileMessage';
import ts from 'typescript';
import { compileCatalog } from '../../src/shared/text/compile-catalog';
import type { StepResult } from './run-steps';
import { sourceFiles } from './source-files';

const LOCALES = 'assets/locales';
type Messages = Readonly<Record<string, string>>;

/**
 * Every catalogue (`NAME.LANGUAGE.json` or `LANGUAGE.json`) has the keys of its English one with the same holes to fill, and the
 * program uses each key. That a used key exists is held by its type.
 */
export async function checkMessages(): Promise<StepResult> {
  const catalogues = await readCatalogues();
  const literals = await textsInSource();
  const problems: string[] = [];
  for (const [file, english] of catalogues) {
    if (!/(?:^|\.)en\.json$/.test(file)) continue;
    problems.push(...unusedKeys(file, Object.keys(english), literals));
    for (const [other, translated] of catalogues) {
      if (other !== file && familyOf(other) === familyOf(file)) {
        problems.push(...compareCatalogues(file, english, other, translated));
      }
    }
  }
  if (catalogues.size === 0) problems.push(`${LOCALES} holds no catalogue`);
  return { passed: problems.length === 0, output: problems.join('\n') };
}

/** What `translated` lacks, has too much, or fills in another way. */
export function compareCatalogues(
  englishFile: string,
  english: Messages,
  otherFile: string,
  translated: Messages,
): readonly string[] {
  const expected = compileCatalog(english);
  const found = compileCatalog(translated);
  const problems: string[] = [];
  for (const [key, message] of Object.entries(expected)) {
    const other = found[key];
    if (other === undefined) {
      problems.push(`${otherFile} lacks ${key}`);
      continue;
    }
    const [wanted, given] = [holesOf(message), holesOf(other)];
    if (wanted !== given) {
      problems.push(`${otherFile} ${key}: fills {${given}}, ${englishFile} fills {${wanted}}`);
    }
  }
  for (const key of Object.keys(found)) {
    if (!(key in expected)) problems.push(`${otherFile} has ${key}, which ${englishFile} lacks`);
  }
  return problems;
}

/** Keys that no text or template of the program can be. */
export function unusedKeys(
  file: string,
  keys: readonly string[],
  literals: { readonly texts: ReadonlySet<string>; readonly patterns: readonly RegExp[] },
): readonly string[] {
  return keys
    .filter((key) => !literals.texts.has(key) && !literals.patterns.some((pattern) => pattern.test(key)))
    .map((key) => `${file}: ${key} is used nowhere`);
}

/** The names of a message's holes, with how they are formatted. */
function holesOf(message: CompiledMessage): string {
  const holes = new Set<string>();
  const visit = (token: unknown): void => {
    if (!Array.isArray(token)) return;
    const [name, format, forms] = token as readonly unknown[];
    holes.add(typeof format === 'string' ? `${String(name)}, ${format}` : String(name));
    if (typeof forms === 'object' && forms !== null) {
      for (const form of Object.values(forms)) if (Array.isArray(form)) form.forEach(visit);
    }
  };
  if (Array.isArray(message)) message.forEach(visit);
  return [...holes].sort().join('; ');
}

function familyOf(file: string): string {
  return file.replace(/[\w-]+\.json$/, '');
}

async function readCatalogues(): Promise<ReadonlyMap<string, Messages>> {
  const names = (await readdir(LOCALES)).filter((name) => name.endsWith('.json'));
  const read = async (name: string) =>
    [name, JSON.parse(await readFile(join(LOCALES, name), 'utf8')) as Messages] as const;
  return new Map(await Promise.all(names.map(read)));
}

async function textsInSource(): Promise<{ texts: Set<string>; patterns: RegExp[] }> {
  const texts = new Set<string>();
  const patterns: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.add(node.text);
    if (ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
      // A template without a dot would fit any key.
      if (parts.some((part) => part.includes('.'))) {
        patterns.push(
          new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`),
        );
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of await sourceFiles('src')) {
    const source = await readFile(file, 'utf8');
    visit(ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, false));
  }
  return { texts, patterns };
}
