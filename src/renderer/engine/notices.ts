import type { Notice, NoticeCode } from '../../shared/domain/call-snapshot';

/** What the person is told; the same thing is told once until it is dismissed. */
export class Notices {
  #all: readonly Notice[] = [];

  constructor(
    private readonly newId: () => string,
    private readonly onChange: () => void,
  ) {}

  get all(): readonly Notice[] {
    return this.#all;
  }

  tell(code: NoticeCode, callId: string | null, address: string | null = null, lineId?: string): void {
    const same = (notice: Notice): boolean =>
      notice.code === code &&
      notice.callId === callId &&
      notice.address === address &&
      notice.lineId === lineId;
    if (this.#all.some(same)) return;
    const line = lineId === undefined ? {} : { lineId };
    this.#all = [...this.#all, { id: this.newId(), code, callId, address, ...line }].slice(-16);
    this.onChange();
  }

  dismiss(id: string): void {
    this.#all = this.#all.filter((notice) => notice.id !== id);
    this.onChange();
  }

  /** What belonged to calls that are gone, or codes that no longer hold. */
  withdraw(stale: (notice: Notice) => boolean): void {
    const kept = this.#all.filter((notice) => !stale(notice));
    if (kept.length === this.#all.length) return;
    this.#all = kept;
    this.onChange();
  }
}
