import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCredentials, type Keyring } from '../../../../../src/main/services/credentials/credentials';
import { recordedLog } from '../../recorded-log';

function keyringInMemory(): Keyring {
  const entries = new Map<string, string>();
  return {
    getPassword: (service, account) => Promise.resolve(entries.get(`${service} ${account}`) ?? null),
    setPassword: (service, account, password) => {
      entries.set(`${service} ${account}`, password);
      return Promise.resolve();
    },
    deletePassword: (service, account) => Promise.resolve(entries.delete(`${service} ${account}`)),
  };
}

function credentialsOver(load: () => Promise<Keyring>, isLocked = false) {
  const { log, lines } = recordedLog();
  return { lines, credentials: createCredentials({ load, isLocked: () => Promise.resolve(isLocked), log }) };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a secret', () => {
  it('is kept, read and deleted; deleting nothing is well', async () => {
    const { credentials } = credentialsOver(() => Promise.resolve(keyring));
    const keyring = keyringInMemory();
    expect(await credentials.get('a:sip')).toEqual({ ok: true, value: null });
    expect(await credentials.set('a:sip', 'pw')).toEqual({ ok: true, value: null });
    expect(await credentials.get('a:sip')).toEqual({ ok: true, value: 'pw' });
    expect(await credentials.delete('a:sip')).toEqual({ ok: true, value: null });
    expect(await credentials.delete('a:sip')).toEqual({ ok: true, value: null });
    expect(await keyring.getPassword('Offhook', 'a:sip')).toBeNull();
  });

  it('is never in the log', async () => {
    const { credentials, lines } = credentialsOver(() =>
      Promise.resolve({ ...keyringInMemory(), setPassword: () => Promise.reject(new Error('stub')) }),
    );
    await credentials.set('a:sip', 'hunter2');
    expect(lines.join()).not.toContain('hunter2');
    expect(lines).toEqual(['error [app] set: keyring-failed, stub']);
  });
});

describe('a keyring', () => {
  it('that is missing is told apart, and looked for again the next time', async () => {
    let installed = false;
    const { credentials } = credentialsOver(() =>
      installed
        ? Promise.resolve(keyringInMemory())
        : Promise.reject(new Error('libsecret-1.so.0: cannot open')),
    );
    expect(await credentials.get('a:sip')).toMatchObject({ ok: false, error: { code: 'keyring-missing' } });
    installed = true;
    expect(await credentials.get('a:sip')).toEqual({ ok: true, value: null });
  });

  it('that is locked is not taken for one without the entry', async () => {
    const { credentials } = credentialsOver(() => Promise.resolve(keyringInMemory()), true);
    expect(await credentials.get('a:sip')).toMatchObject({ ok: false, error: { code: 'keyring-locked' } });
    expect(await credentials.delete('a:sip')).toMatchObject({ ok: false, error: { code: 'keyring-locked' } });
  });

  it('is asked one thing at a time, so that no more than one worker thread waits for it', async () => {
    const answers: ((value: null) => void)[] = [];
    const getPassword = vi.fn(() => new Promise<null>((resolve) => answers.push(resolve)));
    const { credentials } = credentialsOver(() => Promise.resolve({ ...keyringInMemory(), getPassword }));
    const both = [credentials.get('a:sip'), credentials.get('b:sip')];
    await vi.waitFor(() => {
      expect(getPassword).toHaveBeenCalledTimes(1);
    });
    expect(credentials.isWaiting()).toBe(true);
    answers[0]?.(null);
    await vi.waitFor(() => {
      expect(getPassword).toHaveBeenCalledTimes(2);
    });
    answers[1]?.(null);
    expect(await Promise.all(both)).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(credentials.isWaiting()).toBe(false);
  });

  it('that never answers counts as locked after a minute, and what was given up is not done later', async () => {
    vi.useFakeTimers();
    let answer = (): void => undefined;
    const keyring = keyringInMemory();
    const setPassword = vi.fn(() => new Promise<void>((resolve) => (answer = resolve)));
    const { credentials } = credentialsOver(() => Promise.resolve({ ...keyring, setPassword }));
    const first = credentials.set('a:sip', 'one');
    const second = credentials.set('a:sip', 'two');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await first).toMatchObject({ ok: false, error: { code: 'keyring-locked' } });
    expect(await second).toMatchObject({ ok: false, error: { code: 'keyring-locked' } });
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect(setPassword).toHaveBeenCalledTimes(1);
  });
});
