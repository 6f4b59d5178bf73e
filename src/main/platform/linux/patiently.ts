/**
 * Makes an asking that gives `fallback` when there is no answer in time, or a refusal. While an earlier one is still
 * unanswered no other is sent: a server that hangs collects nothing.
 */
export function patiently<T>(limitMs: number, ask: () => Promise<T>, fallback: T): () => Promise<T> {
  let asking: Promise<T> | null = null;
  return async () => {
    asking ??= ask()
      .catch(() => fallback)
      .finally(() => {
        asking = null;
      });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<T>((resolve) => {
      timer = setTimeout(resolve, limitMs, fallback);
    });
    try {
      return await Promise.race([asking, late]);
    } finally {
      clearTimeout(timer);
    }
  };
}
