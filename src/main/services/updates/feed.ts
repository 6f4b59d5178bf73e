import { readVersion } from '../../../shared/domain/version';
import { fail, type Result } from '../../../shared/domain/result';
import type { UpdateFault } from '../../../shared/domain/update-machine';
import { readFeedDocument, type Release } from './feed-document';
import { isSignedBy, readPublicKey } from './feed-signature';
import { feedAddress, fetchSecurely, fileAddress, readBytes, type Fetch } from './secure-fetch';

const TIMEOUT_MS = 30_000;
const FEED_BYTES = 65_536;
const SIGNATURE_BYTES = 1_024;
const CHANNEL = /^[a-z][a-z0-9-]{0,31}$/;

export interface FeedQuestion {
  /** The folder that holds the feed, https. */
  readonly url: string;
  /** `latest` unless the organisation wants another. */
  readonly channel: string;
  /** Asks for this version's own file instead of the channel's. */
  readonly pinnedVersion: string | null;
  /** What this system's feed is called: ``, `-mac`, `-linux`, `-linux-arm64`. */
  readonly suffix: string;
  /** Base64 of the Ed25519 key that signs it. */
  readonly publicKey: string;
}

/**
 * Asks the update server what there is. `NAME.yml` counts for nothing unless `NAME.yml.sig` holds the signature over exactly its bytes:
 * who has the server's web space alone can send nobody anything. Faults: `network`, `not-secure`, `unsigned`, `bad-signature`,
 * `unreadable`.
 */
export async function askFeed(fetch: Fetch, asked: FeedQuestion): Promise<Result<Release, UpdateFault>> {
  const feed = feedAddress(asked.url);
  if (!feed) return fail('not-secure', 'the address is not https');
  const key = readPublicKey(asked.publicKey);
  if (!key) return fail('unsigned', 'the public key of this build is none');
  const name = asked.pinnedVersion ?? asked.channel;
  const isName = asked.pinnedVersion === null ? CHANNEL.test(name) : readVersion(name) !== null;
  const document = fileAddress(feed, `${name}${asked.suffix}.yml`);
  const signature = fileAddress(feed, `${name}${asked.suffix}.yml.sig`);
  if (!isName || !document || !signature) return fail('unreadable', 'no such channel');

  const [answer, proof] = await Promise.all([
    fetchSecurely(fetch, document, TIMEOUT_MS),
    fetchSecurely(fetch, signature, TIMEOUT_MS),
  ]);
  if (!answer.ok) return answer;
  if (!proof.ok) return proof.error.code === 'unreadable' ? fail('unsigned', proof.error.detail) : proof;
  const [bytes, said] = await Promise.all([
    readBytes(answer.value, FEED_BYTES),
    readBytes(proof.value, SIGNATURE_BYTES),
  ]);
  if (!bytes.ok) return bytes;
  if (!said.ok) return said;
  if (!isSignedBy(key, bytes.value, said.value.toString('latin1')))
    return fail('bad-signature', document.pathname);
  return readFeedDocument(bytes.value.toString('utf8'));
}
