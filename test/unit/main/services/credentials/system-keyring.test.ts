import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSessionBus } from '../../../../../src/main/platform/linux/session-bus';
import { isSecretLocked } from '../../../../../src/main/platform/linux/secret-service';
import {
  createCredentials,
  type Credentials,
} from '../../../../../src/main/services/credentials/credentials';
import { loadSystemKeyring } from '../../../../../src/main/services/credentials/system-keyring';
import { startKeyring, type TestKeyring } from '../../../../fakes/desktop/keyring';
import { startSessionBus, type PrivateBus } from '../../../../fakes/desktop/session-bus';
import { recordedLog } from '../../recorded-log';

const available = ['dbus-daemon', 'gnome-keyring-daemon'].every(
  (program) => spawnSync(program, ['--version']).status === 0,
);

describe.skipIf(!available)('a real keyring', () => {
  let bus: PrivateBus;
  let keyring: TestKeyring;
  let credentials: Credentials;

  beforeAll(async () => {
    bus = await startSessionBus();
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', bus.address);
    const session = createSessionBus();
    credentials = createCredentials({
      load: loadSystemKeyring,
      isLocked: (service, account) => isSecretLocked(session, service, account),
      log: recordedLog().log,
    });
  });
  afterAll(async () => {
    await bus.stop();
    vi.unstubAllEnvs();
  });

  it('is missing, then there, then locked, then there again, and the secret is never lost', async () => {
    expect(await credentials.set('a:sip', 'pw')).toMatchObject({
      ok: false,
      error: { code: 'keyring-missing' },
    });
    keyring = await startKeyring(bus.address);
    expect(await credentials.set('a:sip', 'pw')).toEqual({ ok: true, value: null });
    expect(await credentials.get('a:sip')).toEqual({ ok: true, value: 'pw' });
    await keyring.lock();
    expect(await credentials.get('a:sip')).toMatchObject({ ok: false, error: { code: 'keyring-locked' } });
    expect(await credentials.set('a:sip', 'x')).toMatchObject({
      ok: false,
      error: { code: 'keyring-locked' },
    });
    expect(await credentials.delete('a:sip')).toMatchObject({ ok: false, error: { code: 'keyring-locked' } });
    await keyring.unlock();
    expect(await credentials.get('a:sip')).toEqual({ ok: true, value: 'pw' });
    expect(await credentials.delete('a:sip')).toEqual({ ok: true, value: null });
    expect(await credentials.get('a:sip')).toEqual({ ok: true, value: null });
    await keyring.stop();
  });
});
