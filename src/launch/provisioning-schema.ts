import { toJsonSchema } from '@valibot/to-json-schema';
import { documentSchema } from '../shared/provisioning/document';

/** `provisioning.schema.json`: the document's schema as everybody else reads it. Links and servers are checked further here. */
export function schemaText(): string {
  const schema = toJsonSchema(documentSchema, { typeMode: 'input', errorMode: 'ignore' });
  return `${JSON.stringify({ ...schema, title: 'Offhook provisioning document' }, null, 2)}\n`;
}
