import { toJsonSchema } from '@valibot/to-json-schema';
import { PRODUCT } from './product';
import { toldGroups } from './told-policies';

/** For editors and for configuration management: what a policy file on Linux may hold. */
export function jsonSchema(): string {
  const properties = Object.fromEntries(
    toldGroups().flatMap(({ policies }) =>
      policies.map(({ key, row }) => {
        const { $schema: _, ...schema } = toJsonSchema(row.schema);
        const { title, description, builtIn, example } = row;
        return [key, { title, description, ...schema, default: builtIn, examples: [example] }];
      }),
    ),
  );
  const document = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `Policies of ${PRODUCT.name}`,
    type: 'object',
    additionalProperties: false,
    properties: { $schema: { type: 'string' }, ...properties },
  };
  return JSON.stringify(document);
}
