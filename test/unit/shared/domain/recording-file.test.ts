import { expect, it } from 'vitest';
import { NO_FILE, RECORDING_FAULTS } from '../../../../src/shared/domain/recording-file';

it('counts a person who changes their mind as no fault', () => {
  expect(NO_FILE.filter((code) => !RECORDING_FAULTS.some((fault) => fault === code))).toEqual(['cancelled']);
});
