const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Sees to it that nothing outlives this node process: on a signal `stop` is awaited and the signal then takes its
 * usual course; on any other exit `killNow` runs. Returns the function that takes the guard away.
 */
export function guardExit(stop: () => Promise<void>, killNow: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    const goOn = (): void => {
      removeGuard();
      // Others who listen decide for themselves what the signal means.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    };
    stop().then(goOn, goOn);
  };
  const removeGuard = (): void => {
    process.off('exit', killNow);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  process.on('exit', killNow);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return removeGuard;
}
