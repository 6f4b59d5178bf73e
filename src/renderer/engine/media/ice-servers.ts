import type { IceServerConfig, MediaNetwork } from '../world/media';

/** As the browser wants them; what is neither `stun:` nor `turn:` nor `turns:` is left out. */
export function rtcIceServers(servers: readonly IceServerConfig[]): RTCIceServer[] {
  return servers
    .filter((server) => /^(stuns?|turns?):[^\s]+$/i.test(server.url))
    .map((server) =>
      isRelay(server.url)
        ? { urls: server.url, username: server.username, credential: server.credential }
        : { urls: server.url },
    );
}

export function isRelay(url: string): boolean {
  return /^turns?:/i.test(url);
}

/** Two calls with the same key may share a warm peer connection. */
export function networkKey({ servers, sameMachine, relayOnly }: MediaNetwork): string {
  return JSON.stringify([
    sameMachine,
    relayOnly === true,
    ...servers.map(({ url, username, credential }) => [url, username, credential]),
  ]);
}
