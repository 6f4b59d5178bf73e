import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { OwnedProcess } from '../process/owned-process';
import type { LabUser } from '../lab-types';
import type { PortRange } from '../ports';
import { writeBaresipConfig, type PhonePlan } from './baresip-config';
import { EventQueue, type WaitOptions } from './event-queue';
import { PhoneControl, type PhoneEvent } from './phone-control';
import { lastRecording, type Recording } from './recordings';

export type { PhoneEvent, Recording, WaitOptions };

export interface LabPhoneOptions {
  /** Tone the phone says into its calls, 10–20000 Hz (default 440); below 3400 Hz for pcma and pcmu. Amplitude 0.5. */
  readonly toneHz?: number;
  /** True sends back what it hears instead of a tone. */
  readonly echo?: boolean;
  /** True answers at once; default false: `answer()`. */
  readonly autoAnswer?: boolean;
  /** True answers incoming calls with 183 and sound before `answer()`. */
  readonly earlyMedia?: boolean;
  /** In order of preference (default pcma, pcmu). */
  readonly codecs?: readonly ('pcma' | 'pcmu' | 'g722' | 'opus')[];
  /** Default udp. */
  readonly transport?: 'udp' | 'tcp';
}

const REGISTER_TIMEOUT_MS = 5000;

/** A classic SIP phone: a baresip process registered at the lab and driven over its control port. */
export class LabPhone {
  private stopping: Promise<void> | undefined;

  private constructor(
    readonly user: LabUser,
    /** Address of record. */
    readonly address: string,
    /** Folder with the phone's configuration, log and recordings. */
    readonly folder: string,
    /** Where it hears: RTP and RTCP. */
    readonly rtp: PortRange,
    readonly process: OwnedProcess,
    private readonly control: PhoneControl,
    private readonly queue: EventQueue,
  ) {}

  /** Starts the process and resolves when it is registered. Use `lab.phone()`, which picks ports and stops it. */
  static async start(
    plan: PhonePlan,
    options: LabPhoneOptions,
    onProcess: (process: OwnedProcess) => void,
  ): Promise<LabPhone> {
    writeBaresipConfig(plan, options);
    const child = await OwnedProcess.start({
      command: 'baresip',
      args: ['-f', plan.folder],
      logPath: join(plan.folder, 'log'),
      ...(plan.namespace === undefined ? {} : { namespace: plan.namespace }),
    });
    onProcess(child);
    const queue = new EventQueue();
    const at = { address: plan.address, port: plan.controlPort };
    try {
      const control = await PhoneControl.open(at, child.ended, (event) => queue.push(event));
      const { name, address } = plan.account;
      const phone = new LabPhone(name, address, plan.folder, plan.rtp, child, control, queue);
      await phone.untilRegistered();
      return phone;
    } catch (error) {
      await child.stop();
      throw error;
    }
  }

  /** Every event since the phone started. */
  get events(): readonly PhoneEvent[] {
    return this.queue.events;
  }

  /** Resolves with the oldest event of that type that no earlier wait got, or the next one. */
  waitFor(type: string, options: WaitOptions = {}): Promise<PhoneEvent> {
    return this.queue.waitFor(type, options);
  }

  /** Makes later waits see only later events. */
  skipEvents(): void {
    this.queue.skip();
  }

  /** Calls `sip:bob@lab.test` or just `bob`; resolves when the call is under way, not when it is answered. */
  async dial(address: string): Promise<void> {
    await this.control.command('dial', address.includes('@') ? address : `sip:${address}@${this.domain}`);
  }

  async answer(): Promise<void> {
    await this.control.command('accept');
  }

  /** Ends the current call, or cancels it while it rings at the other side. */
  async hangUp(): Promise<void> {
    await this.control.command('hangup');
  }

  /** Refuses an incoming call with 486. */
  async decline(): Promise<void> {
    await this.control.command('hangup');
  }

  /** Sends digits (0–9, *, #, A–D) as telephone-events (RFC 4733). */
  async sendDtmf(digits: string): Promise<void> {
    for (const digit of digits) await this.control.command('sndcode', digit);
  }

  async hold(): Promise<void> {
    await this.control.command('hold');
  }

  async resume(): Promise<void> {
    await this.control.command('resume');
  }

  /** Blind transfer of the current call. */
  async transfer(address: string): Promise<void> {
    await this.control.command('transfer', address);
  }

  /** Runs any command of baresip's menu (`help` lists them) and resolves with its text. */
  command(command: string, params = ''): Promise<string> {
    return this.control.command(command, params);
  }

  /** The latest call's two WAV files, complete once the call has ended; rejects after `timeoutMs` (default 3000). */
  recordings(timeoutMs = 3000): Promise<Recording> {
    return lastRecording(this.folder, timeoutMs);
  }

  /** Hangs up, unregisters and ends the process. Safe to call twice. */
  stop(): Promise<void> {
    this.stopping ??= this.end();
    return this.stopping;
  }

  private get domain(): string {
    return this.address.split('@')[1] ?? '';
  }

  private async end(): Promise<void> {
    this.control.close();
    await this.process.stop();
  }

  private async isRegistered(): Promise<boolean> {
    // OK comes wrapped in colour codes, "zzz" and "ERR" are the other states.
    return /OK/.test(
      (await this.control.command('reginfo')).split('\n').find((line) => line.includes(this.address)) ?? '',
    );
  }

  private async untilRegistered(): Promise<void> {
    const deadline = performance.now() + REGISTER_TIMEOUT_MS;
    // The first REGISTER_OK may come before we are connected, so ask instead of waiting for it.
    while (!(await this.isRegistered())) {
      if (performance.now() > deadline)
        throw new Error(`${this.user} did not register within ${REGISTER_TIMEOUT_MS} ms.`);
      await delay(20);
    }
  }
}
