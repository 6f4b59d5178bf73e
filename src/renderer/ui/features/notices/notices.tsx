import { CircleParking, Phone, X } from 'lucide-react';
import type { Notice } from '../../../../shared/domain/call-snapshot';
import { Banner } from '../../parts/banner';
import { IconButton } from '../../parts/icon-button';
import { useText } from '../../text/text-context';

interface NoticesProps {
  readonly notices: readonly Notice[];
  readonly onDismiss: (noticeId: string) => void;
  /** The person calls whom a notice names. */
  readonly onCall: (address: string) => void;
}

/** What belongs to no screen, until it is dismissed or mended. The list is always there, so that new ones are read aloud. */
export function Notices({ notices, onDismiss, onCall }: NoticesProps) {
  const { t } = useText();
  return (
    <div role="log" aria-label={t('notice.list')} className="notices">
      {notices.map(({ id, code, address }) => {
        const shown = (address ?? '').replace(/^sips?:/, '');
        const dismiss = (): void => {
          onDismiss(id);
        };
        return (
          <Banner
            key={id}
            tone="warning"
            what={t(`notice.${code}`, { address: shown })}
            action={<IconButton icon={X} label={t('notice.dismiss')} onPress={dismiss} />}
          >
            {code === 'redirected' && address !== null && (
              <button
                type="button"
                className="button"
                onClick={() => {
                  dismiss();
                  onCall(address);
                }}
              >
                <Phone size={16} strokeWidth={1.75} aria-hidden="true" />
                {t('notice.redirected.call', { address: shown })}
              </button>
            )}
            {code === 'parked' && address !== null && (
              <button
                type="button"
                className="button"
                onClick={() => {
                  dismiss();
                  onCall(address);
                }}
              >
                <CircleParking size={16} strokeWidth={1.75} aria-hidden="true" />
                {t('dial.pick-up')}
              </button>
            )}
          </Banner>
        );
      })}
    </div>
  );
}
