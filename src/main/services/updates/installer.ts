import type { Result } from '../../../shared/domain/result';
import type { UpdateFault } from '../../../shared/domain/update-machine';
import type { Release } from './feed-document';

/** How the app is installed here, and so how it is replaced. Nothing rejects. */
export interface Installer {
  /** What this system's feed is called after the channel: ``, `-mac`, `-linux`, `-linux-arm64`. */
  readonly feedSuffix: string;
  /** An administrator has to allow each installation: it is never done without the person. */
  readonly asksAdministrator: boolean;
  /** `install` is a matter of moments, and starts nothing: it can be done on the way out. */
  readonly installsInPlace: boolean;
  /**
   * Brings the release here, checks it and makes everything ready, so that only a restart is missing. Faults: `network`, `no-file`,
   * `bad-hash`, `bad-signature`, `no-space`, `not-writable`, `not-unpacked`.
   */
  fetch(release: Release, feed: URL): Promise<Result<null, UpdateFault>>;
  /** What was fetched isn't wanted any more. */
  forget(): Promise<void>;
  /** Puts the version that was fetched in the place of this one: whole, or not at all. Fault: `not-installed`, `not-writable`. */
  install(version: string): Promise<Result<Restart, UpdateFault>>;
  /** The version that `rollBack` brings back; null: none is kept. */
  previous(): Promise<string | null>;
  rollBack(): Promise<Result<Restart, UpdateFault>>;
  /** Once, soon after the start: clears away what no version needs. */
  tidy(): Promise<void>;
}

/** Who starts the app again: it ends by itself and this program is started then, or the installer ends it and starts the new one. */
export type Restart = { readonly by: 'us'; readonly program: string } | { readonly by: 'installer' };
