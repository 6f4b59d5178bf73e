import type { Policy } from '../policy/policy';
import type { LoginStarter } from './login-start';

/** Starting with the log-in as an admin wants it, where one does; kept so while the phone runs, and whatever the page asks. */
export function ruledLoginStart(starter: LoginStarter, policy: Policy): LoginStarter {
  const wish = (): { readonly on: boolean; readonly hidden: boolean } | null => {
    const rule = policy.value('shell.startAtLogin');
    return rule === 'person' ? null : { on: rule !== 'off', hidden: rule === 'hidden' };
  };
  const obey = async (): Promise<void> => {
    const wanted = wish();
    if (!wanted) return;
    const now = await starter.get();
    if (now.supported && (now.on !== wanted.on || (wanted.on && now.hidden !== wanted.hidden))) {
      await starter.set(wanted);
    }
  };
  void policy.ready.then(obey);
  policy.onDidChange(() => void obey());
  return {
    get: starter.get,
    set: (wanted) => starter.set(wish() ?? wanted),
  };
}
