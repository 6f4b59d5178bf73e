import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { patiently } from '../../../../../src/main/platform/linux/patiently';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = (): void => {
  throw new Error('nothing was late');
};

it('gives the answer, or the fallback for a refusal', async () => {
  expect(await patiently(1_000, () => Promise.resolve('yes'), 'no', never)()).toBe('yes');
  expect(await patiently(1_000, () => Promise.reject(new Error('gone')), 'no', never)()).toBe('no');
  expect(vi.getTimerCount()).toBe(0);
});

it('waits no longer than its limit, and asks nothing more of who has not answered', async () => {
  let answer: (text: string) => void = () => undefined;
  const ask = vi.fn(
    () =>
      new Promise<string>((resolve) => {
        answer = resolve;
      }),
  );
  const late = vi.fn();
  const look = patiently(1_000, ask, 'no', late);
  for (const _time of [1, 2, 3]) {
    const looked = look();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await looked).toBe('no');
  }
  expect(ask).toHaveBeenCalledTimes(1);
  const looked = look();
  answer('yes');
  expect(await looked).toBe('yes');
  expect(late).toHaveBeenCalledTimes(3);
  void look();
  expect(ask).toHaveBeenCalledTimes(2);
});
