import { fail, ok, type Result } from '../../../shared/domain/result';
import type { NoiseSuppression } from '../../../shared/config/settings';
import type { Log } from '../../../shared/log/levels';
import type { Unsubscribe } from '../ports';
import type { MediaDevicesPart } from './audio-platform';
import type { DeviceList } from './device-list';
import type { MicrophoneChain, MicrophoneChains } from './microphone-chain';
import { microphoneConstraints } from './microphone-constraints';
import { createListeners } from './listeners';
import { microphoneFault } from './microphone-fault';
import { createMicrophoneLease, type HeldLease } from './microphone-lease';
import type { MicrophoneFault, MicrophoneSource } from './ports';
import type { Routes } from './routes';

const RETRY_MS = 2000;

interface Opened {
  readonly track: MediaStreamTrack;
  /** The id that worked; null: the system's default. */
  readonly deviceId: string | null;
}

interface Physical {
  /** The device's own. */
  readonly device: MediaStreamTrack;
  /** Where its level is not what it is by itself. */
  chain: MicrophoneChain | null;
  /** `Routes.microphoneKey` when it was opened; null until the devices have been looked at again. */
  key: string | null;
}

/** The microphone, and what the rest of the phone's sound needs to know of it. */
export interface SharedMicrophone extends MicrophoneSource {
  /** The chosen noise suppression can't be had, and the browser's own stands in. */
  denoiserLost(): boolean;
  subscribe(listener: () => void): Unsubscribe;
  close(): void;
}

/**
 * Shares one physical microphone between leases. When it vanishes, the default one stands in; when the chosen one comes back, it
 * takes over; until there is one, `lost` leases are silent and a new try is made every two seconds.
 */
export function createMicrophoneSource(
  mediaDevices: MediaDevicesPart | null,
  routes: Routes,
  devices: DeviceList,
  chains: MicrophoneChains,
  log: Log,
): SharedMicrophone {
  const leases = new Set<HeldLease>();
  let physical: Physical | null = null;
  let opening: Promise<Result<Physical, MicrophoneFault>> | null = null;
  let reopening: Promise<void> = Promise.resolve();
  let retryTimer: ReturnType<typeof setTimeout> | null = null;
  let stopWatching: Unsubscribe | null = null;
  let closed = false;
  /** Chosen, and not to be had: the browser's own does it until something else is chosen. */
  let denoiserLost = false;
  const lossListeners = createListeners(log);

  /** What is to be done about noise now. */
  function suppression(): NoiseSuppression {
    const { noiseSuppression } = routes.sound();
    return noiseSuppression === 'rnnoise' && denoiserLost ? 'browser' : noiseSuppression;
  }

  function setDenoiserLost(lost: boolean): void {
    if (lost === denoiserLost) return;
    denoiserLost = lost;
    lossListeners.tell();
  }

  async function getTrack(chosen: string | null): Promise<Result<Opened, MicrophoneFault>> {
    if (!mediaDevices) return fail('denied', 'no media devices: the page is not secure');
    for (const deviceId of chosen === null ? [null] : [chosen, null]) {
      try {
        const stream = await mediaDevices.getUserMedia(
          microphoneConstraints(deviceId, { ...routes.sound(), noiseSuppression: suppression() }),
        );
        const [track] = stream.getAudioTracks();
        return track ? ok({ track, deviceId }) : fail('missing', 'a stream without audio');
      } catch (error) {
        const fault = microphoneFault(error);
        if (deviceId === null || fault.error.code !== 'missing') return fault;
        log.warn('the chosen microphone is not here, the default one stands in');
      }
    }
    return fail('missing', 'no microphone');
  }

  async function openPhysical(): Promise<Result<Physical, MicrophoneFault>> {
    const sound = routes.sound();
    const chosen = routes.microphoneId();
    const got = await getTrack(chosen);
    if (!got.ok) return got;
    const { track, deviceId } = got.value;
    const denoised = suppression() === 'rnnoise' ? await chains.denoised(track) : null;
    if (!denoised && suppression() === 'rnnoise') {
      track.stop();
      setDenoiserLost(true);
      return openPhysical();
    }
    if (closed) {
      denoised?.stop();
      track.stop();
      return fail('missing', 'the phone is closing');
    }
    const opened: Physical = { device: track, chain: denoised, key: null };
    setLevel(opened);
    track.addEventListener('ended', () => {
      if (opened !== physical) return;
      log.warn('the microphone vanished');
      opened.chain?.stop();
      physical = null;
      reopen();
    });
    // The permission just given may have named the devices; only then is it known what was opened.
    void devices.refresh().then(() => {
      // A chosen one that is listed but can't be opened counts as asked for: it would be tried without end.
      const wanted = [chosen, deviceId].includes(routes.microphoneId());
      opened.key = wanted && routes.sound() === sound ? routes.microphoneKey() : '';
      follow();
    });
    return ok(opened);
  }

  /** One at a time; everyone who asks meanwhile gets the same. */
  function sharedOpening(): Promise<Result<Physical, MicrophoneFault>> {
    opening ??= openPhysical().finally(() => {
      opening = null;
    });
    return opening;
  }

  function reopen(): void {
    reopening = reopening.then(reopenIfOutdated);
  }

  /** Opens what should be open now and hands it to the leases; the old one goes on until the new one is there. */
  async function reopenIfOutdated(): Promise<void> {
    if (!outdated()) return;
    stopRetrying();
    const key = routes.microphoneKey();
    const opened = await sharedOpening();
    if (!opened.ok) {
      if (physical) {
        physical.key = key;
      } else if (leases.size > 0) {
        for (const lease of leases) lease.lose();
        retryTimer = setTimeout(reopen, RETRY_MS);
      }
      return;
    }
    adopt(opened.value);
    for (const lease of leases) lease.replace(heard(opened.value));
    closeIfUnused();
  }

  function adopt(opened: Physical): void {
    if (opened === physical) return;
    const old = physical;
    physical = opened;
    if (old) shut(old);
  }

  function shut({ device, chain }: Physical): void {
    chain?.stop();
    device.stop();
  }

  /** What the leases are taken of. */
  function heard({ device, chain }: Physical): MediaStreamTrack {
    return chain?.track ?? device;
  }

  /** Only a level of its own is worth an audio graph. */
  function setLevel(opened: Physical): void {
    const ratio = routes.microphoneLevel();
    if (ratio < 1) opened.chain ??= chains.plain(opened.device);
    opened.chain?.setLevel(ratio);
  }

  function closeIfUnused(): void {
    if (leases.size > 0) return;
    stopRetrying();
    stopWatching?.();
    stopWatching = null;
    const old = physical;
    physical = null;
    if (old) shut(old);
  }

  function stopRetrying(): void {
    if (retryTimer) clearTimeout(retryTimer);
    retryTimer = null;
  }

  /** Somebody needs the microphone, and what is open (if anything) is not what should be. */
  function outdated(): boolean {
    if (leases.size === 0) return false;
    return !physical || (physical.key !== null && physical.key !== routes.microphoneKey());
  }

  function follow(): void {
    if (routes.sound().noiseSuppression !== 'rnnoise') setDenoiserLost(false);
    if (physical) {
      const before = heard(physical);
      setLevel(physical);
      const now = heard(physical);
      if (now !== before) for (const lease of leases) lease.replace(now);
    }
    if (outdated()) reopen();
  }
  const stopFollowing = routes.subscribe(follow);

  return {
    denoiserLost: () => denoiserLost,
    subscribe: (listener) => lossListeners.add(listener),
    open: async () => {
      const opened = physical ? ok(physical) : await sharedOpening();
      if (!opened.ok) {
        log.warn(`no microphone: ${opened.error.detail}`);
        return opened;
      }
      adopt(opened.value);
      const lease = createMicrophoneLease(heard(opened.value), log, () => {
        leases.delete(lease);
        closeIfUnused();
      });
      leases.add(lease);
      stopWatching ??= devices.watch();
      follow();
      return ok(lease);
    },
    close: () => {
      closed = true;
      stopFollowing();
      for (const lease of [...leases]) lease.release();
    },
  };
}
