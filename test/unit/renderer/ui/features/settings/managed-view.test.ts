import { expect, it } from 'vitest';
import { managedView } from '../../../../../../src/renderer/ui/features/settings/managed-view';
import { english } from '../../../english';

it('tells what others decide from what is the person’s or built in', () => {
  const view = managedView(
    {
      entries: [
        { key: 'features.video', value: false, source: 'machine-mandatory', from: '/etc/x.json' },
        { key: 'ringing.tone', value: 'bell', source: 'person', from: null },
        { key: 'shell.theme', value: 'dark', source: 'user-recommended', from: '' },
        { key: 'updates.mode', value: 'auto', source: 'built-in', from: null },
      ],
      faults: [{ code: 'not-trusted', from: '/etc/y.json', key: null }],
    },
    english,
  );
  expect(view.decided).toMatchObject([
    { key: 'features.video', value: 'Off', from: '/etc/x.json' },
    { key: 'shell.theme', value: 'dark', from: null },
  ]);
  expect(view.rest.map(({ key }) => key)).toEqual(['ringing.tone', 'updates.mode']);
  expect(view.faults).toMatchObject([{ from: '/etc/y.json' }]);
});
