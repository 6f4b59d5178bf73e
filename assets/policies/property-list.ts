import { payloadUuid, PRODUCT, xml } from './product';
import { helpText, toldGroups, type ToldPolicy } from './told-policies';

/** macOS: a configuration profile to start from, and a profile manifest for the editors that read those. */

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
`;

/** Every forced key with its example; keep what you want. */
export function mobileconfig(): string {
  const values = Object.fromEntries(all().map(({ key, row }) => [key, row.example]));
  return `${HEAD}${element(
    {
      PayloadContent: [
        {
          PayloadType: PRODUCT.bundleId,
          PayloadIdentifier: `${PRODUCT.bundleId}.example.policies`,
          PayloadUUID: payloadUuid('policies'),
          PayloadVersion: 1,
          PayloadDisplayName: `${PRODUCT.name} policies`,
          ...values,
        },
      ],
      PayloadDisplayName: `${PRODUCT.name}: example`,
      PayloadDescription: `Every policy of ${PRODUCT.name} with an example. Keep what you want, and give it identifiers of your own.`,
      PayloadIdentifier: `${PRODUCT.bundleId}.example`,
      PayloadOrganization: 'Example Ltd',
      PayloadScope: 'System',
      PayloadType: 'Configuration',
      PayloadUUID: payloadUuid('profile'),
      PayloadVersion: 1,
    },
    0,
  )}\n</plist>\n`;
}

/** The keys with their titles, types and ranges (the ProfileManifests format, pfm_version 1). */
export function profileManifest(): string {
  return `${HEAD}${element(
    {
      pfm_app_url: '',
      pfm_description: `Policies of ${PRODUCT.name}`,
      pfm_domain: PRODUCT.bundleId,
      pfm_format_version: 1,
      pfm_interaction: 'combined',
      pfm_last_modified: '2026-11-21T00:00:00Z',
      pfm_platforms: ['macOS'],
      pfm_subkeys: all().map(subkey),
      pfm_targets: ['system', 'user'],
      pfm_title: PRODUCT.name,
      pfm_unique: true,
      pfm_version: 1,
    },
    0,
  )}\n</plist>\n`;
}

function subkey(policy: ToldPolicy): Readonly<Record<string, unknown>> {
  const { key, row } = policy;
  const { type } = row;
  return {
    pfm_name: key,
    pfm_title: row.title,
    pfm_description: helpText(policy),
    pfm_default: row.builtIn,
    pfm_type: TYPES[type.kind],
    ...(type.kind === 'choice' && { pfm_range_list: type.options }),
    ...(type.kind === 'number' && { pfm_range_min: type.least, pfm_range_max: type.most }),
    ...(type.kind === 'list' && {
      pfm_subkeys: [{ pfm_type: 'string', ...(type.options.length > 0 && { pfm_range_list: type.options }) }],
    }),
  };
}

const TYPES = {
  flag: 'boolean',
  choice: 'string',
  number: 'integer',
  text: 'string',
  list: 'array',
} as const;

function all(): readonly ToldPolicy[] {
  return toldGroups().flatMap(({ policies }) => policies);
}

/** Any plain value as a property list has it. */
function element(value: unknown, depth: number): string {
  const indent = '  '.repeat(depth);
  if (typeof value === 'boolean') return `${indent}<${String(value)}/>`;
  if (typeof value === 'number') return `${indent}<integer>${String(value)}</integer>`;
  if (typeof value === 'string') {
    const isDate = /^\d{4}-\d\d-\d\dT[\d:]+Z$/.test(value);
    return isDate ? `${indent}<date>${value}</date>` : `${indent}<string>${xml(value)}</string>`;
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return `${indent}<array/>`;
    return `${indent}<array>\n${value.map((each) => element(each, depth + 1)).join('\n')}\n${indent}</array>`;
  }
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  const inside = entries.map(
    ([key, each]) => `${indent}  <key>${xml(key)}</key>\n${element(each, depth + 1)}`,
  );
  return `${indent}<dict>\n${inside.join('\n')}\n${indent}</dict>`;
}
