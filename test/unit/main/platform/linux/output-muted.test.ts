import { expect, it, vi } from 'vitest';
import { isOutputMuted } from '../../../../../src/main/platform/linux/output-muted';

const answers = (mute: string | null, volume: string | null) =>
  vi.fn((_program: string, [order]: readonly string[]) =>
    Promise.resolve(order === 'get-sink-mute' ? mute : volume),
  );
const volume = (left: number, right: number): string =>
  `Volume: front-left: 65536 / ${String(left)}% / 0.00 dB,   front-right: 65536 / ${String(right)}% / 0.00 dB\n        balance 0.00\n`;

it.each([
  ['muted', 'Mute: yes\n', volume(70, 70), true],
  ['at zero', 'Mute: no\n', volume(0, 0), true],
  ['on', 'Mute: no\n', volume(40, 0), false],
  ['on, volume unknown', 'Mute: no\n', null, false],
  ['nobody can be asked', null, null, null],
])('%s', async (_name, mute, level, expected) => {
  expect(await isOutputMuted(answers(mute, level))).toBe(expected);
});
