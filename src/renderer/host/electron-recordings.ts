import { MOST_BYTES, type RecordingFiles } from '../../shared/domain/recording-file';
import { fail, ok } from '../../shared/domain/result';
import type { OffhookBridge } from '../../shared/ipc/contract';

/** Files that main writes; here they are known by an id alone. */
export function electronRecordings(bridge: Pick<OffhookBridge, 'invoke'>): RecordingFiles {
  return {
    open: async (wanted) => {
      const opened = await bridge
        .invoke('recording:open', wanted)
        .catch((error: unknown) => fail('failed', String(error)));
      if (!opened.ok) return opened;
      const { id, name } = opened.value;
      return ok({
        name,
        write: async (bytes, place) => {
          for (let from = 0; from < bytes.length; from += MOST_BYTES) {
            const part = bytes.slice(from, from + MOST_BYTES);
            const fault = await bridge
              .invoke('recording:write', id, part, place)
              .catch(() => 'failed' as const);
            if (fault) return fault;
          }
          return null;
        },
        close: (keep) => bridge.invoke('recording:close', id, keep).catch(() => 'failed' as const),
      });
    },
  };
}
