import { beforeEach, expect, it, vi } from 'vitest';
import { DtmfInfo } from '../../../../../src/renderer/engine/calls/dtmf-info';
import { ManualClock } from '../../../../fakes/clock';

let clock: ManualClock;
let sent: string[];
let refused: number;
let answers: ((taken: boolean) => void)[];
let dtmf: DtmfInfo;

beforeEach(() => {
  clock = new ManualClock();
  sent = [];
  refused = 0;
  answers = [];
  dtmf = new DtmfInfo({
    clock,
    info: (type, body) => {
      sent.push(`${type} ${body}`);
      return new Promise((resolve, reject) => {
        answers.push((taken) => {
          if (taken) resolve();
          else reject(new Error('415'));
        });
      });
    },
    onRefused: () => {
      refused += 1;
    },
  });
});

const answered = async (count: number): Promise<void> => {
  await vi.waitFor(() => expect(answers).toHaveLength(count), { interval: 1 });
  answers[count - 1]?.(true);
};

it('sends each tone when the one before was taken, and pauses for a comma', async () => {
  dtmf.send('1,2');
  await answered(1);
  expect(sent).toEqual(['application/dtmf-relay Signal=1\r\nDuration=160\r\n']);
  await vi.waitFor(() => expect(clock.waits()).toEqual([2_000]), { interval: 1 });
  clock.advance(2_000);
  await answered(2);
  expect(sent[1]).toContain('Signal=2');
});

it('tells of a refusal once, drops the rest of what was asked, and takes what comes later', async () => {
  dtmf.send('12');
  await vi.waitFor(() => expect(answers).toHaveLength(1), { interval: 1 });
  answers[0]?.(false);
  await vi.waitFor(() => expect(refused).toBe(1), { interval: 1 });
  dtmf.send('3');
  await answered(2);
  expect(sent.map((line) => line.slice(30, 31))).toEqual(['1', '3']);
});
