import { choice, flag, list, text } from '../policy-row';

const HOST = /[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?/;
const PORT = /(?::\d{1,5})?/;
/** As `serverUrl`: over TLS, or to this machine. */
const GATEWAY = new RegExp(
  `wss:\\/\\/${HOST.source}${PORT.source}(?:\\/[^\\s@]*)?|ws:\\/\\/(?:localhost|127\\.0\\.0\\.1)${PORT.source}(?:\\/[^\\s@]*)?`,
);
const ICE = new RegExp(`(?:stuns?|turns?):${HOST.source}${PORT.source}(?:\\?transport=(?:udp|tcp))?`);
const PAC = new RegExp(`https:\\/\\/${HOST.source}${PORT.source}(?:\\/[^\\s@]*)?`);
const since = '0.1.0';

export const SIP = {
  'sip.server': text(
    { longest: 512, pattern: GATEWAY, form: 'wss://… (ws:// only to this machine)' },
    {
      title: 'Gateway',
      description:
        'The server of every account that is signed in to by hand. Empty: the person’s, or the one of the address’s domain.',
      example: 'wss://sip.example.com/ws',
      builtIn: '',
      locks: 'Sign in › Server',
      levels: ['mandatory', 'provisioning'],
      since,
    },
  ),
  'sip.allowedDomains': list(
    { most: 32, longest: 253 },
    {
      title: 'Domains that people may sign in to',
      description:
        'Addresses of other domains are refused when somebody signs in by hand. Accounts that are there already go on. Empty list: any.',
      example: ['example.com'],
      builtIn: [],
      locks: null,
      levels: ['mandatory', 'provisioning'],
      since,
    },
  ),
} as const;

export const ICE_RULES = {
  'media.iceServer': text(
    { longest: 512, pattern: ICE, form: 'stun:HOST, turn:HOST or turns:HOST, with a port if need be' },
    {
      title: 'STUN or TURN server',
      description:
        'Of every account that is signed in to by hand. The name and the password for it are the account’s own. Empty: the person’s.',
      example: 'stun:stun.example.com',
      builtIn: '',
      locks: 'Sign in › STUN or TURN server',
      levels: ['mandatory', 'provisioning'],
      since,
    },
  ),
  'media.iceTransport': choice(['all', 'relay'], {
    title: 'Ways for sound and picture',
    description:
      'all: the shortest way that works. relay: only through the TURN server, so that no other address of this computer is told to anybody; an account without one has no sound.',
    example: 'relay',
    builtIn: 'all',
    locks: null,
    levels: ['mandatory', 'provisioning'],
    since,
  }),
} as const;

export const NETWORK = {
  'network.proxyMode': choice(['system', 'direct', 'auto_detect', 'pac_script', 'fixed_servers'], {
    title: 'Proxy',
    description:
      'How gateways and provisioning are reached: as the system says, without a proxy, by WPAD, by a PAC script, or by the proxies named below.',
    example: 'fixed_servers',
    builtIn: 'system',
    locks: null,
    levels: ['mandatory'],
    since,
  }),
  'network.proxyServer': text(
    {
      longest: 512,
      pattern: /[A-Za-z0-9.:;=/-]+/,
      form: 'HOST:PORT, or rules such as https=HOST:PORT;socks5://HOST',
    },
    {
      title: 'Proxies',
      description: 'For fixed_servers. Names and passwords for them don’t belong here.',
      example: 'proxy.example.com:3128',
      builtIn: '',
      locks: null,
      levels: ['mandatory'],
      since,
    },
  ),
  'network.proxyPacUrl': text(
    { longest: 512, pattern: PAC, form: 'https://…' },
    {
      title: 'Address of the PAC script',
      description: 'For pac_script.',
      example: 'https://proxy.example.com/proxy.pac',
      builtIn: '',
      locks: null,
      levels: ['mandatory'],
      since,
    },
  ),
  'network.proxyBypass': list(
    { most: 64, longest: 255 },
    {
      title: 'Reached without the proxy',
      description: 'Hosts and networks for fixed_servers, such as *.example.com, 10.0.0.0/8 and <local>.',
      example: ['*.example.com', '10.0.0.0/8'],
      builtIn: [],
      locks: null,
      levels: ['mandatory'],
      since,
    },
  ),
  'network.minimumTls': choice(['tls1.2', 'tls1.3'], {
    title: 'Oldest TLS version',
    description: 'Gateways and servers that offer only an older one are not connected to.',
    example: 'tls1.3',
    builtIn: 'tls1.2',
    locks: null,
    levels: ['mandatory'],
    since,
  }),
} as const;

export const SECRETS = {
  'secrets.keepPasswords': flag({
    title: 'Keep passwords in the keychain',
    description:
      'When off, the phone keeps no password that a person types: it asks at each start. Those that provisioning brings are kept all the same.',
    example: false,
    builtIn: true,
    locks: 'Sign in › Stay signed in',
    levels: ['mandatory', 'provisioning'],
    since,
  }),
} as const;
