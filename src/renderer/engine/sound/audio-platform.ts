import type { Unsubscribe } from '../ports';

/** What an audio element is used for here. `setSinkId` is missing where the browser can't choose outputs. */
export type AudioPlayer = Pick<
  HTMLAudioElement,
  | 'src'
  | 'srcObject'
  | 'loop'
  | 'volume'
  | 'ended'
  | 'play'
  | 'pause'
  | 'load'
  | 'removeAttribute'
  | 'addEventListener'
> & { setSinkId?(sinkId: string): Promise<void> };

export type MediaDevicesPart = Pick<
  MediaDevices,
  'enumerateDevices' | 'getUserMedia' | 'addEventListener' | 'removeEventListener'
>;

/** Lets voices through and little else. */
export interface Denoiser {
  readonly node: AudioNode;
  stop(): void;
}

/** The browser's part in sound, so that tests own it. */
export interface AudioPlatform {
  /** Null on a page that isn't secure. */
  readonly mediaDevices: MediaDevicesPart | null;
  /** Where device names are remembered; null when the browser forbids it. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | null;
  /** The list of devices has the outputs in it from the start. */
  readonly listsOutputs: boolean;
  /** How long an output that vanished is left alone after it came back: `createReturnDelay`. */
  readonly outputReturnDelayMs: number;
  readonly createPlayer: () => AudioPlayer;
  /** A context without an output device, at the machine's rate or at `sampleRate` (Hz). Null without Web Audio. */
  readonly createContext: (sampleRate?: number) => AudioContext | null;
  /** A node that lets voices through and little else, in a context of 48 kHz. Rejects when it can't be made. */
  readonly createDenoiser: (context: AudioContext) => Promise<Denoiser>;
  readonly createUrl: (wav: ArrayBuffer) => string;
  readonly revokeUrl: (url: string) => void;
  readonly streamOf: (track: MediaStreamTrack) => MediaStream;
  /** Calls back on every touch that lets a page make sound. */
  readonly onGesture: (listener: () => void) => Unsubscribe;
}

/** Chromium's 5 s and a margin. */
const LINUX_RETURN_DELAY_MS = 8000;
const GESTURES = ['pointerup', 'mousedown', 'keydown'] as const;

/** The platform of this page. */
export function browserAudioPlatform(createDenoiser: AudioPlatform['createDenoiser']): AudioPlatform {
  return {
    mediaDevices: 'mediaDevices' in navigator ? navigator.mediaDevices : null,
    storage: pageStorage(),
    // Firefox lists none until the microphone is allowed, and Safari never.
    listsOutputs: 'setSinkId' in HTMLMediaElement.prototype && !navigator.userAgent.includes('Firefox'),
    outputReturnDelayMs: navigator.userAgent.includes('Linux') ? LINUX_RETURN_DELAY_MS : 0,
    createPlayer: () => new Audio(),
    createContext: (sampleRate) => {
      try {
        // No output: all sound leaves through audio elements, so an idle phone holds no output device open.
        const options: AudioContextOptions & { sinkId: { type: 'none' } } = {
          sinkId: { type: 'none' },
          ...(sampleRate !== undefined && { sampleRate }),
        };
        return new AudioContext(options);
      } catch {
        return null;
      }
    },
    createDenoiser,
    createUrl: (wav) => URL.createObjectURL(new Blob([wav], { type: 'audio/wav' })),
    revokeUrl: (url) => {
      URL.revokeObjectURL(url);
    },
    streamOf: (track) => new MediaStream([track]),
    onGesture: (listener) => {
      for (const gesture of GESTURES) document.addEventListener(gesture, listener, { capture: true });
      return () => {
        for (const gesture of GESTURES) document.removeEventListener(gesture, listener, { capture: true });
      };
    },
  };
}

function pageStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
