import { expect, it } from 'vitest';
import { headsetView } from '../../../../../../src/renderer/ui/features/settings/headset-view';

const nothing = { name: null, switchedOn: true, supported: true, answer: null } as const;

it('names the headset, and has nothing to connect then', () => {
  expect(headsetView({ ...nothing, name: 'Evolve2', answer: 'failed' })).toEqual({
    text: 'settings.headset.on',
    name: 'Evolve2',
    canConnect: false,
  });
  expect(headsetView({ ...nothing, name: '' }).text).toBe('settings.headset.unnamed');
});

it.each([
  [{}, 'settings.headset.none', true],
  [{ answer: 'none' }, 'settings.headset.none-found', true],
  [{ answer: 'failed' }, 'settings.headset.failed', true],
  [{ switchedOn: false }, 'settings.headset.off', false],
  [{ supported: false }, 'settings.headset.unsupported', false],
] as const)('without one: %j', (part, text, canConnect) => {
  expect(headsetView({ ...nothing, ...part })).toEqual({ text, name: '', canConnect });
});
