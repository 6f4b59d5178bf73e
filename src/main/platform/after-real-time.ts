/** Calls back once after `delayMs`, and gives back the way to cancel. The phone ends whether or not that has come. */
export function afterRealTime(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  timer.unref();
  return () => {
    clearTimeout(timer);
  };
}
