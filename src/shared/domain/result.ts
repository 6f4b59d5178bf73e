/** A value or a reason, as data: what crosses a boundary never throws. */
export type Result<T, C extends string = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Fault<C> };

/** `code` picks the words shown to the person; `detail` is for the log, in English, never shown as a headline. */
export interface Fault<C extends string = string> {
  readonly code: C;
  readonly detail: string;
}

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<C extends string>(
  code: C,
  detail: string,
): { readonly ok: false; readonly error: Fault<C> } {
  return { ok: false, error: { code, detail } };
}
