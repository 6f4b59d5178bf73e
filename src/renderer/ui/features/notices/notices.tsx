import { X } from 'lucide-react';
import type { Notice, NoticeCode } from '../../../../shared/domain/call-snapshot';
import { Banner } from '../../parts/banner';
import { IconButton } from '../../parts/icon-button';
import { useText } from '../../text/text-context';
import { NoticeCall } from './notice-call';

/** Things that went as they were asked for. */
const GOOD_NEWS: ReadonlySet<NoticeCode> = new Set([
  'parked',
  'auto-answered',
  'forwarding-on',
  'forwarding-off',
]);

interface NoticesProps {
  readonly notices: readonly Notice[];
  readonly onDismiss: (noticeId: string) => void;
  /** The person calls whom a notice names, over its line where it has one. */
  readonly onCall: (address: string, lineId?: string) => void;
}

/** What belongs to no screen, until it is dismissed or mended. The list is always there, so that new ones are read aloud. */
export function Notices({ notices, onDismiss, onCall }: NoticesProps) {
  const { t } = useText();
  return (
    <div role="log" aria-label={t('notice.list')} className="notices">
      {notices.map(({ id, code, address, lineId }) => {
        const shown = (address ?? '').replace(/^sips?:/, '');
        const dismiss = (): void => {
          onDismiss(id);
        };
        return (
          <Banner
            key={id}
            tone={GOOD_NEWS.has(code) ? 'plain' : 'warning'}
            what={t(`notice.${code}`, { address: shown })}
            action={<IconButton icon={X} label={t('notice.dismiss')} onPress={dismiss} />}
          >
            {(code === 'redirected' || code === 'parked') && address !== null && (
              <NoticeCall
                code={code}
                shown={shown}
                onPress={() => {
                  dismiss();
                  onCall(address, lineId);
                }}
              />
            )}
          </Banner>
        );
      })}
    </div>
  );
}
