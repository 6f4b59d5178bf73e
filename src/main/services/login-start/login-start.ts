import type { LoginStart } from '../../../shared/ipc/desktop-services';
import type { Log } from '../../../shared/log/levels';

/** What the system has on record of us starting with its log-in. Both reject when the record can't be read or written. */
export interface LoginRecord {
  read(): Promise<Omit<LoginStart, 'supported'>>;
  write(wanted: Omit<LoginStart, 'supported'>): Promise<void>;
}

/** Starting with the log-in. The record is the truth, whoever wrote it last. Never rejects. */
export interface LoginStarter {
  get(): Promise<LoginStart>;
  /** Gives back what is on record then: not what was wanted when it could not be written. */
  set(wanted: Omit<LoginStart, 'supported'>): Promise<LoginStart>;
}

const UNSUPPORTED: LoginStart = { supported: false, on: false, hidden: false };

/** @param record null: this system has none for us */
export function createLoginStarter(record: LoginRecord | null, log: Log): LoginStarter {
  async function get(): Promise<LoginStart> {
    if (!record) return UNSUPPORTED;
    try {
      return { supported: true, ...(await record.read()) };
    } catch (error) {
      log.error(`not read: ${String(error)}`);
      return UNSUPPORTED;
    }
  }

  return {
    get,
    async set(wanted) {
      try {
        await record?.write(wanted);
      } catch (error) {
        log.error(`not written: ${String(error)}`);
      }
      return get();
    },
  };
}
