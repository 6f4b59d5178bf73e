/**
 * Writes the published schema anew:
 *
 *   npx tsx src/launch/write-provisioning-schema.ts
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { schemaText } from './provisioning-schema';

const path = join(import.meta.dirname, '../../assets/provisioning/provisioning.schema.json');
await writeFile(path, await format(schemaText(), { parser: 'json', printWidth: 110 }));
