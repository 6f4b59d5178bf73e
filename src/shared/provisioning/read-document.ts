import * as v from 'valibot';
import { displayText } from '../domain/display-text';
import {
  documentSchema,
  LONGEST_DOCUMENT,
  PROVISIONING_VERSION,
  type ProvisioningDocument,
} from './document';
import { PROVISION_FAULTS, type ProvisionFault, type ProvisionFaultCode } from './provision-fault';

export type ReadDocument =
  | { readonly ok: true; readonly document: ProvisioningDocument }
  /** Each with its place; at least one. */
  | { readonly ok: false; readonly faults: readonly ProvisionFault[] };

/**
 * Reads a provisioning document. One fault refuses it as a whole: half a set-up would be nobody's. Faults: `too-large`,
 * `not-json`, `newer-version`, and with their places `wrong-type`, `unsafe-link`, `insecure-server`. Never holds values: a
 * place is made of keys alone.
 */
export function readDocument(text: string): ReadDocument {
  if (text.length > LONGEST_DOCUMENT) return refused('too-large');
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return refused('not-json');
  }
  if (isNewer(found)) return refused('newer-version');
  const parsed = v.safeParse(documentSchema, found);
  if (!parsed.success) return { ok: false, faults: parsed.issues.map(faultOf) };
  const repeated = firstRepeated(parsed.output.accounts.map(({ id }) => id));
  return repeated === null
    ? { ok: true, document: parsed.output }
    : { ok: false, faults: [{ code: 'wrong-type', place: `accounts.${String(repeated)}.id` }] };
}

function refused(code: ProvisionFaultCode): ReadDocument {
  return { ok: false, faults: [{ code, place: '' }] };
}

function isNewer(found: unknown): boolean {
  if (typeof found !== 'object' || found === null || !('version' in found)) return false;
  const { version } = found;
  return typeof version === 'number' && Number.isInteger(version) && version > PROVISIONING_VERSION;
}

function faultOf(issue: v.BaseIssue<unknown>): ProvisionFault {
  const code = PROVISION_FAULTS.find((each) => each === issue.message) ?? 'wrong-type';
  return { code, place: displayText((issue.path ?? []).map(({ key }) => String(key)).join('.')) };
}

function firstRepeated(ids: readonly string[]): number | null {
  const index = ids.findIndex((id, at) => ids.indexOf(id) < at);
  return index < 0 ? null : index;
}
