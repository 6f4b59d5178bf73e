/**
 * Makes an asking that gives `fallback` when there is no answer in time, or a refusal. While an earlier one is still
 * unanswered no other is sent: a server that hangs collects nothing. `onLate` is called when an answer comes after all, to one
 * that was given up: asking again is worth it.
 */
export function patiently<T>(
  limitMs: number,
  ask: () => Promise<T>,
  fallback: T,
  onLate: () => void = () => undefined,
): () => Promise<T> {
  let asking: Promise<T> | null = null;
  return async () => {
    asking ??= ask().finally(() => {
      asking = null;
    });
    let late = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tooLate = new Promise<T>((resolve) => {
      timer = setTimeout(() => {
        late = true;
        resolve(fallback);
      }, limitMs);
    });
    const answered = asking.then(
      (answer) => {
        if (late) onLate();
        return answer;
      },
      () => fallback,
    );
    try {
      return await Promise.race([answered, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  };
}
