import { describe, expect, it } from 'vitest';
import { stagingPercent } from '../../../../src/shared/domain/staging-bucket';

const IDS = Array.from({ length: 10_000 }, (_, at) => `installation-${String(at)}`);

describe('the place in a staged roll-out', () => {
  it('is the same each time, and between 0 and 100', () => {
    for (const id of IDS.slice(0, 100)) {
      expect(stagingPercent(id, '0.2.0')).toBe(stagingPercent(id, '0.2.0'));
      expect(stagingPercent(id, '0.2.0')).toBeGreaterThanOrEqual(0);
      expect(stagingPercent(id, '0.2.0')).toBeLessThan(100);
    }
  });

  it.each([1, 5, 25, 50, 90])('gives %s %% of the installations their turn', (percent) => {
    const share = IDS.filter((id) => stagingPercent(id, '0.2.0') < percent).length / IDS.length;
    expect(Math.abs(share * 100 - percent)).toBeLessThan(1);
  });

  it('is another one for each version', () => {
    const first = IDS.filter((id) => stagingPercent(id, '0.2.0') < 10);
    const again = first.filter((id) => stagingPercent(id, '0.3.0') < 10);
    expect(again.length / first.length).toBeLessThan(0.2);
  });
});
