import { format } from 'prettier';
import { adminPage } from './admin-page';
import { adml, admx } from './group-policy';
import { jsonSchema } from './json-schema';
import { PRODUCT } from './product';
import { mobileconfig, profileManifest } from './property-list';

/** Every file that is made from the table, by its path in this folder. */
export async function templates(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    [`${PRODUCT.file}.admx`, admx()],
    [`en-US/${PRODUCT.file}.adml`, adml()],
    [`${PRODUCT.file}.mobileconfig`, mobileconfig()],
    [`${PRODUCT.bundleId}.manifest.plist`, profileManifest()],
    ['policies.schema.json', await format(jsonSchema(), { parser: 'json', ...STYLE })],
    ['README.md', await format(adminPage(), { parser: 'markdown', ...STYLE })],
  ]);
}

/** As the formatter of the tree has it. */
const STYLE = { printWidth: 110, singleQuote: true } as const;
