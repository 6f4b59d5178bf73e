import { expect, it } from 'vitest';
import { OWN_RING } from '../../../../../../src/renderer/engine/sound/rings/own-ring';

it('is none but in the build of a brand that has one', () => {
  expect(OWN_RING).toBeNull();
});
