import './video.css';
import { useRef } from 'react';
import { Maximize, Minimize, SwitchCamera } from 'lucide-react';
import { Avatar } from '../../parts/avatar';
import { IconButton } from '../../parts/icon-button';
import { useText } from '../../text/text-context';
import { Picture } from './picture';
import { useFullScreen } from './use-full-screen';
import { usePicture } from './use-picture';
import type { VideoView } from './video-view';

interface VideoStageProps {
  readonly callId: string;
  readonly who: string;
  readonly name: string | null;
  readonly view: VideoView;
  /** Left out where there is one camera alone. */
  readonly onSwitchCamera?: (() => void) | undefined;
}

/** The far end's picture, large, and ours in its corner; a camera's as in a mirror. */
export function VideoStage({ callId, who, name, view, onSwitchCamera }: VideoStageProps) {
  const { t } = useText();
  const stage = useRef<HTMLDivElement>(null);
  const [full, toggleFull] = useFullScreen(stage);
  const far = usePicture(callId, 'far');
  const own = usePicture(callId, 'own');
  return (
    <div ref={stage} className="video" role="group" aria-label={t('video.stage')}>
      {view.far && far ? (
        <Picture stream={far} className="video__far" label={t('video.far', { who })} />
      ) : (
        <div className="video__none">
          <Avatar name={name} large />
        </div>
      )}
      {view.own !== 'none' && own && (
        <Picture
          stream={own}
          className={view.own === 'camera' ? 'video__own video__own--mirrored' : 'video__own'}
          label={t(view.own === 'camera' ? 'video.own' : 'video.own.screen')}
        />
      )}
      <div className="video__tools">
        {view.own === 'camera' && onSwitchCamera && (
          <IconButton icon={SwitchCamera} label={t('video.switch')} onPress={onSwitchCamera} />
        )}
        <IconButton
          icon={full ? Minimize : Maximize}
          label={t(full ? 'video.full.leave' : 'video.full')}
          onPress={toggleFull}
        />
      </div>
      <p className="video__note" role="status">
        {view.note}
      </p>
    </div>
  );
}
