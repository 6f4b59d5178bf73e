import * as v from 'valibot';
import { fail, ok, type Result } from '../../../shared/domain/result';
import { isSameIssuer } from '../../../shared/domain/bearer-challenge';
import type { Log } from '../../../shared/log/levels';
import type { SignOn } from '../../../shared/provisioning/provisioning-state';
import type { Credentials } from '../credentials/credentials';
import type { Fetch } from '../provisioning/web';
import { openLoopback } from './loopback-redirect';
import { createProvider, type Provider, type Tokens } from './provider';
import { signOnFault, type SignInFault, type TokenFault } from './sign-on-fault';

/** In the keychain. */
const KEY = 'single-sign-on:refresh';
/** How long a person has for it, ms. */
const PATIENCE_MS = 300_000;
/** A token is renewed when it has less left than this, ms. */
const MARGIN_MS = 60_000;

const keptSchema = v.object({ issuer: v.string(), clientId: v.string(), refreshToken: v.string() });

/** OpenID Connect in the system's browser, with PKCE and a loopback redirect (RFC 8252). Only the refresh token is kept, in the keychain. */
export interface SingleSignOn {
  /** Opens the browser and waits for the person, up to five minutes or until `signal`. */
  signIn(config: SignOn, signal: AbortSignal): Promise<Result<null, SignInFault>>;
  /**
   * An access token that is good for another minute; `fresh`: not the last one. Faults: `refused` (somebody has to sign in),
   * `sso-unreachable`, `sso-clock`, `sso-failed`, `keychain`.
   */
  token(config: SignOn, fresh: boolean): Promise<Result<string, TokenFault>>;
  /** Revokes what can be revoked (RFC 7009), and forgets it. Never rejects. */
  signOut(config: SignOn): Promise<void>;
}

export interface SingleSignOnParts {
  readonly fetch: Fetch;
  readonly secrets: Pick<Credentials, 'get' | 'set' | 'delete'>;
  readonly log: Log;
  /** Opens the person's own browser. */
  openBrowser(url: string): Promise<void>;
  nowMs(): number;
}

export function createSingleSignOn(parts: SingleSignOnParts): SingleSignOn {
  const { secrets, log } = parts;
  const provider = createProvider(parts.fetch);
  let access: { readonly of: string; readonly token: string; readonly untilMs: number } | null = null;
  /** Two renewals with one refresh token would look like a theft of it (RFC 9700 §4.14). */
  let renewing: Promise<Result<string, TokenFault>> | null = null;

  async function take(config: SignOn, tokens: Tokens): Promise<void> {
    access = {
      of: config.issuer,
      token: tokens.access,
      untilMs: parts.nowMs() + tokens.lastsSeconds * 1_000,
    };
    if (tokens.refresh === null) return;
    const { issuer, clientId } = config;
    await secrets.set(KEY, JSON.stringify({ issuer, clientId, refreshToken: tokens.refresh }));
  }

  async function refreshToken(config: SignOn): Promise<Result<string | null, TokenFault>> {
    const kept = await secrets.get(KEY);
    if (!kept.ok) return fail('keychain', kept.error.detail);
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), keptSchema), kept.value);
    if (!read.success) return ok(null);
    const { issuer, clientId, refreshToken: token } = read.output;
    return ok(isSameIssuer(issuer, config.issuer) && clientId === config.clientId ? token : null);
  }

  async function renew(config: SignOn): Promise<Result<string, TokenFault>> {
    const kept = await refreshToken(config);
    if (!kept.ok) return kept;
    if (kept.value === null) return fail('refused', 'nobody is signed in');
    try {
      const tokens = await provider.renew(config, kept.value);
      await take(config, tokens);
      log.info('sign-in: renewed');
      return ok(tokens.access);
    } catch (error) {
      const { code, detail } = signOnFault(error);
      log.warn(`sign-in: not renewed, ${code}, ${detail}`);
      // Only the provider's own word ends it; a network that is away doesn't.
      if (code === 'refused') await secrets.delete(KEY);
      return fail(code === 'sso-denied' ? 'refused' : code, detail);
    }
  }

  async function dance(config: SignOn, provided: Provider, signal: AbortSignal): Promise<void> {
    const attempt = await provided.begin(config);
    const loopback = await openLoopback(attempt.state);
    try {
      await parts.openBrowser(attempt.url(loopback.uri));
      const answer = await loopback.answer(signal);
      await take(config, await attempt.finish(answer));
    } finally {
      loopback.close();
    }
  }

  return {
    async signIn(config, signal) {
      const late = AbortSignal.timeout(PATIENCE_MS);
      try {
        await dance(config, provider, AbortSignal.any([signal, late]));
        log.info('sign-in: done');
        return ok(null);
      } catch (error) {
        if (signal.aborted) return fail('sso-cancelled', 'by the person');
        if (late.aborted) return fail('sso-late', 'nobody signed in within five minutes');
        const { code, detail } = signOnFault(error);
        return fail(code === 'refused' ? 'sso-failed' : code, detail);
      }
    },
    async token(config, fresh) {
      const good = access?.of === config.issuer && access.untilMs - parts.nowMs() > MARGIN_MS;
      if (access && good && !fresh) return ok(access.token);
      renewing ??= renew(config).finally(() => {
        renewing = null;
      });
      return renewing;
    },
    async signOut(config) {
      access = null;
      const kept = await refreshToken(config);
      await secrets.delete(KEY);
      if (!kept.ok || kept.value === null) return;
      await provider.revoke(config, kept.value).catch((error: unknown) => {
        log.warn(`sign-out: not revoked, ${signOnFault(error).detail}`);
      });
    },
  };
}
