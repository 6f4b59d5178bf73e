import type { PhoneSnapshot } from '../../../shared/domain/call-snapshot';
import type { Settings } from '../../../shared/config/settings';
import type { Log } from '../../../shared/log/levels';
import type { Clock } from '../world/world';
import type { HeadsetAnswer, Phone, Unsubscribe } from '../ports';
import type { HeadsetDevice, Headsets } from '../world/headsets';
import { callsInHand, type CallsInHand } from './calls-in-hand';
import { HeadsetLink } from './headset-link';

/** How long a goodbye may take, ms: the lamps go out, but nobody waits for a device that does not answer. */
const GOODBYE_MS = 500;

/** What the headset acts on. */
export interface HeadsetPhone extends Pick<Phone, 'execute' | 'subscribe'> {
  snapshot(): Pick<PhoneSnapshot, 'calls' | 'recent'>;
  settings(): Pick<Settings, 'calls'>;
}

/**
 * The buttons and lamps of the headset that was plugged in last. Whatever a device does, no call ends or changes by it but by a
 * press.
 */
export class HeadsetControl {
  readonly #links = new Map<HeadsetDevice, HeadsetLink>();
  readonly #stops: Unsubscribe[] = [];
  #changed: () => void = () => undefined;
  #lost: (callId: string) => void = () => undefined;
  #back: () => void = () => undefined;
  readonly #opening = new Map<HeadsetDevice, Promise<boolean>>();
  #running = false;
  #on = false;
  /** One switching on or off after the other: a device must not be opened while it closes. */
  #switching: Promise<void> = Promise.resolve();

  constructor(
    private readonly headsets: Headsets,
    private readonly phone: HeadsetPhone,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** The product's name, or null when no headset with buttons is there or they are switched off. */
  get name(): string | null {
    return this.#active()?.device.name ?? null;
  }

  onChange(listener: () => void): void {
    this.#changed = listener;
  }

  /** The headset vanished in this call. */
  onLost(listener: (callId: string) => void): void {
    this.#lost = listener;
  }

  onBack(listener: () => void): void {
    this.#back = listener;
  }

  /** Takes the headsets that are there and follows the calls; resolves when they were tried. */
  async start(): Promise<void> {
    this.#running = true;
    this.#stops.push(
      this.phone.subscribe(() => {
        this.#refresh();
      }),
      this.headsets.onPlugged((device) => {
        if (this.#on) void this.#add(device);
      }),
      this.headsets.onUnplugged((device) => {
        this.#remove(device);
      }),
    );
    await this.#switch(this.phone.settings().calls.headsetButtons);
  }

  /** Asks the person for a headset. */
  async connect(): Promise<HeadsetAnswer> {
    try {
      const chosen = await this.headsets.request();
      if (chosen.length === 0) return 'none';
      const opened = await Promise.all(chosen.map((device) => this.#add(device)));
      return opened.includes(true) ? 'connected' : 'failed';
    } catch (error) {
      this.log.warn(`not asked: ${text(error)}`);
      return 'failed';
    }
  }

  async close(): Promise<void> {
    this.#running = false;
    for (const stop of this.#stops.splice(0)) stop();
    await this.#switch(false);
  }

  #active(): HeadsetLink | undefined {
    return [...this.#links.values()].at(-1);
  }

  #calls(): CallsInHand {
    return callsInHand(this.phone.snapshot());
  }

  #refresh(): void {
    if (!this.#running) return;
    const { headsetButtons } = this.phone.settings().calls;
    if (headsetButtons !== this.#on) void this.#switch(headsetButtons);
    else this.#active()?.follow(this.#calls());
  }

  #switch(on: boolean): Promise<void> {
    this.#on = on;
    this.#switching = this.#switching.then(() => (on ? this.#addAll() : this.#dropAll()));
    return this.#switching;
  }

  async #addAll(): Promise<void> {
    const devices = await this.headsets.list().catch((error: unknown) => {
      this.log.warn(`not listed: ${text(error)}`);
      return [];
    });
    await Promise.all(devices.map((device) => this.#add(device)));
  }

  async #dropAll(): Promise<void> {
    const links = [...this.#links.values()];
    this.#links.clear();
    if (links.length === 0) return;
    this.#changed();
    await new Promise<void>((resolve) => {
      const stop = this.clock.after(GOODBYE_MS, resolve);
      void Promise.all(links.map((link) => link.close())).then(() => {
        stop();
        resolve();
      });
    });
  }

  /** False when it can't be used. */
  #add(device: HeadsetDevice): Promise<boolean> {
    if (this.#links.has(device)) return Promise.resolve(true);
    const opening = this.#opening.get(device) ?? this.#open(device);
    this.#opening.set(device, opening);
    return opening.finally(() => this.#opening.delete(device));
  }

  async #open(device: HeadsetDevice): Promise<boolean> {
    const link = new HeadsetLink(device, this.log, {
      nowMs: () => this.clock.nowMs(),
      calls: () => this.#calls(),
      execute: (command) => {
        // Of several headsets the one plugged in last is the one that is worn.
        if (this.#active() === link) this.phone.execute(command);
      },
    });
    if (!(await link.open())) return false;
    if (!this.#on) {
      await link.close();
      return false;
    }
    const before = this.#active();
    this.#links.set(device, link);
    before?.rest();
    this.log.info('a headset with buttons is there');
    this.#back();
    link.follow(this.#calls());
    this.#changed();
    return true;
  }

  #remove(device: HeadsetDevice): void {
    const link = this.#links.get(device);
    if (!link) return;
    const wasActive = this.#active() === link;
    this.#links.delete(device);
    link.forget();
    this.log.info('a headset with buttons is gone');
    if (!wasActive) return;
    const { current } = this.#calls();
    if (current) this.#lost(current.id);
    this.#active()?.follow(this.#calls());
    this.#changed();
  }
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : 'failed';
}
