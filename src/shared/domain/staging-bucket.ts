const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * Where this installation stands in a staged roll-out of a version, 0 ≤ percent < 100: always the same for the same two, spread
 * evenly over installations, and another place for each version, so that it isn't always the same people who go first. (FNV-1a,
 * 32 bit, with the finish of MurmurHash3: identifiers that differ in one digit land far apart.)
 */
export function stagingPercent(installationId: string, version: string): number {
  let hash = FNV_OFFSET;
  for (const character of `${installationId}/${version}`)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * 100;
}
