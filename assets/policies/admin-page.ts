import { PRODUCT } from './product';
import { rangeText, shown, toldGroups, type ToldPolicy } from './told-policies';

/** The page for admins. */
export function adminPage(): string {
  const groups = toldGroups();
  const example = Object.fromEntries(
    groups
      .flatMap(({ policies }) => policies)
      .filter(({ key }) => ['provisioning.url', 'updates.mode', 'recording.mode'].includes(key))
      .map(({ key, row }) => [key, row.example]),
  );
  return `# ${PRODUCT.name} for admins: policies

Generated from the table in \`src/shared/config/policy-table.ts\`; \`npm run check\` says when the two differ.

What holds is the strongest word: **mandatory for the machine**, then **mandatory for the user**, then **the provisioning document**, then
**the person**, then **recommended for the machine**, then **recommended for the user**, then what is built in. Changes are taken over
while the phone runs, within a few seconds. A control that the person can’t change says so, with the key’s name. A value that is no
good costs that key alone; it is logged, and shown in Settings › Managed and by \`${PRODUCT.file} policies\` (\`--json\` for machines).
There is no key for a password, a token or any other secret: those are in the system’s keychain and nowhere else.

## Where policies stand

**Linux** — JSON files in \`${PRODUCT.folder}/managed/\` (mandatory) and \`${PRODUCT.folder}/recommended/\`, read in the order of their names,
the later winning. They count only if they and the folders on the way are root’s and nobody else can write them (files 0644, folders
0755); others are passed over with a warning. \`policies.schema.json\` beside this page describes them.

\`\`\`json
${JSON.stringify(example, null, 2)}
\`\`\`

**Windows** — values of \`HKLM\\${PRODUCT.registryKey}\` (machine) and \`HKCU\\${PRODUCT.registryKey}\` (user), named by the key:
REG_DWORD for switches (0 or 1) and numbers, REG_SZ for text, a subkey with the values 1, 2, 3 … for lists (REG_MULTI_SZ is understood
too). What stands below \`\\Recommended\` is recommended. Copy \`${PRODUCT.file}.admx\` and \`en-US\\${PRODUCT.file}.adml\` into \`PolicyDefinitions\`, or import them into Intune.

**macOS** — managed preferences of \`${PRODUCT.bundleId}\`: keys that a profile forces are mandatory, others (\`defaults write\`) are recommended. \`${PRODUCT.file}.mobileconfig\` is
an example with every key; \`${PRODUCT.bundleId}.manifest.plist\` is for editors of profiles.

## The keys

${groups.map(({ name, policies }) => `### ${name}\n\n${policies.map(entry).join('\n\n')}`).join('\n\n')}
`;
}

function entry({ key, row }: ToldPolicy): string {
  const { title, description, levels, since, locks, example, builtIn } = row;
  const facts = [
    `Values: ${rangeText(row)}`,
    `built in: \`${shown(builtIn)}\``,
    `example: \`${shown(example)}\``,
    ...(levels.length === 3 ? [] : [`levels: ${levels.join(', ')}`]),
    ...(locks === null ? [] : [`locks: ${locks}`]),
    `since ${since}`,
  ];
  return `**\`${key}\`** — ${title}. ${description}\n${facts.join(' · ')}`;
}
