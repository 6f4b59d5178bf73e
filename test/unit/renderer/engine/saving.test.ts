import { beforeEach, expect, it } from 'vitest';
import { Saving } from '../../../../src/renderer/engine/saving';
import { ManualClock } from '../../../fakes/clock';
import { settled } from '../../../fakes/sip-agent';

let clock: ManualClock;
let saving: Saving;
let over: boolean;

beforeEach(() => {
  clock = new ManualClock();
  saving = new Saving(clock);
  over = false;
});

const close = async () => {
  await saving.settled();
  over = true;
};

it('is settled at once when nothing is being written', async () => {
  await close();
  expect([over, clock.waits()]).toEqual([true, []]);
});

it('waits for each work, also for one that fails, and gives it back', async () => {
  let succeed: (word: string) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const one = saving.remember(new Promise<string>((resolve) => (succeed = resolve)));
  const other = saving.remember(new Promise((_resolve, reject) => (fail = reject)));
  void close();
  succeed('written');
  await expect(one).resolves.toBe('written');
  await settled();
  expect(over).toBe(false);
  fail(new Error('disk full'));
  await expect(other).rejects.toThrow('disk full');
  await settled();
  expect([over, clock.waits()]).toEqual([true, []]);
});

it('does not wait for ever', async () => {
  void saving.remember(new Promise(() => undefined));
  void close();
  clock.advance(1_999);
  await settled();
  expect(over).toBe(false);
  clock.advance(1);
  await settled();
  expect(over).toBe(true);
});
