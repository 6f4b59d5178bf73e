import type { PhoneCommand } from '../../../shared/domain/call-snapshot';
import type { Log } from '../../../shared/log/levels';
import type { HeadsetDevice } from '../world/headsets';
import type { Unsubscribe } from '../ports';
import type { CallsInHand } from './calls-in-hand';
import { follow, hear, IDLE_HEADSET, type HeadsetState } from './headset-machine';
import { lampReports, LAMPS_OFF, type Lamps } from './lamp-reports';
import { headsetLayout, type HeadsetLayout } from './layout';
import { readReport } from './report-reader';

export interface HeadsetLinkParts {
  nowMs(): number;
  calls(): CallsInHand;
  execute(command: PhoneCommand): void;
}

/** One open headset: reads its reports, writes its lamps, and swallows its errors. */
export class HeadsetLink {
  readonly #layout: HeadsetLayout;
  #state: HeadsetState = IDLE_HEADSET;
  #stop: Unsubscribe = () => undefined;
  /** The last input report of each number. */
  readonly #told = new Map<number, Uint8Array>();
  /** What the device shows, by report; a report that failed is not in it. */
  readonly #shown = new Map<number, string>();
  #wanted: Lamps = LAMPS_OFF;
  #writing = false;
  #written: Promise<void> = Promise.resolve();
  #gone = false;

  constructor(
    readonly device: HeadsetDevice,
    private readonly log: Log,
    private readonly parts: HeadsetLinkParts,
  ) {
    this.#layout = headsetLayout(device.collections);
    // It starts dark; writing that at once would end another program's call on the same headset.
    for (const [reportId, bytes] of lampReports(this.#layout, LAMPS_OFF)) {
      this.#shown.set(reportId, bytes.join());
    }
  }

  /** False when it has nothing for us or can't be opened. */
  async open(): Promise<boolean> {
    if (this.#layout.controls.length === 0 && this.#layout.lamps.length === 0) return false;
    try {
      this.#stop = this.device.onReport((reportId, bytes) => {
        this.#hear(reportId, bytes);
      });
      await this.device.open();
      return true;
    } catch (error) {
      this.#stop();
      this.log.warn(`not opened: ${text(error)}`);
      return false;
    }
  }

  /** Shows what the calls are now. */
  follow(calls: CallsInHand): void {
    this.#state = follow(this.#state, this.#layout, calls, this.parts.nowMs());
    this.#show(this.#state.lamps);
  }

  /** Another headset has taken over. */
  rest(): void {
    this.#state = { ...this.#state, lamps: LAMPS_OFF, echoes: [] };
    this.#show(LAMPS_OFF);
  }

  /** It was pulled out: nothing can be said to it any more. */
  forget(): void {
    this.#gone = true;
    this.#stop();
  }

  /** Lamps out, and closed. Never rejects. */
  async close(): Promise<void> {
    this.#stop();
    this.#show(LAMPS_OFF);
    await this.#written;
    this.#gone = true;
    await this.device.close().catch((error: unknown) => {
      this.log.warn(`not closed: ${text(error)}`);
    });
  }

  #hear(reportId: number, bytes: Uint8Array): void {
    const events = readReport(this.#layout, reportId, this.#told.get(reportId) ?? null, bytes);
    this.#told.set(reportId, bytes.slice());
    for (const event of events) {
      const { state, command } = hear(
        this.#state,
        this.#layout,
        event,
        this.parts.calls(),
        this.parts.nowMs(),
      );
      this.#state = state;
      if (command) this.parts.execute(command);
    }
  }

  #show(lamps: Lamps): void {
    this.#wanted = lamps;
    if (this.#writing) return;
    this.#writing = true;
    this.#written = this.#write();
  }

  /** Writes until the device shows what is wanted, or refuses. One at a time, so that the last word is the newest. */
  async #write(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      const [reportId, bytes] = next;
      this.#shown.delete(reportId);
      try {
        await this.device.sendReport(reportId, bytes);
        this.#shown.set(reportId, bytes.join());
      } catch (error) {
        this.log.warn(`lamps not shown: ${text(error)}`);
        break;
      }
    }
    this.#writing = false;
  }

  #next(): [number, Uint8Array<ArrayBuffer>] | undefined {
    if (this.#gone) return undefined;
    return [...lampReports(this.#layout, this.#wanted)].find(
      ([reportId, bytes]) => this.#shown.get(reportId) !== bytes.join(),
    );
  }
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : 'failed';
}
