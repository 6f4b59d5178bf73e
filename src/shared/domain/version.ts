/** A version of the app (Semantic Versioning 2.0.0), without what says nothing about its rank. */
export interface Version {
  readonly numbers: readonly [major: number, minor: number, patch: number];
  /** `beta`, `1` of `0.2.0-beta.1`; empty: a release. */
  readonly pre: readonly string[];
}

const VERSION =
  /^(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})\.(0|[1-9]\d{0,8})(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;

/** Reads `1.2.3`, `1.2.3-beta.1` or `1.2.3+build`; null: that is no version. */
export function readVersion(text: string): Version | null {
  const match = VERSION.exec(text);
  if (!match) return null;
  const [, major, minor, patch, pre] = match;
  return { numbers: [Number(major), Number(minor), Number(patch)], pre: pre?.split('.') ?? [] };
}

/** Less than, equal to or greater than zero, as `one` ranks below, with or above `other` (Semantic Versioning 2.0.0 §11). */
export function compareVersions(one: Version, other: Version): number {
  for (const [at, number] of one.numbers.entries()) {
    const difference = number - (other.numbers[at] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  if (one.pre.length === 0 || other.pre.length === 0) return Math.sign(other.pre.length - one.pre.length);
  for (const [at, part] of one.pre.entries()) {
    const against = other.pre[at];
    if (against === undefined) return 1;
    const difference = comparePart(part, against);
    if (difference !== 0) return difference;
  }
  return Math.sign(one.pre.length - other.pre.length);
}

function comparePart(one: string, other: string): number {
  const [a, b] = [number(one), number(other)];
  if (a !== null && b !== null) return Math.sign(a - b);
  // Numbers rank below words (§11.4.3).
  if (a !== null || b !== null) return a === null ? 1 : -1;
  return one === other ? 0 : one < other ? -1 : 1;
}

function number(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : null;
}
