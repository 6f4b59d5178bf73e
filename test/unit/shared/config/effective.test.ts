import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { effectiveOf, reportOf, type PolicyLayer } from '../../../../src/shared/config/effective';
import { policyReportSchema, POLICY_SOURCES } from '../../../../src/shared/config/policy-report';
import { POLICIES, POLICY_KEYS } from '../../../../src/shared/config/policy-table';
import { seeded } from '../../../fakes/chance';

const TONES = ['trill', 'bell', 'marimba', 'pulse', 'classic'] as const;
const LAYERED = POLICY_SOURCES.filter((source) => source !== 'built-in');

function layer(source: PolicyLayer['source'], values: PolicyLayer['values'], from = ''): PolicyLayer {
  return { source, from, values };
}

describe('what holds', () => {
  it('is built in where nobody says anything', () => {
    const effective = effectiveOf([]);
    for (const key of POLICY_KEYS) {
      expect(effective[key]).toEqual({ value: POLICIES[key].builtIn, source: 'built-in', from: null });
    }
  });

  it('is the strongest one’s word, in whatever order and number the layers come', () => {
    const chance = seeded(20_261_121);
    for (let round = 0; round < 2_000; round += 1) {
      const layers = Array.from({ length: chance.whole(9) }, (_, index) =>
        layer(
          chance.pick(LAYERED),
          chance.next() < 0.7 ? { 'ringing.tone': chance.pick(TONES) } : { 'updates.channel': 'beta' },
          String(index),
        ),
      );
      const speakers = layers.filter(({ values }) => values['ringing.tone'] !== undefined);
      const [strongest] = LAYERED.filter((source) => speakers.some((each) => each.source === source));
      const expected = speakers.filter(({ source }) => source === strongest).at(-1);
      const found = effectiveOf(layers)['ringing.tone'];
      expect(found).toEqual(
        expected
          ? { value: expected.values['ringing.tone'], source: expected.source, from: expected.from }
          : { value: 'trill', source: 'built-in', from: null },
      );
    }
  });

  it('puts the machine above the user, the provider above the person, and the person above what is recommended', () => {
    const all = LAYERED.map((source, index) => layer(source, { 'ringing.volumePercent': index }));
    for (let weakest = all.length; weakest > 0; weakest -= 1) {
      const rest = all.slice(all.length - weakest);
      expect(effectiveOf(rest.reverse())['ringing.volumePercent'].source).toBe(LAYERED[all.length - weakest]);
    }
    expect(LAYERED).toEqual([
      'machine-mandatory',
      'user-mandatory',
      'provisioning',
      'person',
      'machine-recommended',
      'user-recommended',
    ]);
  });

  it('says false and nothing where that is what was said', () => {
    const effective = effectiveOf([
      layer('machine-recommended', { 'features.video': true, 'dialling.country': 'DE' }),
      layer('machine-mandatory', { 'features.video': false, 'dialling.country': '' }),
    ]);
    expect(effective['features.video'].value).toBe(false);
    expect(effective['dialling.country'].value).toBe('');
  });
});

it('is told to the pages with each key’s source', () => {
  const fault = { code: 'bad-value', from: 'f', key: 'k' } as const;
  const report = reportOf(effectiveOf([layer('provisioning', { 'updates.mode': 'off' }, 'https://x')]), [
    fault,
  ]);
  expect(v.is(policyReportSchema, report)).toBe(true);
  expect(report.entries).toHaveLength(POLICY_KEYS.length);
  expect(report.entries.find(({ key }) => key === 'updates.mode')).toEqual({
    key: 'updates.mode',
    value: 'off',
    source: 'provisioning',
    from: 'https://x',
  });
  expect(report.faults).toEqual([fault]);
});
