import { beforeEach, expect, it, vi } from 'vitest';
import type { Credentials } from '../../../../../src/main/services/credentials/credentials';
import type {
  DocumentRequests,
  Fetched,
} from '../../../../../src/main/services/provisioning/document-requests';
import { createDocumentSource } from '../../../../../src/main/services/provisioning/document-source';
import type { SingleSignOn } from '../../../../../src/main/services/single-sign-on/single-sign-on';
import { fail, ok } from '../../../../../src/shared/domain/result';

const URL = 'https://set-up.example.com/phone';
const SIGN_ON = { issuer: 'https://id.example.com', clientId: 'phone', scopes: ['openid'] };
const UNCHANGED: Fetched = { kind: 'unchanged' };

const fetch = vi.fn<DocumentRequests['fetch']>();
const get = vi.fn<Credentials['get']>();
const token = vi.fn<SingleSignOn['token']>();
const source = createDocumentSource({ requests: { fetch }, secrets: { get }, signOn: { token } });
const look = (by: 'nothing' | 'credential' | 'single-sign-on', credential?: string) =>
  source({ url: URL, by, signOn: SIGN_ON, etag: '"1"' }, credential);
const bearers = () => fetch.mock.calls.map(([{ bearer }]) => bearer);

beforeEach(() => {
  vi.resetAllMocks();
  fetch.mockResolvedValue(UNCHANGED);
});

it('proves who asks as it was set up: not at all, by what the keychain has, or by a sign-in', async () => {
  get.mockResolvedValue(ok('kept'));
  token.mockResolvedValue(ok('signed-in'));
  await look('nothing');
  await look('credential');
  await look('credential', 'new');
  await look('single-sign-on');
  expect(bearers()).toEqual([null, 'kept', 'new', 'signed-in']);
  expect(fetch.mock.calls[0]?.[0]).toEqual({ url: URL, bearer: null, etag: '"1"' });
});

it('asks once more with a fresh token where the sign-in’s was no longer good, and no more', async () => {
  const signIn: Fetched = { kind: 'sign-in', issuer: SIGN_ON.issuer };
  fetch.mockResolvedValueOnce(signIn).mockResolvedValue(UNCHANGED);
  token.mockImplementation((_config, fresh) => Promise.resolve(ok(fresh ? 'fresh' : 'old')));
  await expect(look('single-sign-on')).resolves.toEqual(UNCHANGED);
  expect(bearers()).toEqual(['old', 'fresh']);
  fetch.mockReset();
  fetch.mockResolvedValue(signIn);
  await expect(look('single-sign-on')).resolves.toEqual(signIn);
  expect(fetch).toHaveBeenCalledTimes(2);
});

it('says that somebody has to sign in where no token can be renewed', async () => {
  token.mockResolvedValue(fail('refused', ''));
  await expect(look('single-sign-on')).resolves.toEqual({ kind: 'sign-in', issuer: SIGN_ON.issuer });
  token.mockResolvedValue(fail('sso-unreachable', ''));
  await expect(look('single-sign-on')).resolves.toMatchObject({
    kind: 'fault',
    fault: { code: 'sso-unreachable' },
  });
  expect(fetch).not.toHaveBeenCalled();
});

it('does not ask without the credential it was set up with', async () => {
  get.mockResolvedValue(ok(null));
  await expect(look('credential')).resolves.toMatchObject({ fault: { code: 'refused' } });
  get.mockResolvedValue(fail('keyring-locked', ''));
  await expect(look('credential')).resolves.toMatchObject({ fault: { code: 'keychain' } });
  expect(fetch).not.toHaveBeenCalled();
});
