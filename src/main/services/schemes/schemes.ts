import { displayText } from '../../../shared/domain/display-text';
import { LINK_SCHEMES, type LinkScheme } from '../../../shared/domain/link-fault';
import type { SchemeOwner } from '../../../shared/ipc/desktop-services';
import type { Log } from '../../../shared/log/levels';
import type { SchemeRecord } from '../../platform/ports';

/** Who opens which links, and taking them over. What the system doesn't tell is nobody's; nothing here rejects. */
export interface Schemes {
  list(): Promise<SchemeOwner[]>;
  /** The list as it is then: some systems leave the choice to the person, in their own settings. */
  claim(scheme: LinkScheme): Promise<SchemeOwner[]>;
}

export function createSchemes(record: () => Promise<SchemeRecord>, log: Log): Schemes {
  const report = (error: unknown): void => {
    log.warn(error instanceof Error ? error.message : String(error));
  };

  async function ownerOf(scheme: LinkScheme): Promise<SchemeOwner> {
    try {
      const { ours, owner } = await (await record()).owner(scheme);
      return { scheme, ours, owner: owner === null ? null : displayText(owner) || null };
    } catch (error) {
      report(error);
      return { scheme, ours: false, owner: null };
    }
  }

  const list = (): Promise<SchemeOwner[]> => Promise.all(LINK_SCHEMES.map(ownerOf));

  return {
    list,
    async claim(scheme) {
      try {
        await (await record()).claim(scheme);
      } catch (error) {
        report(error);
      }
      return list();
    },
  };
}
