import * as v from 'valibot';
import { UPDATE_FAULTS, UPDATE_MODES } from '../domain/update-machine';
import { NO_UPDATES, UPDATE_STANDS, type UpdateSnapshot } from '../domain/update-snapshot';

const version = v.pipe(v.string(), v.maxLength(64));

/** Serialisable twin of `domain/update-snapshot.ts`. */
export const updateSnapshotSchema = v.strictObject({
  version,
  mode: v.picklist(UPDATE_MODES),
  unavailable: v.nullable(v.picklist(NO_UPDATES)),
  at: v.picklist(UPDATE_STANDS),
  next: v.nullable(version),
  waitsForCall: v.boolean(),
  outdated: v.boolean(),
  fault: v.nullable(v.picklist(UPDATE_FAULTS)),
  checkedAtMs: v.nullable(v.number()),
  previous: v.nullable(version),
}) satisfies v.GenericSchema<UpdateSnapshot>;
