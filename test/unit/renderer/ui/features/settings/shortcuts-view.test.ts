import { expect, it } from 'vitest';
import { ownerOf, shortcutViews } from '../../../../../../src/renderer/ui/features/settings/shortcuts-view';
import type { ShortcutStates } from '../../../../../../src/shared/domain/shortcut';
import { english } from '../../../english';

const NONE = { answer: null, hangUp: null, mute: null, show: null };
const OFF: ShortcutStates = { answer: 'off', hangUp: 'off', mute: 'off', show: 'off' };

it('shows each with its keys, and nothing to complain of while they work', () => {
  const views = shortcutViews({ ...NONE, answer: 'Ctrl+A' }, { ...OFF, answer: 'on' }, 'linux', english);
  expect(views.map(({ label, keys, problem }) => [label, keys?.shown ?? null, problem])).toEqual([
    ['Answer', 'Ctrl+A', null],
    ['Hang up or decline', null, null],
    ['Mute', null, null],
    ['Show Offhook', null, null],
  ]);
});

it('says what is wrong with keys that do nothing', () => {
  const chosen = { answer: 'Ctrl+A', hangUp: 'CommandOrControl+A', mute: 'A', show: 'Ctrl+S' };
  const states: ShortcutStates = { answer: 'on', hangUp: 'twice', mute: 'invalid', show: 'taken' };
  expect(shortcutViews(chosen, states, 'linux', english).map(({ problem }) => problem)).toEqual([
    null,
    'The same keys as “Answer”, which gets them. Choose others.',
    'These keys can’t be used. Choose others.',
    'Another program has these keys. Choose others, or free them there.',
  ]);
});

it('complains of nothing that is not known yet', () => {
  const [answer] = shortcutViews({ ...NONE, answer: 'Ctrl+A' }, null, 'linux', english);
  expect(answer?.problem).toBeNull();
});

it('finds which other shortcut has the keys, however they are written', () => {
  const chosen = { ...NONE, mute: 'Shift+Ctrl+M' };
  expect(ownerOf('CommandOrControl+Shift+M', chosen, 'answer', 'linux')).toBe('mute');
  expect(ownerOf('CommandOrControl+Shift+M', chosen, 'mute', 'linux')).toBeNull();
  expect(ownerOf('CommandOrControl+Shift+M', chosen, 'answer', 'darwin')).toBeNull();
  expect(ownerOf('nonsense', NONE, 'answer', 'linux')).toBeNull();
});
