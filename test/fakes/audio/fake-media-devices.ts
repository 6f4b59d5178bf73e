import type { MediaDevicesPart } from '../../../src/renderer/engine/sound/audio-platform';
import type { RawDevice } from '../../../src/renderer/engine/sound/device-matching';

/** A microphone track that can be unplugged. */
export class FakeTrack extends EventTarget {
  enabled = true;
  readyState: 'live' | 'ended' = 'live';
  readonly clones: FakeTrack[] = [];

  constructor(readonly deviceId: string) {
    super();
  }

  clone(): MediaStreamTrack {
    const clone = new FakeTrack(this.deviceId);
    this.clones.push(clone);
    return clone as unknown as MediaStreamTrack;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** Ends it and its clones, as they have one source. */
  unplug(): void {
    for (const track of [this, ...this.clones]) {
      if (track.readyState === 'ended') continue;
      track.readyState = 'ended';
      track.dispatchEvent(new Event('ended'));
    }
  }
}

/** The fake behind what the code under test takes for a track. */
export function fakeOf(track: MediaStreamTrack): FakeTrack {
  return track as unknown as FakeTrack;
}

/** Devices that are plugged and unplugged by hand. */
export class FakeMediaDevices extends EventTarget {
  devices: RawDevice[] = [];
  /** Each physical microphone that was opened. */
  readonly opened: FakeTrack[] = [];
  readonly asked: MediaStreamConstraints[] = [];
  /** What `getUserMedia` fails with, whatever is asked. */
  refusal: DOMException | null = null;
  enumerations = 0;
  failEnumeration = false;

  readonly part = this as unknown as MediaDevicesPart;

  enumerateDevices(): Promise<RawDevice[]> {
    this.enumerations += 1;
    if (this.failEnumeration) return Promise.reject(new Error('enumeration failed'));
    return Promise.resolve([...this.devices]);
  }

  getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
    this.asked.push(constraints);
    if (this.refusal) return Promise.reject(this.refusal);
    const exact = exactId(constraints);
    const inputs = this.devices.filter((device) => device.kind === 'audioinput');
    const found = exact === null ? inputs[0] : inputs.find((device) => device.deviceId === exact);
    if (!found) {
      return Promise.reject(new DOMException('', exact === null ? 'NotFoundError' : 'OverconstrainedError'));
    }
    const track = new FakeTrack(found.deviceId);
    this.opened.push(track);
    return Promise.resolve({ getAudioTracks: () => [track] } as unknown as MediaStream);
  }

  plug(kind: MediaDeviceKind, deviceId: string, label: string, groupId = `group-${deviceId}`): void {
    this.devices = [...this.devices, { kind, deviceId, label, groupId }];
    this.dispatchEvent(new Event('devicechange'));
  }

  /** Removes the device and ends what was open on it, as the browser does. */
  unplug(deviceId: string): void {
    this.devices = this.devices.filter((device) => device.deviceId !== deviceId);
    for (const track of this.open()) if (track.deviceId === deviceId) track.unplug();
    this.dispatchEvent(new Event('devicechange'));
  }

  /** Physical microphones that are open now: what the system's indicator shows. */
  open(): readonly FakeTrack[] {
    return this.opened.filter((track) => track.readyState === 'live');
  }
}

function exactId({ audio }: MediaStreamConstraints): string | null {
  if (typeof audio !== 'object' || typeof audio.deviceId !== 'object' || Array.isArray(audio.deviceId))
    return null;
  const { exact } = audio.deviceId;
  return typeof exact === 'string' ? exact : null;
}
