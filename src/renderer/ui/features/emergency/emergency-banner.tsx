import { X } from 'lucide-react';
import { Banner } from '../../parts/banner';
import { IconButton } from '../../parts/icon-button';
import { useText } from '../../text/text-context';
import type { EmergencyView } from './emergency-view';

interface EmergencyBannerProps {
  readonly view: EmergencyView;
  readonly onDismiss: () => void;
}

/** Stays until it is dismissed: whoever comes to help, or to ask later, finds what was called and from where. */
export function EmergencyBanner({ view, onDismiss }: EmergencyBannerProps) {
  const { t } = useText();
  return (
    <section aria-label={t('emergency.record')} role="region">
      <div role="status">
        <Banner
          tone={view.failed ? 'failed' : 'warning'}
          what={view.title}
          next={view.outcome}
          action={<IconButton icon={X} label={t('emergency.dismiss')} onPress={onDismiss} />}
        >
          <p>{view.location}</p>
        </Banner>
      </div>
    </section>
  );
}
