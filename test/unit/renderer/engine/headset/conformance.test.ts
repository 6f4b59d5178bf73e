import { describe, expect, it } from 'vitest';
import { HEADSET_PROFILES } from '../../../../fakes/headset-profiles';
import { BEHAVIOURS, conforms } from './conformance';

describe.each(HEADSET_PROFILES)('$name', (profile) => {
  it.each(BEHAVIOURS)('$name', async (behaviour) => {
    expect(await conforms(profile, behaviour)).not.toBe('NO');
  });
});
