import './readiness.css';
import { Banner } from '../../parts/banner';
import { MendButton } from './mend-button';
import type { CheckView } from './readiness-view';

/** What keeps a registered phone from ringing, each with what mends it. */
export function ReadinessBanners({ checks }: { readonly checks: readonly CheckView[] }) {
  return checks.map((check) => (
    <Banner key={check.check} tone="warning" what={check.text}>
      {check.mend && <MendButton view={check.mend} />}
    </Banner>
  ));
}
