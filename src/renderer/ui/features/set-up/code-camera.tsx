import { useEffect, useEffectEvent, useRef } from 'react';
import { useActions } from '../../state/ui-context';
import { useText } from '../../text/text-context';

/** Between two looks at the picture, ms. */
const LOOK_MS = 200;

interface CodeCameraProps {
  readonly onCode: (code: string) => void;
  readonly onFailed: () => void;
}

/** The camera's picture, until there is a code in it. Nothing of it leaves this page. */
export function CodeCamera({ onCode, onFailed }: CodeCameraProps) {
  const { t } = useText();
  const actions = useActions();
  const video = useRef<HTMLVideoElement>(null);
  const found = useEffectEvent(onCode);
  const failed = useEffectEvent(onFailed);

  useEffect(() => {
    let over = false;
    let stop = (): void => undefined;
    const look = async (): Promise<void> => {
      const pictures = await actions.pictures();
      const opened = await pictures.preview();
      if (!opened.ok) {
        if (!over) failed();
        return;
      }
      const { codeIn } = await import('./code-in-picture');
      const shown = video.current;
      if (over || !shown) {
        opened.value.stop();
        return;
      }
      shown.srcObject = opened.value.stream;
      void shown.play().catch(() => undefined);
      const timer = setInterval(() => {
        if (shown.videoWidth === 0) return;
        const code = codeIn(shown, shown.videoWidth, shown.videoHeight);
        if (code !== null) found(code);
      }, LOOK_MS);
      stop = () => {
        clearInterval(timer);
        opened.value.stop();
      };
    };
    look().catch(() => {
      if (!over) failed();
    });
    return () => {
      over = true;
      stop();
    };
  }, [actions]);

  return (
    <div className="code-camera">
      <video
        ref={video}
        className="code-camera__picture"
        muted
        playsInline
        aria-label={t('setup.code.video')}
      />
      <p role="status">{t('setup.code.looking')}</p>
    </div>
  );
}
