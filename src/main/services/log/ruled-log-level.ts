import type { Policy } from '../policy/policy';
import type { FileLog } from './file-log';

/** Writes as much as admins want; where they say nothing, as much as at first. */
export function followLogLevel(
  log: Pick<FileLog, 'setLevel' | 'firstLevel'>,
  policy: Pick<Policy, 'current' | 'ready' | 'onDidChange'>,
): void {
  const follow = (): void => {
    const { value, source } = policy.current()['privacy.logLevel'];
    log.setLevel(source === 'built-in' ? log.firstLevel : value);
  };
  void policy.ready.then(follow);
  policy.onDidChange(follow);
}
