import electronLog from 'electron-log/node';
import { logTo, type Log, type LogLevel } from '../../../shared/log/levels';
import { redact } from '../../../shared/log/redact';

/** bytes; one older file is kept beside it */
const LARGEST = 2 * 1024 * 1024;

export interface FileLog extends Log {
  /** What was written at first. */
  readonly firstLevel: LogLevel;
  /** From now on this much is written. */
  setLevel(level: LogLevel): void;
}

/**
 * The log file at `path`. Every line goes through the redactor as the last step, whoever wrote it, and stays one line.
 * @param level what is written at all
 */
export function createFileLog(path: string, level: LogLevel): FileLog {
  const logger = electronLog.create({ logId: path });
  logger.transports.console.level = false;
  logger.transports.file.resolvePathFn = () => path;
  logger.transports.file.maxSize = LARGEST;
  logger.transports.file.level = level;
  logger.transports.file.format = ({ message, data }) => [
    logLine(message.date, message.level as LogLevel, data.map(String).join(' ')),
  ];
  const log = logTo((lineLevel, scope, message) => {
    logger[lineLevel](`[${scope}] ${message}`);
  });
  return {
    ...log,
    firstLevel: level,
    setLevel(next) {
      logger.transports.file.level = next;
    },
  };
}

/** One redacted line: time, level, words. A line break would let a message forge the next line. */
export function logLine(date: Date, level: LogLevel, words: string): string {
  return `${date.toISOString()} ${level.padEnd(5)} ${redact(words).replace(/[\r\n]+/g, ' ⏎ ')}`;
}
