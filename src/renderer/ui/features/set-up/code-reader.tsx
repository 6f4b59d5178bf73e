import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { Camera, CameraOff, ImageUp } from 'lucide-react';
import { useText } from '../../text/text-context';
import { CodeCamera } from './code-camera';
import type { SetUpProblem } from './set-up-view';

interface CodeReaderProps {
  readonly onCode: (code: string) => void;
  readonly onNothing: (problem: SetUpProblem) => void;
}

/** Reads a QR code from the camera, from a picture, or from one that is pasted or dropped. */
export function CodeReader({ onCode, onNothing }: CodeReaderProps) {
  const { t } = useText();
  const titleId = useId();
  const file = useRef<HTMLInputElement>(null);
  const [camera, setCamera] = useState(false);

  const read = useCallback(
    async (picture: Blob) => {
      // The decoder weighs more than this screen, and few need it.
      const { codeInPicture } = await import('./code-in-picture');
      const code = await codeInPicture(picture);
      if (code === null) onNothing({ what: t('setup.code.none'), next: t('setup.code.none.next') });
      else onCode(code);
    },
    [onCode, onNothing, t],
  );

  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      const picture = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'));
      if (!picture) return;
      event.preventDefault();
      void read(picture);
    };
    const dragged = (event: DragEvent) => {
      // Without this nothing can be dropped here.
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const dropped = (event: DragEvent) => {
      const [given] = event.dataTransfer?.files ?? [];
      if (!given) return;
      event.preventDefault();
      void read(given);
    };
    window.addEventListener('paste', pasted);
    window.addEventListener('dragover', dragged);
    window.addEventListener('drop', dropped);
    return () => {
      window.removeEventListener('paste', pasted);
      window.removeEventListener('dragover', dragged);
      window.removeEventListener('drop', dropped);
    };
  }, [read]);

  return (
    <section className="code-reader" aria-labelledby={titleId}>
      <h2 className="code-reader__title" id={titleId}>
        {t('setup.code')}
      </h2>
      <p className="code-reader__lead">{t('setup.code.lead')}</p>
      {camera && (
        <CodeCamera
          onCode={(code) => {
            setCamera(false);
            onCode(code);
          }}
          onFailed={() => {
            setCamera(false);
            onNothing({ what: t('setup.code.no-camera'), next: t('setup.code.no-camera.next') });
          }}
        />
      )}
      <div className="code-reader__ways">
        <button
          type="button"
          className="button"
          onClick={() => {
            setCamera(!camera);
          }}
        >
          {camera ? (
            <CameraOff size={18} strokeWidth={1.75} aria-hidden="true" />
          ) : (
            <Camera size={18} strokeWidth={1.75} aria-hidden="true" />
          )}
          {t(camera ? 'setup.code.stop' : 'setup.code.camera')}
        </button>
        <button type="button" className="button" onClick={() => file.current?.click()}>
          <ImageUp size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('setup.code.image')}
        </button>
        <input
          ref={file}
          type="file"
          accept="image/*"
          hidden
          aria-label={t('setup.code.image')}
          onChange={(event) => {
            const picture = event.target.files?.[0];
            event.target.value = '';
            if (picture) void read(picture);
          }}
        />
      </div>
    </section>
  );
}
