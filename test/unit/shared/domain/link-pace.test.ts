import { expect, it } from 'vitest';
import { NO_LINKS, paceLink, type LinkPace, type LinkVerdict } from '../../../../src/shared/domain/link-pace';

function verdicts(links: readonly (readonly [atMs: number, text: string])[]): LinkVerdict[] {
  let pace: LinkPace = NO_LINKS;
  return links.map(([atMs, text]) => {
    const next = paceLink(pace, text, atMs);
    pace = next.pace;
    return next.verdict;
  });
}
const count = (all: readonly LinkVerdict[], verdict: LinkVerdict): number =>
  all.filter((one) => one === verdict).length;

it('lets links through that come as fast as a person reads', () => {
  expect(
    verdicts([
      [0, 'tel:1'],
      [1_000, 'tel:2'],
      [2_500, 'tel:1'],
    ]),
  ).toEqual(['pass', 'pass', 'pass']);
});

it('takes a double click as one', () => {
  expect(
    verdicts([
      [0, 'tel:1'],
      [120, 'tel:1'],
      [1_500, 'tel:1'],
    ]),
  ).toEqual(['pass', 'same', 'pass']);
});

it('lets one of two hundred in a second through and tells of the others once', () => {
  const all = verdicts(Array.from({ length: 200 }, (_, at) => [at * 5, `tel:${String(at)}`] as const));
  expect([count(all, 'pass'), count(all, 'too-many'), count(all, 'quiet')]).toEqual([1, 1, 198]);
});

it('lets ten in a minute through, however they are spread, and tells again after a pause', () => {
  const all = verdicts(Array.from({ length: 60 }, (_, at) => [at * 1_000, `tel:${String(at)}`] as const));
  expect([count(all, 'pass'), count(all, 'too-many'), count(all, 'quiet')]).toEqual([10, 1, 49]);
  expect(
    verdicts([
      [0, 'tel:1'],
      [10, 'tel:2'],
      [20, 'tel:3'],
      [2_000, 'tel:4'],
      [2_010, 'tel:5'],
    ]),
  ).toEqual(['pass', 'too-many', 'quiet', 'pass', 'too-many']);
});
