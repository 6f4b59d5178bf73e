/** Reading session descriptions (RFC 8866) just as far as the phone must. Pure; any text is survived. */

export type MediaDirection = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** The direction of the first audio section, from our point of view of their description; `sendrecv` when none is said (RFC 3264 §5.1). */
export function audioDirection(sdp: string): MediaDirection {
  const [session = '', ...sections] = sdp.split(/^m=/m);
  const audio = sections.find((section) => section.startsWith('audio')) ?? '';
  const said = /^a=(sendrecv|sendonly|recvonly|inactive)\s*$/m;
  return (said.exec(audio)?.[1] ?? said.exec(session)?.[1] ?? 'sendrecv') as MediaDirection;
}

/**
 * They don't listen: `sendonly` (music on hold), `inactive`, or the old `c=0.0.0.0` (RFC 3264 §8.4). With port 9 or candidates
 * that address says only that ICE will tell (RFC 8829 §5.2.1).
 */
export function isHeldByRemote(sdp: string): boolean {
  const direction = audioDirection(sdp);
  if (direction === 'sendonly' || direction === 'inactive') return true;
  const iceTells = /^m=audio 9[ /]/m.test(sdp) || /^a=candidate:/m.test(sdp);
  return !iceTells && /^c=IN IP4 0\.0\.0\.0\s*$/m.test(sdp);
}

/** Audio is wanted and there is a codec for it: an `m=audio` section whose port is not 0 (RFC 3264 §6). */
export function hasAudio(sdp: string): boolean {
  return /^m=audio (?!0[ /])\d+/m.test(sdp);
}

/** telephone-event was agreed (RFC 4733 §2.4). */
export function carriesTelephoneEvents(sdp: string): boolean {
  return /^a=rtpmap:\d+ telephone-event\//im.test(sdp);
}

/** What kinds of candidates a description carries (RFC 8839 §5.1). */
export function candidateTypes(sdp: string): ReadonlySet<string> {
  return new Set([...sdp.matchAll(/^a=candidate:.* typ (\w+)/gm)].map((match) => match[1] ?? ''));
}

/**
 * Leaves loopback candidates out of a description for a gateway on another machine: the switch that lets the demo's two ends
 * meet within this one adds them everywhere. Where nothing else is there they stay: the gateway is on this machine then.
 */
export function withoutLoopback(sdp: string): string {
  const loopback = /^a=candidate:\S+ \d+ \w+ \d+ (?:127\.\d+\.\d+\.\d+|::1) .*\r?\n/gm;
  const others = sdp.replace(loopback, '');
  return candidateTypes(others).size > 0 ? others : sdp;
}
