import { isRinging } from '../../shared/domain/call-capabilities';
import type { PhoneSnapshot } from '../../shared/domain/call-snapshot';
import { remoteName } from './features/call/remote-name';
import type { UiText } from './text/load-text';

/** The tab's title: who rings, else whom one talks with, else the product. Read while another tab is in front. */
export function titleText(snapshot: PhoneSnapshot, text: UiText): string {
  const ringing = snapshot.calls.find((call) => isRinging(call.state));
  if (ringing) return text.t('app.title.ringing', { who: remoteName(ringing.remote, text) });
  const call = snapshot.calls.filter(({ state }) => state.phase !== 'ended').at(-1);
  return call ? text.t('app.title.call', { who: remoteName(call.remote, text) }) : text.t('app.name');
}
