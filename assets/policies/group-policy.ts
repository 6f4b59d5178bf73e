import { PRODUCT, xml } from './product';
import { helpText, toldGroups, type ToldGroup, type ToldPolicy } from './told-policies';

/** Group Policy templates (ADMX and ADML schema 1.0, as Microsoft's "Group Policy ADMX Syntax Reference Guide" has them). */

const NAMESPACE = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
const REVISION = '1.0';

interface Level {
  /** After the names of its categories and policies. */
  readonly suffix: string;
  readonly key: string;
  readonly title: string;
  readonly groups: readonly ToldGroup[];
}

const LEVELS: readonly Level[] = [
  {
    suffix: '',
    key: PRODUCT.registryKey,
    title: PRODUCT.name,
    groups: toldGroups('mandatory'),
  },
  {
    suffix: '_recommended',
    key: `${PRODUCT.registryKey}\\Recommended`,
    title: `${PRODUCT.name} (recommended: people may change it)`,
    groups: toldGroups('recommended'),
  },
];

/** What the editor offers, without a word of any language. */
export function admx(): string {
  const versions = [
    ...new Set(
      LEVELS.flatMap(({ groups }) => groups.flatMap(({ policies }) => policies.map(({ row }) => row.since))),
    ),
  ];
  const categories = LEVELS.flatMap(({ suffix, groups }) => [
    `    <category name="Product${suffix}" displayName="$(string.Product${suffix})"/>`,
    ...groups.map(
      ({ id }) =>
        `    <category name="${id}${suffix}" displayName="$(string.${id}${suffix})"><parentCategory ref="Product${suffix}"/></category>`,
    ),
  ]);
  const policies = LEVELS.flatMap((level) =>
    level.groups.flatMap((group) => group.policies.map((policy) => policyElement(policy, group, level))),
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions xmlns="${NAMESPACE}" revision="${REVISION}" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="${PRODUCT.file.replaceAll('-', '')}" namespace="${xml(PRODUCT.name.replace(/[^\p{L}\p{N}]/gu, ''))}.Policies"/>
  </policyNamespaces>
  <resources minRequiredRevision="${REVISION}"/>
  <supportedOn>
    <definitions>
${versions.map((version) => `      <definition name="${supported(version)}" displayName="$(string.${supported(version)})"/>`).join('\n')}
    </definitions>
  </supportedOn>
  <categories>
${categories.join('\n')}
  </categories>
  <policies>
${policies.join('\n')}
  </policies>
</policyDefinitions>
`;
}

function policyElement(policy: ToldPolicy, group: ToldGroup, { suffix, key }: Level): string {
  const { id, row } = policy;
  const name = `${id}${suffix}`;
  const isFlag = row.type.kind === 'flag';
  const head = [
    `name="${name}"`,
    'class="Both"',
    `displayName="$(string.${name})"`,
    `explainText="$(string.${name}_help)"`,
    ...(isFlag ? [] : [`presentation="$(presentation.${name})"`]),
    `key="${xml(key)}"`,
    ...(isFlag ? [`valueName="${policy.key}"`] : []),
  ];
  return `    <policy ${head.join(' ')}>
      <parentCategory ref="${group.id}${suffix}"/>
      <supportedOn ref="${supported(row.since)}"/>
${isFlag ? FLAG_VALUES : `      <elements>\n${valueElement(policy, key, name)}\n      </elements>`}
    </policy>`;
}

const FLAG_VALUES = `      <enabledValue><decimal value="1"/></enabledValue>
      <disabledValue><decimal value="0"/></disabledValue>`;

function valueElement({ key, row: { type } }: ToldPolicy, folder: string, name: string): string {
  switch (type.kind) {
    case 'choice': {
      // Empty text is the same as not configured.
      const items = type.options
        .filter((option) => option !== '')
        .map(
          (option) =>
            `          <item displayName="$(string.${optionId(key, option)})"><value><string>${xml(option)}</string></value></item>`,
        );
      return `        <enum id="${name}" valueName="${key}" required="true">\n${items.join('\n')}\n        </enum>`;
    }
    case 'number':
      return `        <decimal id="${name}" valueName="${key}" minValue="${String(type.least)}" maxValue="${String(type.most)}" required="true"/>`;
    case 'list':
      return `        <list id="${name}" key="${xml(`${folder}\\${key}`)}" valuePrefix=""/>`;
    case 'text':
      return `        <text id="${name}" valueName="${key}" maxLength="${String(type.longest)}" required="true"/>`;
    case 'flag':
      return '';
  }
}

/** The words for it, in English. */
export function adml(): string {
  const strings = new Map<string, string>();
  const presentations: string[] = [];
  for (const { suffix, title, groups } of LEVELS) {
    strings.set(`Product${suffix}`, title);
    for (const group of groups) {
      strings.set(`${group.id}${suffix}`, group.name);
      for (const policy of group.policies) {
        const name = `${policy.id}${suffix}`;
        strings.set(name, policy.row.title);
        strings.set(`${name}_help`, helpText(policy));
        strings.set(supported(policy.row.since), `${PRODUCT.name} ${policy.row.since} or later`);
        for (const option of optionsOf(policy)) strings.set(optionId(policy.key, option), option);
        const control = controlElement(policy, name);
        if (control !== '') {
          presentations.push(`      <presentation id="${name}">${control}</presentation>`);
        }
      }
    }
  }
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources xmlns="${NAMESPACE}" revision="${REVISION}" schemaVersion="1.0">
  <displayName>${xml(PRODUCT.name)}</displayName>
  <description>Policies of ${xml(PRODUCT.name)}, generated from its table.</description>
  <resources>
    <stringTable>
${[...strings].map(([id, text]) => `      <string id="${id}">${xml(text)}</string>`).join('\n')}
    </stringTable>
    <presentationTable>
${presentations.join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}

function controlElement({ row: { title, type } }: ToldPolicy, name: string): string {
  const label = xml(title);
  switch (type.kind) {
    case 'flag':
      return '';
    case 'choice':
      return `<dropdownList refId="${name}">${label}</dropdownList>`;
    case 'number':
      return `<decimalTextBox refId="${name}">${label}</decimalTextBox>`;
    case 'list':
      return `<listBox refId="${name}">${label}</listBox>`;
    case 'text':
      return `<textBox refId="${name}"><label>${label}</label></textBox>`;
  }
}

function optionsOf({ row: { type } }: ToldPolicy): readonly string[] {
  return type.kind === 'choice' ? type.options.filter((option) => option !== '') : [];
}

function optionId(key: string, option: string): string {
  return `${key.replace('.', '_')}_is_${option.replace(/[^A-Za-z0-9]/g, '_')}`;
}

function supported(version: string): string {
  return `SUPPORTED_${version.replace(/\W/g, '_')}`;
}
