import type { SetUpOffer } from '../../../shared/ipc/provisioning-schema';
import { provisionFault } from '../../../shared/provisioning/provision-fault';
import type { SetUpOutcome } from '../../../shared/provisioning/provisioning-state';
import { hostOf, readSetUp, type SetUp } from '../../../shared/provisioning/set-up-link';
import type { Provisioning } from './provisioning';

/** Between what people type, scan and open, and the service: a link never sets anything up before a person says so. */
export interface SetUpDesk {
  /** By a link from outside. What it holds stays here; the person is asked about its host. */
  offer(link: string): SetUpOffer;
  /** The person wants what was offered under this id. */
  accept(id: string): Promise<SetUpOutcome>;
  /** By what the person typed, scanned or pasted. */
  setUp(text: string): Promise<SetUpOutcome>;
}

export function createSetUpDesk(
  provisioning: Pick<Provisioning, 'setUp' | 'state'>,
  newId: () => string,
): SetUpDesk {
  let offered: { readonly id: string; readonly setUp: SetUp } | null = null;

  return {
    offer(link) {
      const { byPolicy, maySetUp } = provisioning.state();
      if (!maySetUp) return { kind: 'refused', fault: provisionFault(byPolicy ? 'managed' : 'links-off') };
      const read = readSetUp(link);
      if (!read.ok) return { kind: 'refused', fault: provisionFault(read.error.code) };
      offered = { id: newId(), setUp: read.value };
      return { kind: 'ask', id: offered.id, host: hostOf(read.value.url) };
    },
    async accept(id) {
      if (offered?.id !== id) return { kind: 'fault', fault: provisionFault('not-set-up') };
      const outcome = await provisioning.setUp(offered.setUp);
      // What may work at a second try can be tried again.
      if (outcome.kind !== 'fault' && offered.id === id) offered = null;
      return outcome;
    },
    setUp(text) {
      const read = readSetUp(text);
      return read.ok
        ? provisioning.setUp(read.value)
        : Promise.resolve({ kind: 'fault', fault: provisionFault(read.error.code) });
    },
  };
}
