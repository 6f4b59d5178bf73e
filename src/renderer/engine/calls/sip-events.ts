import type { RemoteParty } from '../../../shared/domain/call-snapshot';
import type { CallEvent } from '../../../shared/domain/call-machine';
import { remoteParty } from '../../../shared/domain/caller';
import { formatAddress, parseAddress } from '../../../shared/domain/address';
import { endReasonForStatus } from '../../../shared/domain/end-reason';
import type { Log } from '../../../shared/log/levels';
import type { IncomingReferral, SipCallListener } from '../world/sip';

interface SipEventParts {
  /** Of the line; what the far end says without a domain is one of its numbers. */
  readonly ownDomain: string;
  readonly log: Pick<Log, 'warn'>;
  dispatch(event: CallEvent): void;
  /** The far end holds us. */
  isHeld(): boolean;
  onRedirected(address: string): void;
  onPictureRefused(): void;
  onReferred(referral: IncomingReferral): void;
  /** Who is at the other end now. */
  onRemote(remote: RemoteParty): void;
}

/** What SIP says of a call, as events of the call's machine. */
export function listenToSip(parts: SipEventParts): SipCallListener {
  const { ownDomain, dispatch } = parts;
  return {
    onProvisional: (status, earlyMedia) => {
      dispatch({ type: 'provisional', status, earlyMedia });
    },
    onAccepted: () => {
      dispatch({ type: 'accepted' });
    },
    onRejected: (status) => {
      dispatch({ type: 'rejected', reason: endReasonForStatus(status), sipStatus: status });
    },
    onRedirected: (targets) => {
      const target = targets.map((each) => parseAddress(each, ownDomain)).find((parsed) => parsed.ok);
      if (target?.ok) parts.onRedirected(formatAddress(target.value));
    },
    onPictureRefused: () => {
      parts.onPictureRefused();
    },
    onReferred: (referral) => {
      parts.onReferred(referral);
    },
    onCancelled: (elsewhere) => {
      dispatch({ type: 'cancelled', reason: elsewhere ? 'answered-elsewhere' : 'missed' });
    },
    onConfirmed: () => {
      dispatch({ type: 'confirmed' });
    },
    onBye: () => {
      dispatch({ type: 'remote-bye' });
    },
    onFailed: (reason, detail) => {
      parts.log.warn(`call failed: ${detail}`);
      dispatch({ type: 'failed', reason });
    },
    onRemoteHold: (on) => {
      if (on !== parts.isHeld()) dispatch({ type: 'remote-hold', on });
    },
    onRemoteIdentity: (identity) => {
      parts.onRemote(remoteParty(identity, ownDomain));
    },
  };
}
