import { expect, it } from 'vitest';
import { createLoginStarter } from '../../../../../src/main/services/login-start/login-start';
import { recordedLog } from '../../recorded-log';

const NO = { supported: false, on: false, hidden: false };

it('tells what is on record, and what is on record after a change', async () => {
  let record = { on: false, hidden: true };
  const starter = createLoginStarter(
    {
      read: () => Promise.resolve(record),
      write: (wanted) => {
        record = wanted;
        return Promise.resolve();
      },
    },
    recordedLog().log,
  );
  expect(await starter.get()).toEqual({ supported: true, on: false, hidden: true });
  expect(await starter.set({ on: true, hidden: false })).toEqual({
    supported: true,
    on: true,
    hidden: false,
  });
});

it('tells the old record when the new one could not be written', async () => {
  const { log, lines } = recordedLog();
  const starter = createLoginStarter(
    {
      read: () => Promise.resolve({ on: false, hidden: true }),
      write: () => Promise.reject(new Error('EROFS')),
    },
    log,
  );
  expect(await starter.set({ on: true, hidden: true })).toEqual({ supported: true, on: false, hidden: true });
  expect(lines.join()).toContain('EROFS');
});

it('is unsupported where there is no record, or none that can be read', async () => {
  const { log } = recordedLog();
  expect(await createLoginStarter(null, log).get()).toEqual(NO);
  expect(await createLoginStarter(null, log).set({ on: true, hidden: true })).toEqual(NO);
  const broken = {
    read: () => {
      throw new Error('the system says no');
    },
    write: () => Promise.resolve(),
  };
  expect(await createLoginStarter(broken, log).get()).toEqual(NO);
});
