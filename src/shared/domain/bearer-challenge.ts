/** What a server says when it wants a bearer token (RFC 6750 §3, RFC 8898 §4). */
export interface BearerChallenge {
  /** The authorization server's issuer; null: it doesn't say. */
  readonly authzServer: string | null;
  /** Scopes the token needs, apart by blanks; null: it doesn't say. */
  readonly scope: string | null;
  /** Such as `invalid_token`: the one that was sent is no good. */
  readonly error: string | null;
}

const LONGEST = 4_096;
/** A token or a quoted string (RFC 9110 §11.2). */
const PARAMETER = /^\s*([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([\w!#$%&'*+.^`|~:/?@-]+))\s*(,|$)/;

/**
 * Reads the value of one `WWW-Authenticate` or `Proxy-Authenticate` header; null where it is no Bearer challenge, or a broken
 * one. A parameter that is there twice breaks it: nobody should read another server into it than we do.
 */
export function readBearerChallenge(header: string): BearerChallenge | null {
  const scheme = /^\s*bearer(?=\s|$)\s*/i.exec(header);
  if (!scheme || header.length > LONGEST) return null;
  const found = new Map<string, string>();
  let rest = header.slice(scheme[0].length);
  while (rest.trim() !== '') {
    const match = PARAMETER.exec(rest);
    const name = match?.[1]?.toLowerCase();
    if (!match || name === undefined || found.has(name)) return null;
    found.set(name, match[2]?.replace(/\\(.)/g, '$1') ?? match[3] ?? '');
    rest = rest.slice(match[0].length);
  }
  return {
    authzServer: found.get('authz_server') ?? null,
    scope: found.get('scope') ?? null,
    error: found.get('error') ?? null,
  };
}

/** Whether two issuers are one and the same: to the letter, but for a slash at the end (OpenID Connect Discovery 1.0 §4.1). */
export function isSameIssuer(a: string, b: string): boolean {
  const bare = (issuer: string): string => issuer.replace(/\/$/, '');
  return bare(a) === bare(b) && bare(a) !== '';
}
