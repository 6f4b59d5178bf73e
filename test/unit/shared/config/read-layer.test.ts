import { expect, it } from 'vitest';
import { readLayer } from '../../../../src/shared/config/read-layer';

it('leaves out each bad key alone, and says which', () => {
  const raw = {
    $schema: 'policies.schema.json',
    'ringing.tone': 'bell',
    'ringing.volumePercent': 101,
    'updates.mode': 'AUTO',
    'no.suchKey': 1,
    'updates.channel': 'beta',
  };
  expect(readLayer(raw, 'mandatory', '/etc/x.json')).toEqual({
    values: { 'ringing.tone': 'bell', 'updates.channel': 'beta' },
    faults: [
      { code: 'bad-value', from: '/etc/x.json', key: 'ringing.volumePercent' },
      { code: 'bad-value', from: '/etc/x.json', key: 'updates.mode' },
      { code: 'unknown-key', from: '/etc/x.json', key: 'no.suchKey' },
    ],
  });
});

it('takes a key only at a level that may say it', () => {
  const raw = { 'provisioning.url': 'https://a.example/p.json' };
  expect(readLayer(raw, 'recommended', 'x').values).toEqual(raw);
  expect(readLayer(raw, 'provisioning', 'x')).toEqual({
    values: {},
    faults: [{ code: 'wrong-level', from: 'x', key: 'provisioning.url' }],
  });
});

it.each([null, [], 'text', 3])('finds no policies in %j', (raw) => {
  expect(readLayer(raw, 'mandatory', 'x')).toEqual({
    values: {},
    faults: [{ code: 'not-policies', from: 'x', key: null }],
  });
});
