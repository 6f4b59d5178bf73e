import { expect, it } from 'vitest';
import { tellOfDevices } from '../../../../src/renderer/engine/device-notices';
import { Notices } from '../../../../src/renderer/engine/notices';
import type { DeviceTrouble } from '../../../../src/renderer/engine/ports';

function setUp(first: readonly DeviceTrouble[] = []) {
  let troubles = first;
  let look = (): void => undefined;
  let ids = 0;
  const notices = new Notices(
    () => String((ids += 1)),
    () => undefined,
  );
  const stop = tellOfDevices(
    {
      troubles: () => troubles,
      subscribe: (listener) => {
        look = listener;
        return () => {
          look = () => undefined;
        };
      },
    },
    notices,
  );
  return {
    notices,
    stop,
    codes: () => notices.all.map(({ code }) => code),
    become: (...next: readonly DeviceTrouble[]) => {
      troubles = next;
      look();
    },
  };
}

it('tells what is wrong from the start and takes it back when it is over', () => {
  const { become, codes } = setUp(['speaker-missing']);
  expect(codes()).toEqual(['speaker-missing']);
  become('speaker-lost', 'ringing-device-lost');
  expect(codes()).toEqual(['speaker-lost', 'ringing-device-lost']);
  become('ringing-device-lost');
  expect(codes()).toEqual(['ringing-device-lost']);
  become();
  expect(codes()).toEqual([]);
});

it('does not repeat what was dismissed until it happens again, and leaves other notices alone', () => {
  const { notices, become, codes } = setUp();
  notices.tell('no-line', null);
  become('speaker-lost');
  notices.dismiss(notices.all.at(-1)?.id ?? '');
  become('speaker-lost');
  expect(codes()).toEqual(['no-line']);
  become();
  become('speaker-lost');
  expect(codes()).toEqual(['no-line', 'speaker-lost']);
});

it('says nothing more once it was stopped', () => {
  const { stop, become, codes } = setUp();
  stop();
  become('speaker-lost');
  expect(codes()).toEqual([]);
});
