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

/** A picture is offered: an `m=video` section whose port is not 0 and that sends (RFC 3264 §5.1). */
export function offersPicture(sdp: string): boolean {
  return livePictures(sdp).some((section) => !/^a=(recvonly|inactive)\s*$/m.test(section));
}

export function hasPicture(sdp: string): boolean {
  return livePictures(sdp).length > 0;
}

function livePictures(sdp: string): readonly string[] {
  return sdp.split(/^m=/m).filter((section) => /^video (?!0[ /])\d+/.test(section));
}

/**
 * Each section in use beside the first carries candidates of its own: one without may have a way of its own, whose candidates are
 * still to come.
 */
export function everySectionHasCandidates(sdp: string): boolean {
  const [, , ...sections] = sdp.split(/^m=/m);
  return sections.every((section) => /^\w+ 0 /.test(section) || /^a=candidate:/m.test(section));
}

/**
 * An answer with the sections that a far end left out put back as declined: there must be as many as in the offer (RFC 3264 §6),
 * but phones with sound alone drop what they don't know, and browsers refuse such an answer, and with it the call.
 */
export function withEverySection(answer: string, offer: string): string {
  const [, ...offered] = offer.split(/^m=/m);
  const [session = '', ...answered] = answer.split(/^m=/m);
  const kindOf = (section: string): string => section.split(' ', 1)[0] ?? '';
  const missing = offered.slice(answered.length);
  const inOrder = answered.every((section, at) => kindOf(section) === kindOf(offered[at] ?? ''));
  if (missing.length === 0 || !inOrder) return answer;
  const declined = missing.map((section) => {
    const [line = ''] = section.split(/\r?\n/, 1);
    const mid = /^a=mid:.*$/m.exec(section)?.[0].trimEnd();
    return [
      line.replace(/^(\w+) \d+/, '$1 0'),
      'c=IN IP4 0.0.0.0',
      'a=inactive',
      ...(mid ? [mid] : []),
      '',
    ].join('\r\n');
  });
  const end = /\r?\n$/.test(answer) ? '' : '\r\n';
  return [
    session,
    ...answered.map((section) => `m=${section}`),
    end,
    ...declined.map((section) => `m=${section}`),
  ].join('');
}

/** A description without its picture (the last section), which is declined by `withEverySection` when the answer comes. */
export function withoutPicture(sdp: string): string {
  const sections = sdp.split(/^(?=m=)/m);
  const last = sections.at(-1) ?? '';
  if (!last.startsWith('m=video')) return sdp;
  const mid = /^a=mid:(\S+)/m.exec(last)?.[1] ?? '';
  return sections
    .slice(0, -1)
    .join('')
    .replace(/^a=group:BUNDLE .*$/m, (group) =>
      group
        .split(' ')
        .filter((named) => named !== mid)
        .join(' '),
    );
}
