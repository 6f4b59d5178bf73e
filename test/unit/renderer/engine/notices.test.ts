import { expect, it } from 'vitest';
import { Notices } from '../../../../src/renderer/engine/notices';

function notices() {
  let ids = 0;
  let changes = 0;
  const made = new Notices(
    () => `n${String((ids += 1))}`,
    () => (changes += 1),
  );
  return { made, changes: () => changes };
}

it('tells the same thing once until it is dismissed', () => {
  const { made, changes } = notices();
  made.tell('hold-failed', 'call-1');
  made.tell('hold-failed', 'call-1');
  made.tell('hold-failed', 'call-2');
  expect(made.all.map(({ callId }) => callId)).toEqual(['call-1', 'call-2']);
  expect(changes()).toBe(2);
  made.dismiss('n1');
  made.tell('hold-failed', 'call-1');
  expect(made.all.map(({ callId }) => callId)).toEqual(['call-2', 'call-1']);
});

it('tells the same of two lines as two things', () => {
  const { made } = notices();
  for (const line of ['line-1', 'line-2', 'line-2']) made.tell('parked', null, 'sip:*88@a.test', line);
  expect(made.all.map(({ lineId }) => lineId)).toEqual(['line-1', 'line-2']);
});

it('keeps the last sixteen', () => {
  const { made } = notices();
  for (let call = 0; call < 20; call += 1) made.tell('microphone-lost', String(call));
  expect(made.all).toHaveLength(16);
  expect(made.all[0]?.callId).toBe('4');
});

it('withdraws what no longer holds, and says nothing when there is nothing', () => {
  const { made, changes } = notices();
  made.tell('sound-blocked', null);
  made.withdraw(({ code }) => code === 'sound-blocked');
  made.withdraw(() => true);
  made.dismiss('unknown');
  expect(made.all).toEqual([]);
  expect(changes()).toBeLessThanOrEqual(3);
});
