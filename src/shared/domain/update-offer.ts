import { stagingPercent } from './staging-bucket';
import { compareVersions, readVersion } from './version';

/** What the update server says there is. */
export interface OfferedVersion {
  readonly version: string;
  /** 0–100: so many of all installations may have it; null: all. */
  readonly stagingPercent: number | null;
}

/** What counts when an offer is judged. */
export interface OfferFacts {
  /** The one that runs. */
  readonly current: string;
  readonly installationId: string;
  /** The only version that may be installed, older or newer; null: any newer one. */
  readonly pinnedVersion: string | null;
  /** Older ones have to be updated; null: none. */
  readonly minimumVersion: string | null;
  /** The version that the person went back from: it isn't brought again by itself. */
  readonly leftVersion: string | null;
  /** The person asked for updates. */
  readonly asked: boolean;
}

/**
 * Why there is nothing to install: it runs already; it is older; it isn't the pinned one; it is not this installation's turn yet;
 * the person went back from it.
 */
type NoOffer = 'current' | 'older' | 'not-pinned' | 'not-yet' | 'left';

export type Judgement =
  | { readonly install: true; readonly version: string; readonly urgent: boolean }
  | { readonly install: false; readonly why: NoOffer | 'unreadable' };

/** Whether what the server offers is to be installed here. An older version never is, unless it is the pinned one. */
export function judgeOffer(offered: OfferedVersion, facts: OfferFacts): Judgement {
  const version = readVersion(offered.version);
  const current = readVersion(facts.current);
  if (!version || !current) return { install: false, why: 'unreadable' };
  const urgent = isBelowMinimum(facts.current, facts.minimumVersion);
  const rank = compareVersions(version, current);
  const take = { install: true, version: offered.version, urgent } as const;
  if (rank === 0) return no('current');
  if (facts.pinnedVersion !== null) {
    const pinned = readVersion(facts.pinnedVersion);
    return pinned && compareVersions(pinned, version) === 0 ? take : no('not-pinned');
  }
  if (rank < 0) return no('older');
  if (urgent) return take;
  if (
    offered.stagingPercent !== null &&
    stagingPercent(facts.installationId, offered.version) >= offered.stagingPercent
  )
    return no('not-yet');
  if (!facts.asked && facts.leftVersion === offered.version) return no('left');
  return take;
}

/** Whether the version that runs is one that the organisation no longer wants. */
export function isBelowMinimum(current: string, minimumVersion: string | null): boolean {
  const [version, least] = [readVersion(current), readVersion(minimumVersion ?? '')];
  return version !== null && least !== null && compareVersions(version, least) < 0;
}

function no(why: NoOffer): Judgement {
  return { install: false, why };
}
