import { expect, it } from 'vitest';
import { NOT_SET_UP } from '../../../../src/shared/provisioning/provisioning-state';

it('a phone that nobody set up may be set up', () => {
  expect(NOT_SET_UP).toMatchObject({ setUp: false, maySetUp: true, byPolicy: false, problem: null });
});
