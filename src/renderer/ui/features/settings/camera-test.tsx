import '../video/video.css';
import { useEffect, useState } from 'react';
import type { CameraPreview } from '../../../engine/ports';
import type { CameraFault } from '../../../../shared/domain/video-machine';
import { useActions } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { Picture } from '../video/picture';

/** Shows what the chosen camera sees, from the press on Test until the next one or until the page is left. */
export function CameraTest() {
  const { t } = useText();
  const actions = useActions();
  const [preview, setPreview] = useState<CameraPreview | null>(null);
  const [fault, setFault] = useState<CameraFault | null>(null);

  useEffect(() => () => preview?.stop(), [preview]);

  const toggle = async () => {
    if (preview) {
      setPreview(null);
      return;
    }
    const opened = await (await actions.pictures()).preview();
    setFault(opened.ok ? null : opened.error.code);
    if (opened.ok) setPreview(opened.value);
  };

  return (
    <div className="meter">
      {preview && (
        <Picture stream={preview.stream} className="camera-preview" label={t('settings.camera.preview')} />
      )}
      <button
        type="button"
        className="button settings__action"
        aria-label={t(preview ? 'settings.test.camera.stop' : 'settings.test.camera')}
        onClick={() => void toggle()}
      >
        {t(preview ? 'settings.test.stop' : 'settings.test')}
      </button>
      {fault !== null && (
        <p className="meter__text" role="alert">
          {t(`settings.camera.${fault}`)}
        </p>
      )}
    </div>
  );
}
