import type { Log } from '../../../shared/log/levels';
import type { MediaFactory } from '../world/media';
import type { Sound } from '../sound/ports';
import { PeerPool } from './peer-pool';
import { WebRtcCall } from './web-rtc-call';

/** Calls on WebRTC, each on a peer connection that was made before it was needed. */
export function createMedia(log: Log, sound: Sound, newId: () => string): MediaFactory {
  const pool = new PeerPool(log);
  const stopWatching = watchSurroundings(() => {
    pool.refresh();
  });
  return {
    create: (role, network, listener) =>
      new WebRtcCall({
        id: newId(),
        peer: pool.take(role, network),
        role,
        listener,
        microphone: sound.microphone,
        output: sound.output,
        silence: () => sound.silence(),
        made: sound.made,
        log,
      }),
    warm: (network) => {
      pool.warm(network);
    },
    cool: (network) => {
      pool.cool(network);
    },
    renew: () => {
      pool.refresh();
    },
    rest: (resting) => {
      pool.rest(resting);
    },
    applySound: (settings) => {
      sound.applySound(settings);
      pool.prefer(settings.codecs);
    },
    close: () => {
      stopWatching();
      pool.close();
    },
  };
}

/** A network change ends gathered addresses; a granted microphone turns hidden `.local` candidates into real ones. */
function watchSurroundings(changed: () => void): () => void {
  let permission: PermissionStatus | null = null;
  window.addEventListener('online', changed);
  navigator.permissions
    .query({ name: 'microphone' })
    .then((status) => {
      permission = status;
      status.addEventListener('change', changed);
    })
    .catch(() => undefined);
  return () => {
    window.removeEventListener('online', changed);
    permission?.removeEventListener('change', changed);
  };
}
