import * as v from 'valibot';
import { expect, it } from 'vitest';
import { firstUpdateState } from '../../../../src/shared/domain/update-machine';
import { updateSnapshot } from '../../../../src/shared/domain/update-snapshot';
import { updateSnapshotSchema } from '../../../../src/shared/ipc/update-schema';

const SNAPSHOT = updateSnapshot(firstUpdateState('notify'), {
  version: '0.1.0',
  unavailable: 'no-key',
  minimumVersion: null,
  checkedAtMs: null,
  previous: '0.0.9',
});

it('lets what main has to show through, and nothing else', () => {
  expect(v.parse(updateSnapshotSchema, SNAPSHOT)).toEqual(SNAPSHOT);
  for (const wrong of [{ at: 'stolen' }, { next: 2 }, { unavailable: 'because' }, { more: 1 }])
    expect(v.safeParse(updateSnapshotSchema, { ...SNAPSHOT, ...wrong }).success).toBe(false);
});
