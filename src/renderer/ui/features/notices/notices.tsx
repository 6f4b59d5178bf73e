import { X } from 'lucide-react';
import type { Notice } from '../../../../shared/domain/call-snapshot';
import { Banner } from '../../parts/banner';
import { IconButton } from '../../parts/icon-button';
import { useText } from '../../text/text-context';

interface NoticesProps {
  readonly notices: readonly Notice[];
  readonly onDismiss: (noticeId: string) => void;
}

/** What belongs to no screen, until it is dismissed or mended. The list is always there, so that new ones are read aloud. */
export function Notices({ notices, onDismiss }: NoticesProps) {
  const { t } = useText();
  return (
    <div role="log" aria-label={t('notice.list')} className="notices">
      {notices.map((notice) => (
        <Banner
          key={notice.id}
          tone="warning"
          what={t(`notice.${notice.code}`)}
          action={
            <IconButton
              icon={X}
              label={t('notice.dismiss')}
              onPress={() => {
                onDismiss(notice.id);
              }}
            />
          }
        />
      ))}
    </div>
  );
}
