import type { SoundSettings } from '../../../shared/config/settings';
import type { Result } from '../../../shared/domain/result';
import type { Devices, Unsubscribe } from '../ports';
import type { Sounder } from '../world/world';

/** Why no microphone could be opened; the same words as `MicrophoneState`. */
export type MicrophoneFault = 'denied' | 'missing' | 'busy';

/** One call's share of the microphone. The physical device closes with the last lease. */
export interface MicrophoneLease {
  /** This lease's own clone: `enabled` mutes this call alone. Replaced when the device changes, `enabled` is carried over. */
  readonly track: MediaStreamTrack;
  /** The device changed (another was chosen, it vanished and the default stands in, it came back): put `track` in the sender. */
  onReplaced(listener: (track: MediaStreamTrack) => void): Unsubscribe;
  /** The device vanished and no other could be opened; silence until `onReplaced` brings a track. */
  onLost(listener: () => void): Unsubscribe;
  /** Stops the track. Safe to call twice. */
  release(): void;
}

/** The chosen microphone, shared by all calls and the level meter. */
export interface MicrophoneSource {
  /**
   * Opens the chosen microphone, or the default one when the chosen has vanished. Never rejects.
   * Faults: `denied` (by the person, the system or an insecure page), `missing` (none plugged in), `busy` (another program has
   * it). After a fault, `Devices.subscribe` tells when a new try makes sense.
   */
  open(): Promise<Result<MicrophoneLease, MicrophoneFault>>;
}

/** The far ends' voices, on the chosen speaker. */
export interface RemoteAudio {
  /** Plays until `stop`; a second stream for the same call replaces the first. */
  play(callId: string, stream: MediaStream): void;
  stop(callId: string): void;
}

/** A track made here instead of taken from a microphone. */
export interface MadeTrack {
  readonly track: MediaStreamTrack;
  stop(): void;
}

/** All sound in and out of the phone. Nothing here throws or rejects; without devices there is silence. */
export interface Sound {
  readonly sounder: Sounder;
  readonly devices: Devices;
  readonly microphone: MicrophoneSource;
  readonly output: RemoteAudio;
  /** Null where the browser has no Web Audio. */
  silence(): MadeTrack | null;
  /** A track that `make` builds in the phone's one audio context, which stays awake until the track is stopped. */
  made(make: (context: AudioContext) => MadeTrack | null): MadeTrack | null;
  /** The browser refuses to play until the person touches the page; sounds that are due then start by themselves. */
  soundBlocked(): boolean;
  /** Calls back when `soundBlocked` changes. */
  onSoundBlocked(listener: () => void): Unsubscribe;
  /** New choices take hold at once, in running calls too. */
  applySound(sound: SoundSettings): void;
  close(): void;
}
