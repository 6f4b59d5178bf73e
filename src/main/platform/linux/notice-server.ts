import type { NoticeAction } from '../notice-action';
import type { Notice } from '../ports';

/** One of the two kinds of who shows notifications on Linux. */
export interface NoticeServer {
  /** The name it has on the bus. */
  readonly name: string;
  /** Whether it can show calls well enough. Rejects without a bus. */
  look(): Promise<boolean>;
  /** Resolves with the ticket by which it is known from then on; rejects when nobody shows it. */
  post(notice: Notice): Promise<string>;
  withdraw(ticket: string): Promise<void>;
  /** From the next call on. */
  listen(listener: (ticket: string, event: NoticeEvent) => void): void;
}

/** `dismissed`: by the person; `lost`: for any other reason it isn't there any more. */
export type NoticeEvent = NoticeAction | 'dismissed' | 'lost';

/** Wraps a value with its D-Bus type. */
export type MakeVariant = (signature: string, value: unknown) => unknown;
