import { useId } from 'react';
import { FolderOpen } from 'lucide-react';
import type { RecordingSettings } from '../../../../shared/config/settings';
import { RECORDING_FORMATS } from '../../../../shared/domain/recording-file';
import type { DesktopServices } from '../../../../shared/ipc/desktop-services';
import { ManagedMark } from '../../parts/managed-mark';
import { SelectField } from '../../parts/select-field';
import { SwitchField } from '../../parts/switch-field';
import { useActions, useDesktop, useLocks, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { useAsked } from './use-asked';

/** How calls are recorded; where an admin forbids it, only that. */
export function RecordingFields() {
  const { t } = useText();
  const titleId = useId();
  const desktop = useDesktop();
  const recording = useUiState(({ settings }) => settings.recording);
  const { changeSettings } = useActions();
  const lockOf = useLocks();
  const change = (part: Partial<RecordingSettings>) => {
    void changeSettings((settings) => ({ ...settings, recording: { ...settings.recording, ...part } }));
  };
  const { mode } = recording;
  return (
    <div className="recording-fields" role="group" aria-labelledby={titleId}>
      <h4 className="recording-fields__title" id={titleId}>
        {t('settings.recording')}
      </h4>
      <p className="field__hint">
        {t(mode === 'allowed' ? 'settings.recording.law' : `settings.recording.${mode}`)}
      </p>
      {mode !== 'forbidden' && (
        <>
          <div>
            <SwitchField
              label={t('settings.recording.tone')}
              lock={lockOf('recording.consentTone')}
              on={recording.consentTone}
              onChange={(consentTone) => {
                change({ consentTone });
              }}
            />
            {mode === 'allowed' && (
              <SwitchField
                label={t('settings.recording.ask')}
                lock={lockOf('recording.ask')}
                on={recording.ask}
                onChange={(ask) => {
                  change({ ask });
                }}
              />
            )}
          </div>
          <SelectField
            label={t('settings.recording.format')}
            lock={lockOf('recording.format')}
            value={recording.format}
            options={RECORDING_FORMATS.map((format) => ({
              value: format,
              label: t(`settings.recording.${format}`),
            }))}
            onChange={(value) => {
              change({ format: RECORDING_FORMATS.find((format) => format === value) ?? 'webm' });
            }}
          />
          {desktop && (
            <FolderField
              desktop={desktop}
              lock={lockOf('recording.folder')}
              onChange={(folder) => {
                change({ folder });
              }}
            />
          )}
        </>
      )}
    </div>
  );
}

interface FolderFieldProps {
  readonly desktop: DesktopServices;
  readonly lock: string | null;
  readonly onChange: (folder: string) => void;
}

/** Where recordings go when nobody is asked. */
function FolderField({ desktop, lock, onChange }: FolderFieldProps) {
  const { t } = useText();
  const labelId = useId();
  const lockId = useId();
  const [folder, setFolder] = useAsked(desktop, 'recordingFolder');
  const choose = async () => {
    const chosen = await desktop.chooseRecordingFolder().catch(() => null);
    if (chosen === null) return;
    setFolder(chosen);
    onChange(chosen);
  };
  return (
    <div className="folder" role="group" aria-labelledby={labelId}>
      <p className="folder__label" id={labelId}>
        {t('settings.recording.folder')}
      </p>
      <p className="folder__path" dir="ltr">
        {folder}
      </p>
      <div className="folder__buttons">
        <button
          type="button"
          className="button"
          disabled={lock !== null}
          aria-describedby={lock === null ? undefined : lockId}
          onClick={() => void choose()}
        >
          {t('settings.recording.change')}
        </button>
        <button
          type="button"
          className="button button--plain"
          onClick={() => void desktop.showRecordingFolder().catch(() => false)}
        >
          <FolderOpen size={16} strokeWidth={1.75} aria-hidden="true" />
          {t('settings.recording.show')}
        </button>
      </div>
      {lock !== null && <ManagedMark id={lockId} lock={lock} />}
    </div>
  );
}
