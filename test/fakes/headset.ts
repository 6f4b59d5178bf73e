import type { HidCollection } from '../../src/shared/domain/hid';
import type {
  WebHid,
  WebHidDevice,
  WebHidEvent,
  WebHidReportEvent,
} from '../../src/renderer/engine/headset/web-headsets';
import { parseDescriptor, type ParsedDescriptor, type Place } from './hid-descriptor';
import type { HeadsetProfile } from './headset-profiles';

/** What is in the hand of the person who wears it. */
const BUTTONS = {
  hook: [0x0b_0020],
  mute: [0x0b_002f, 0x0c_00e2],
  flash: [0x0b_0021],
  redial: [0x0b_0024],
  reject: [0x0b_0007, 0x09_0001, 0x09_0007, 0x0b_0026],
} as const;
export type Button = keyof typeof BUTTONS;

const LIGHTS = {
  offHook: [0x08_0017],
  ring: [0x08_0018, 0x0b_009e],
  mute: [0x08_0009, 0x08_0021],
  hold: [0x08_0020],
} as const;
export type Light = keyof typeof LIGHTS;

/** A headset as WebHID shows it, with firmware that does as its profile says. It needs nothing but a page. */
export class FakeHeadset implements WebHidDevice {
  readonly productName: string;
  readonly collections: readonly HidCollection[];
  opened = false;
  /** Every report that came, as `ID:bytes`. */
  readonly written: string[] = [];
  refusesReports = false;
  readonly #descriptor: ParsedDescriptor;
  readonly #listeners = new Set<(event: WebHidReportEvent) => void>();
  readonly #input = new Map<number, Uint8Array>();
  readonly #output = new Map<number, Uint8Array>();
  #offHook = false;
  #muted = false;

  constructor(private readonly profile: HeadsetProfile) {
    this.productName = profile.name;
    this.#descriptor = parseDescriptor(profile.descriptor);
    this.collections = this.#descriptor.collections;
  }

  open(): Promise<void> {
    if (this.opened) return Promise.reject(new Error('already open'));
    this.opened = true;
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.opened = false;
    return Promise.resolve();
  }

  sendReport(reportId: number, data: BufferSource): Promise<void> {
    if (!this.opened || this.refusesReports) return Promise.reject(new Error('Failed to write the report.'));
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice()
      : new Uint8Array(data).slice();
    if (bytes.length !== this.#descriptor.bytes.get(`output ${String(reportId)}`)) {
      return Promise.reject(new Error('a report of the wrong length'));
    }
    this.#output.set(reportId, bytes);
    this.written.push(`${String(reportId)}:${bytes.join()}`);
    if (this.profile.echoes) queueMicrotask(this.#obey);
    return Promise.resolve();
  }

  addEventListener(_type: 'inputreport', listener: (event: WebHidReportEvent) => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'inputreport', listener: (event: WebHidReportEvent) => void): void {
    this.#listeners.delete(listener);
  }

  has(part: Button | Light | 'offHook', kind: 'button' | 'light'): boolean {
    const all: Readonly<Record<string, readonly number[]>> = kind === 'button' ? BUTTONS : LIGHTS;
    return this.#place(all[part] ?? []) !== undefined;
  }

  /** True when it shines; null where there is no such lamp. */
  light(light: Light): boolean | null {
    const place = this.#place(LIGHTS[light]);
    return place ? bit(this.#output.get(place.reportId), place.offsetBits) : null;
  }

  press(button: Button): void {
    const style = button === 'hook' || button === 'mute' ? this.profile[button] : 'press';
    if (style === 'state') {
      if (button === 'hook') this.#offHook = !this.#offHook;
      else this.#muted = !this.#muted;
      this.#send(button, button === 'hook' ? this.#offHook : this.#muted);
      return;
    }
    if (button === 'mute') this.#muted = !this.#muted;
    this.#send(button, true);
    if (this.profile.noRelease) this.#set(button, false);
    else this.#send(button, false);
  }

  /** Out of the port: nothing can be said to it any more. */
  lose(): void {
    this.opened = false;
    this.#output.clear();
    this.#input.clear();
    this.#offHook = false;
    this.#muted = false;
  }

  /** Does what the lamps say, and reports that. */
  readonly #obey = (): void => {
    const offHook = this.light('offHook') ?? this.#offHook;
    if (offHook !== this.#offHook && this.profile.hook === 'state') {
      this.#offHook = offHook;
      this.#send('hook', offHook);
    }
    const muted = this.light('mute') ?? this.#muted;
    if (muted === this.#muted) return;
    this.#muted = muted;
    if (this.profile.mute === 'state') this.#send('mute', muted);
    else {
      this.#send('mute', true);
      this.#send('mute', false);
    }
  };

  #place(usages: readonly number[]): Place | undefined {
    return usages.map((usage) => this.#descriptor.places.get(usage)).find((place) => place !== undefined);
  }

  #set(button: Button, on: boolean): Place {
    const place = this.#place(BUTTONS[button]);
    if (!place) throw new Error(`${this.productName} has no ${button}`);
    const length = this.#descriptor.bytes.get(`input ${String(place.reportId)}`) ?? 0;
    const bytes = this.#input.get(place.reportId) ?? new Uint8Array(length);
    this.#input.set(place.reportId, bytes);
    const byte = place.offsetBits >> 3;
    if (place.code !== null) bytes[byte] = on ? place.code : 0;
    else if (on) bytes[byte] = (bytes[byte] ?? 0) | (1 << (place.offsetBits & 7));
    else bytes[byte] = (bytes[byte] ?? 0) & ~(1 << (place.offsetBits & 7));
    return place;
  }

  #send(button: Button, on: boolean): void {
    const { reportId } = this.#set(button, on);
    const bytes = this.#input.get(reportId)?.slice() ?? new Uint8Array();
    for (const listener of [...this.#listeners]) listener({ reportId, data: new DataView(bytes.buffer) });
  }
}

function bit(bytes: Uint8Array | undefined, offsetBits: number): boolean {
  return (((bytes?.[offsetBits >> 3] ?? 0) >> (offsetBits & 7)) & 1) === 1;
}

/** `navigator.hid` with headsets that a test plugs in and out. */
export class FakeHid implements WebHid {
  readonly #plugged = new Set<FakeHeadset>();
  readonly #listeners = new Map<string, Set<(event: WebHidEvent) => void>>();
  /** What the person picks when asked. */
  picks: FakeHeadset | null = null;

  getDevices(): Promise<readonly WebHidDevice[]> {
    return Promise.resolve([...this.#plugged]);
  }

  requestDevice(): Promise<readonly WebHidDevice[]> {
    if (!this.picks) return Promise.resolve([]);
    this.#plugged.add(this.picks);
    return Promise.resolve([this.picks]);
  }

  addEventListener(type: 'connect' | 'disconnect', listener: (event: WebHidEvent) => void): void {
    const all = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, all);
    all.add(listener);
  }

  removeEventListener(type: 'connect' | 'disconnect', listener: (event: WebHidEvent) => void): void {
    this.#listeners.get(type)?.delete(listener);
  }

  plug(device: FakeHeadset): void {
    this.#plugged.add(device);
    for (const listener of this.#listeners.get('connect') ?? []) listener({ device });
  }

  unplug(device: FakeHeadset): void {
    this.#plugged.delete(device);
    device.lose();
    for (const listener of this.#listeners.get('disconnect') ?? []) listener({ device });
  }
}
