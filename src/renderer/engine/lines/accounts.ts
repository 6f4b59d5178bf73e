import { formatAddress, parseAddress } from '../../../shared/domain/address';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { isLoopback, serverUrl } from '../../../shared/domain/server-url';
import { MOST_CALLS, type Account } from '../../../shared/config/settings';
import { DEFAULT_RULES } from '../../../shared/config/account-rules';
import type { IceServerConfig, MediaNetwork } from '../world/media';
import type { NewAccount, SignInFault } from '../ports';

/** Turns the sign-in form into an account, or says what is wrong with it. Nothing is asked of the network. */
export function accountFrom(form: NewAccount, id: string): Result<Account, SignInFault> {
  const address = parseAddress(form.address);
  if (!address.ok) return address;
  const { host, port } = address.value;
  const server = serverUrl(form.server, port === null ? host : `${host}:${String(port)}`);
  if (!server.ok) return server;
  const iceServer = iceUrl(form.iceServer);
  if (server.value.length > 512 || iceServer.length > 512)
    return fail('bad-server', 'longer than any address');
  if (form.password === '') return fail('password-missing', 'no password');
  return ok({
    id,
    address: formatAddress({ ...address.value, scheme: 'sip' }),
    displayName: form.displayName.trim().slice(0, 128),
    authorizationUser: form.authorizationUser.trim().slice(0, 128),
    server: server.value,
    iceServer,
    turnUser: form.turnUser.trim().slice(0, 255),
    keepPassword: form.keepPassword,
    mostCalls: MOST_CALLS.usual,
    rules: DEFAULT_RULES,
  });
}

/** Where calls of this account find their way (RFC 8445, 8489, 8656). */
export function networkOf(account: Account, turnPassword: string): MediaNetwork {
  const servers: readonly IceServerConfig[] =
    account.iceServer === ''
      ? []
      : [{ url: account.iceServer, username: account.turnUser, credential: turnPassword }];
  const host = /^[a-z]+:\/\/(\[[^\]]+\]|[^:/]+)/i.exec(account.server)?.[1] ?? '';
  return { servers, sameMachine: isLoopback(host.toLowerCase()) };
}

/** `stun:` is understood where only a host was given. */
function iceUrl(text: string): string {
  const url = text.trim();
  if (url === '' || /^(?:stuns?|turns?):/i.test(url)) return url;
  return `stun:${url}`;
}

/** A line of the one is a line of the other: nothing that it registers or calls with has changed. */
export function leadsToTheSame(a: Account, b: Account): boolean {
  return (
    [
      'address',
      'authorizationUser',
      'server',
      'iceServer',
      'turnUser',
      'displayName',
      'signInWith',
      'instanceId',
    ] as const
  ).every((key) => a[key] === b[key]);
}
