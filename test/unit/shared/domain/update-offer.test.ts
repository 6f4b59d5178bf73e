import { describe, expect, it } from 'vitest';
import { isBelowMinimum, judgeOffer, type OfferFacts } from '../../../../src/shared/domain/update-offer';

const FACTS: OfferFacts = {
  current: '0.2.0',
  installationId: 'installation-1',
  pinnedVersion: null,
  minimumVersion: null,
  leftVersion: null,
  asked: false,
};

function judge(version: string, facts: Partial<OfferFacts> = {}, stagingPercent: number | null = null) {
  const judgement = judgeOffer({ version, stagingPercent }, { ...FACTS, ...facts });
  return judgement.install ? (judgement.urgent ? 'urgent' : 'install') : judgement.why;
}

describe('what the server offers', () => {
  it.each([
    ['a newer one', '0.3.0', {}, 'install'],
    ['the one that runs', '0.2.0', {}, 'current'],
    ['an older one', '0.1.0', {}, 'older'],
    ['an older one, asked for', '0.1.0', { asked: true }, 'older'],
    ['an older one, and ours is too old', '0.1.0', { minimumVersion: '0.3.0' }, 'older'],
    ['a newer one, and ours is too old', '0.3.0', { minimumVersion: '0.3.0' }, 'urgent'],
    ['a newer one that is too old itself', '0.2.5', { minimumVersion: '0.3.0' }, 'urgent'],
    ['the pinned one, newer', '0.3.0', { pinnedVersion: '0.3.0' }, 'install'],
    ['the pinned one, older', '0.1.0', { pinnedVersion: '0.1.0' }, 'install'],
    ['the pinned one, which runs', '0.2.0', { pinnedVersion: '0.2.0' }, 'current'],
    ['a newer one than the pinned', '0.3.0', { pinnedVersion: '0.2.0' }, 'not-pinned'],
    ['a newer one, and the pin is nonsense', '0.3.0', { pinnedVersion: 'latest' }, 'not-pinned'],
    ['the one that was gone back from', '0.3.0', { leftVersion: '0.3.0' }, 'left'],
    ['the one that was gone back from, asked for', '0.3.0', { leftVersion: '0.3.0', asked: true }, 'install'],
    ['one after the one that was gone back from', '0.3.1', { leftVersion: '0.3.0' }, 'install'],
    [
      'the one that was gone back from, needed',
      '0.3.0',
      { leftVersion: '0.3.0', minimumVersion: '0.3.0' },
      'urgent',
    ],
    ['a beta of ours', '0.2.0-beta.1', {}, 'older'],
    ['nonsense', 'latest', {}, 'unreadable'],
    ['a path', '../../0.3.0', {}, 'unreadable'],
  ] as const)('%s', (_what, version, facts, verdict) => {
    expect(judge(version, facts)).toBe(verdict);
  });

  it('staged comes to some now, to all in the end, and to those who need it or are pinned to it at once', () => {
    const ids = Array.from({ length: 100 }, (_, at) => ({ installationId: `installation-${String(at)}` }));
    const takes = (percent: number, facts: Partial<OfferFacts> = {}) =>
      ids.filter((id) => judge('0.3.0', { ...facts, ...id }, percent) !== 'not-yet').length;
    expect(takes(0)).toBe(0);
    expect(takes(30)).toBeGreaterThan(10);
    expect(takes(30)).toBeLessThan(50);
    expect(takes(30, { asked: true })).toBe(takes(30));
    expect(takes(100)).toBe(100);
    expect(takes(0, { minimumVersion: '0.3.0' })).toBe(100);
    expect(takes(0, { pinnedVersion: '0.3.0' })).toBe(100);
  });

  it('ours is too old only below a minimum that can be read', () => {
    expect(isBelowMinimum('0.2.0', '0.2.1')).toBe(true);
    expect(isBelowMinimum('0.2.0', '0.2.0')).toBe(false);
    expect(isBelowMinimum('0.2.0', null)).toBe(false);
    expect(isBelowMinimum('0.2.0', 'newest')).toBe(false);
  });
});
