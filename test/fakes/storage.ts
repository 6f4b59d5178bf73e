/** A browser storage in memory; `refuse` makes every access fail, as private windows do. */
export class FakeStorage implements Storage {
  readonly #entries = new Map<string, string>();
  refuse = false;

  get length(): number {
    return this.#entries.size;
  }

  key(index: number): string | null {
    return [...this.#entries.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    this.#check();
    return this.#entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#check();
    this.#entries.set(key, value);
  }

  removeItem(key: string): void {
    this.#check();
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  #check(): void {
    if (this.refuse) throw new DOMException('denied', 'SecurityError');
  }
}
