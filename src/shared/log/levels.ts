/**
 * When to use which: `error` something the person asked for failed · `warn` odd, but handled · `info` one line per lifecycle
 * transition (line registered, call answered, quit) · `debug` for finding faults, off by default.
 */
export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Writes one line. Give the message without secrets all the same: the redactor is the net, not the plan. */
export interface Log {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
  debug(message: string): void;
  /** A log whose lines carry `scope`, bound once. */
  scoped(scope: string): Log;
}

/** A log that ends in `write`. */
export function logTo(write: (level: LogLevel, scope: string, message: string) => void, scope = 'app'): Log {
  return {
    error: (message) => {
      write('error', scope, message);
    },
    warn: (message) => {
      write('warn', scope, message);
    },
    info: (message) => {
      write('info', scope, message);
    },
    debug: (message) => {
      write('debug', scope, message);
    },
    scoped: (inner) => logTo(write, inner),
  };
}
