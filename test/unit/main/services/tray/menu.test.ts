import { expect, it, vi } from 'vitest';
import { menuTemplate } from '../../../../../src/main/services/tray/menu';
import type { MenuEntry } from '../../../../../src/main/app/shell-state';

const words = ({ key, values }: { key: string; values?: Readonly<Record<string, unknown>> }): string =>
  typeof values?.['name'] === 'string' ? values['name'] : key;
const ENTRIES: readonly MenuEntry[] = [
  { kind: 'heading', label: { key: 'tray.state.ringing', values: { name: 'Q&A' } } },
  { kind: 'command', label: { key: 'tray.answer' }, command: { type: 'answer', callId: 'c' } },
  { kind: 'separator' },
  {
    kind: 'toggle',
    label: { key: 'tray.mute' },
    checked: true,
    command: { type: 'set-mute', callId: 'c', on: false },
  },
  { kind: 'open', label: { key: 'tray.open' } },
  { kind: 'quit', label: { key: 'tray.quit' } },
];

it('shows every entry, with names that keep their ampersand', () => {
  const template = menuTemplate(ENTRIES, words, {
    open: vi.fn(),
    quit: vi.fn(),
    update: vi.fn(),
    command: vi.fn(),
  });
  expect(template).toMatchObject([
    { label: 'Q&&A', enabled: false },
    { label: 'tray.answer' },
    { type: 'separator' },
    { label: 'tray.mute', type: 'checkbox', checked: true },
    { label: 'tray.open' },
    { label: 'tray.quit' },
  ]);
});

it('does what is chosen', () => {
  const deeds = { open: vi.fn(), quit: vi.fn(), update: vi.fn(), command: vi.fn() };
  for (const item of menuTemplate(ENTRIES, words, deeds)) (item.click as (() => void) | undefined)?.();
  expect(deeds.command.mock.calls).toEqual([
    [{ type: 'answer', callId: 'c' }],
    [{ type: 'set-mute', callId: 'c', on: false }],
  ]);
  expect([deeds.open.mock.calls.length, deeds.quit.mock.calls.length]).toEqual([1, 1]);
});
