import { isSameIssuer } from '../../../shared/domain/bearer-challenge';
import { fail, type Result } from '../../../shared/domain/result';
import { BRAND } from '../../../shared/brand/brand';
import type { Log } from '../../../shared/log/levels';
import {
  accountIdOf,
  NOTHING_PROVISIONED,
  provisionedBy,
  withoutSecrets,
} from '../../../shared/provisioning/provisioned';
import type { Provisioned } from '../../../shared/provisioning/provisioned';
import type { ProvisioningDocument } from '../../../shared/provisioning/document';
import { provisionFault, type ProvisionFault } from '../../../shared/provisioning/provision-fault';
import type {
  ProvisioningState,
  SetUpOutcome,
  SignOn,
} from '../../../shared/provisioning/provisioning-state';
import type { SipTokenFault } from '../../../shared/provisioning/sip-token-fault';
import { hostOf, type SetUp } from '../../../shared/provisioning/set-up-link';
import type { Credentials } from '../credentials/credentials';
import type { SingleSignOn } from '../single-sign-on/single-sign-on';
import { instanceIdOf } from './instance-id';
import { dropAccountSecrets, keepAccountSecrets } from './account-secrets';
import { createDocumentSource, CREDENTIAL, type Way } from './document-source';
import type { DocumentRequests } from './document-requests';
import { nextLookMs } from './next-look';
import type { ProvisionedFile, StoredSetUp } from './provisioned-file';

/** What an admin wants of it, as far as somebody wants something. */
export interface ProvisioningWishes {
  /** Empty: no policy sets the phone up. */
  readonly url: string;
  readonly refreshMinutes: number;
  /** False: only the policy's address counts. */
  readonly allowLinks: boolean;
  /** Null: whatever the provisioning server names. */
  readonly signOn: SignOn | null;
}

export interface ProvisioningParts {
  readonly file: ProvisionedFile;
  readonly requests: DocumentRequests;
  readonly secrets: Pick<Credentials, 'get' | 'set' | 'delete'>;
  readonly signOn: SingleSignOn;
  readonly log: Log;
  newId(): string;
  nowMs(): number;
  /** 0 ≤ n < 1 */
  random(): number;
  /** Calls back once after `delayMs`; gives back the way to cancel. */
  after(delayMs: number, callback: () => void): () => void;
  wishes(): ProvisioningWishes;
  /** What the set-up brings, at the start and whenever it changes. */
  give(provisioned: Provisioned): void;
  tell(state: ProvisioningState): void;
  /** The secrets of these accounts are others now. */
  onSecrets(accountIds: readonly string[]): void;
}

export interface Provisioning {
  state(): ProvisioningState;
  /** Brings back what was set up, then looks whether it still holds. Resolves after the first; never rejects. */
  start(): Promise<void>;
  /** By a person. */
  setUp(wanted: SetUp): Promise<SetUpOutcome>;
  /** Lets the person sign in where `signInAt` says, and goes on with what waits for it. */
  signIn(): Promise<SetUpOutcome>;
  cancelSignIn(): void;
  /** Looks now: the machine woke up, a policy changed, or the person wants it. */
  look(): Promise<void>;
  /** Signs out of it and forgets everything it brought; not what a policy set up. */
  forget(): Promise<SetUpOutcome>;
  /** A bearer token for the gateway of an account (RFC 8898). `fresh`: the last one was refused. */
  sipToken(accountId: string, authzServer: string, fresh: boolean): Promise<Result<string, SipTokenFault>>;
}

const OUR_SCOPES = ['openid', 'offline_access'] as const;

/** Sets the phone up from an organisation's server, and keeps it so. Only the server's own 410 ever takes anything away. */
export function createProvisioning(parts: ProvisioningParts): Provisioning {
  const { file, requests, secrets, signOn, log } = parts;
  const ask = createDocumentSource(parts);
  let stored: StoredSetUp | null = null;
  /** What waits for a sign-in. */
  let waiting: { readonly url: string; readonly signOn: SignOn } | null = null;
  let problem: ProvisionFault | null = null;
  let refreshedAtMs: number | null = null;
  let failures = 0;
  let cancelLook = (): void => undefined;
  let signingIn: AbortController | null = null;
  /** One after the other: a refresh and a set-up at once would write over each other. */
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  function state(): ProvisioningState {
    const { url, allowLinks } = parts.wishes();
    return {
      setUp: stored !== null,
      host: hostOf(stored?.url ?? url),
      name: stored?.document.branding.name ?? '',
      accentColour: stored?.document.branding.accentColour ?? null,
      supportLink: stored?.document.branding.supportLink ?? null,
      byPolicy: url !== '' && (stored === null || stored.url === url),
      maySetUp: allowLinks && url === '',
      signInAt: waiting && hostOf(waiting.signOn.issuer),
      problem,
      refreshedAtMs,
    };
  }

  function tell(): void {
    parts.tell(state());
  }

  /** Where people sign in: an admin's word, else what the server itself named. */
  function signOnFor(issuer: string | null): SignOn | null {
    const wished = parts.wishes().signOn;
    if (wished) return wished;
    return issuer === null ? null : { issuer, clientId: BRAND.executable, scopes: OUR_SCOPES };
  }

  async function accept(
    document: ProvisioningDocument,
    set: Pick<StoredSetUp, 'url' | 'by' | 'signOn' | 'etag'>,
  ): Promise<void> {
    const before = stored?.document.accounts.map(accountIdOf) ?? [];
    const now = document.accounts.map(accountIdOf);
    const { changed, kept } = await keepAccountSecrets(secrets, document);
    await dropAccountSecrets(
      secrets,
      before.filter((id) => !now.includes(id)),
    );
    const instance = stored?.instance ?? parts.newId();
    stored = { version: 1, ...set, instance, fetchedAtMs: parts.nowMs(), document: withoutSecrets(document) };
    await file.save(stored);
    log.info(`set-up: ${String(now.length)} accounts`);
    parts.give(broughtBy(stored));
    const renewed = changed.filter((id) => before.includes(id));
    if (renewed.length > 0) parts.onSecrets(renewed);
    confirmed(kept ? null : provisionFault('keychain'));
  }

  function confirmed(note: ProvisionFault | null): void {
    failures = 0;
    problem = note;
    waiting = null;
    refreshedAtMs = parts.nowMs();
  }

  async function wipe(because: ProvisionFault | null): Promise<void> {
    const gone = stored;
    stored = null;
    waiting = null;
    problem = because;
    refreshedAtMs = null;
    cancelLook();
    parts.give(NOTHING_PROVISIONED);
    tell();
    await file.wipe().catch((error: unknown) => {
      log.error(`set-up not deleted: ${String(error)}`);
    });
    await secrets.delete(CREDENTIAL);
    if (gone) await dropAccountSecrets(secrets, gone.document.accounts.map(accountIdOf));
    if (gone?.signOn) await signOn.signOut(gone.signOn);
  }

  /** A first document from this address. What was there before stays until it is here. */
  async function adopt(
    url: string,
    token: string | null,
    way: Way,
    config: SignOn | null,
  ): Promise<SetUpOutcome> {
    let credential: string | null = null;
    if (token !== null) {
      const exchanged = await requests.exchange(url, token);
      if (!exchanged.ok) return failed(exchanged.error.code);
      credential = exchanged.value;
    }
    const by = credential === null ? way : 'credential';
    const fetched = await ask({ url, by, signOn: config, etag: null }, credential);
    switch (fetched.kind) {
      case 'document': {
        const replaced = stored?.url === url ? null : stored;
        if (replaced?.signOn && by !== 'single-sign-on') await signOn.signOut(replaced.signOn);
        const kept = credential === null || (await secrets.set(CREDENTIAL, credential)).ok;
        await accept(fetched.document, {
          url,
          by,
          signOn: config ?? fetched.document.singleSignOn,
          etag: fetched.etag,
        });
        if (!kept) problem = provisionFault('keychain');
        return { kind: 'done' };
      }
      case 'sign-in': {
        const where = signOnFor(fetched.issuer);
        if (!where || credential !== null) return failed('refused');
        waiting = { url, signOn: where };
        return { kind: 'sign-in', host: hostOf(where.issuer) };
      }
      case 'fault':
        return { kind: 'fault', fault: fetched.fault };
      case 'withdrawn':
        return failed('withdrawn');
      case 'unchanged':
        return failed('server-error');
    }
  }

  async function refresh(held: StoredSetUp): Promise<void> {
    const config = held.by === 'single-sign-on' ? (parts.wishes().signOn ?? held.signOn) : held.signOn;
    const fetched = await ask({ ...held, signOn: config });
    switch (fetched.kind) {
      case 'document':
        await accept(fetched.document, {
          url: held.url,
          by: held.by,
          signOn: held.by === 'single-sign-on' ? config : fetched.document.singleSignOn,
          etag: fetched.etag,
        });
        return;
      case 'unchanged':
        confirmed(problem?.code === 'keychain' ? problem : null);
        return;
      case 'withdrawn':
        await wipe(provisionFault('withdrawn'));
        return;
      case 'sign-in':
        if (held.by === 'single-sign-on' && config) waiting = { url: held.url, signOn: config };
        else problem = provisionFault('refused');
        return;
      case 'fault':
        failures += 1;
        problem = fetched.fault;
    }
  }

  async function lookNow(): Promise<void> {
    const { url } = parts.wishes();
    if (url !== '' && stored?.url !== url) {
      const outcome = await adopt(
        url,
        null,
        parts.wishes().signOn ? 'single-sign-on' : 'nothing',
        parts.wishes().signOn,
      );
      if (outcome.kind === 'fault') {
        failures += 1;
        problem = outcome.fault;
      }
    } else if (stored) await refresh(stored);
    schedule();
    tell();
  }

  function schedule(): void {
    cancelLook();
    if (!stored && parts.wishes().url === '') return;
    const { refreshMinutes } = parts.wishes();
    const delayMs = nextLookMs({
      problem: problem?.code ?? null,
      failures,
      refreshMinutes,
      random: parts.random,
    });
    cancelLook = parts.after(delayMs, () => void look());
  }

  function look(): Promise<void> {
    return inTurn(lookNow).catch((error: unknown) => {
      log.error(`set-up: ${error instanceof Error ? error.message : String(error)}`);
    });
  }

  /** What a person wanted, and what became of it. */
  function carryOut(work: () => Promise<SetUpOutcome>): Promise<SetUpOutcome> {
    return inTurn(async () => {
      const outcome = await work();
      schedule();
      tell();
      return outcome;
    });
  }

  return {
    state,
    async start() {
      await inTurn(async () => {
        stored = await file.load();
        parts.give(stored ? broughtBy(stored) : NOTHING_PROVISIONED);
        tell();
      });
      void look();
    },
    setUp({ url, token }) {
      const wishes = parts.wishes();
      if (wishes.url !== '') return Promise.resolve(failed('managed'));
      if (!wishes.allowLinks) return Promise.resolve(failed('links-off'));
      return carryOut(() => adopt(url, token, 'nothing', null));
    },
    async signIn() {
      const wanted = waiting;
      if (!wanted) return failed('sso-failed');
      signingIn?.abort();
      const mine = new AbortController();
      signingIn = mine;
      const signedIn = await signOn.signIn(wanted.signOn, mine.signal);
      if (!signedIn.ok) {
        log.warn(`sign-in: ${signedIn.error.code}, ${signedIn.error.detail}`);
        return failed(signedIn.error.code);
      }
      const outcome = await carryOut(async () => {
        // The document came by another way, and only a gateway wants the sign-in.
        if (stored?.url !== wanted.url || stored.by === 'single-sign-on')
          return adopt(wanted.url, null, 'single-sign-on', wanted.signOn);
        waiting = null;
        return { kind: 'done' };
      });
      const bearers =
        stored?.document.accounts.filter(({ signInWith }) => signInWith === 'single-sign-on') ?? [];
      if (outcome.kind === 'done' && bearers.length > 0) parts.onSecrets(bearers.map(accountIdOf));
      return outcome;
    },
    cancelSignIn() {
      signingIn?.abort();
    },
    look,
    async forget() {
      if (state().byPolicy) return failed('managed');
      await inTurn(() => wipe(null));
      return { kind: 'done' };
    },
    async sipToken(accountId, authzServer, fresh) {
      const config = stored && (stored.signOn ?? parts.wishes().signOn);
      const account = stored?.document.accounts.find((each) => accountIdOf(each) === accountId);
      const ours =
        account?.signInWith === 'single-sign-on' && config && isSameIssuer(config.issuer, authzServer);
      if (!ours) return fail('not-for-this', 'another account, or another authorization server');
      const token = await signOn.token(config, fresh);
      if (token.ok) return token;
      if (stored && token.error.code === 'refused' && !waiting) {
        waiting = { url: stored.url, signOn: config };
        tell();
      }
      return fail(
        token.error.code === 'sso-unreachable' ? 'unreachable' : 'sign-in-needed',
        token.error.detail,
      );
    },
  };
}

function broughtBy({ document, instance }: StoredSetUp): Provisioned {
  return provisionedBy(document, (accountId) => instanceIdOf(instance, accountId));
}

function failed(code: ProvisionFault['code']): SetUpOutcome {
  return { kind: 'fault', fault: provisionFault(code) };
}
