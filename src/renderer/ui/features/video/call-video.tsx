import { lazy, Suspense, useCallback, useState } from 'react';
import { MonitorUp, Video, VideoOff } from 'lucide-react';
import { useActions, useDesktop, useFeature, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { CallControl } from '../call/call-control';
import { nextCamera } from './next-camera';
import type { VideoView } from './video-view';

// Seen in few calls: not needed for the first screen.
const VideoStage = lazy(() => import('./video-stage').then((file) => ({ default: file.VideoStage })));
const SharePicker = lazy(() => import('./share-picker').then((file) => ({ default: file.SharePicker })));

interface CallVideoProps {
  readonly callId: string;
  readonly who: string;
  readonly view: VideoView;
}

/** The call's pictures. */
export function CallPictures({ callId, who, view, name }: CallVideoProps & { readonly name: string | null }) {
  const actions = useActions();
  const devices = useUiState((state) => state.devices);
  const chosen = useUiState((state) => state.settings.sound.camera);
  const next = nextCamera(devices, chosen);
  return (
    <Suspense>
      <VideoStage
        callId={callId}
        who={who}
        name={name}
        view={view}
        onSwitchCamera={
          next === null
            ? undefined
            : () =>
                void actions.changeSettings((settings) => ({
                  ...settings,
                  sound: { ...settings.sound, camera: next },
                }))
        }
      />
    </Suspense>
  );
}

/** The two toggles of what is shown. */
export function VideoControls({ callId, who, view }: CallVideoProps) {
  const { t } = useText();
  const actions = useActions();
  const desktop = useDesktop();
  const [picking, setPicking] = useState(false);
  const load = useCallback(
    () => desktop?.screens() ?? Promise.reject(new Error('a browser asks by itself')),
    [desktop],
  );
  const share = (source: string | null) => {
    setPicking(false);
    void actions.share(callId, source);
  };
  const video = useFeature('features.video');
  const sharing = useFeature('features.screenShare');
  const start = async () => {
    // A browser asks by itself, and so does a desktop that gives its windows out through a portal.
    const choice = await desktop?.screens().catch(() => null);
    if (choice?.asks === 'us') setPicking(true);
    else share(null);
  };
  return (
    <>
      {(video || view.camera.on) && (
        <CallControl
          icon={view.camera.on ? Video : VideoOff}
          label={t('call.camera')}
          pressed={view.camera.on}
          enabled={view.camera.enabled}
          onPress={() => void actions.execute({ type: 'set-camera', callId, on: !view.camera.on })}
        />
      )}
      {(sharing || view.share.on) && (
        <CallControl
          icon={MonitorUp}
          label={t('call.share')}
          pressed={view.share.on}
          enabled={view.share.enabled}
          onPress={() => {
            if (view.share.on) void actions.execute({ type: 'stop-sharing', callId });
            else void start();
          }}
        />
      )}
      {picking && (
        <Suspense>
          <SharePicker
            who={who}
            load={load}
            onShare={share}
            onSystemSettings={() => void desktop?.openSystem('screen-recording')}
            onClose={() => {
              setPicking(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
