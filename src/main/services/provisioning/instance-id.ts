import { createHash } from 'node:crypto';

/**
 * The UUID that the registrar knows an account of this machine by: always the same for the same set-up here, and another one on
 * every other machine, so that two phones of one address don't replace each other (RFC 5626 §4.1; RFC 9562 §5.8, version 8).
 * @param instance UUID of the set-up on this machine
 */
export function instanceIdOf(instance: string, accountId: string): string {
  const hex = createHash('sha256').update(`${instance} ${accountId}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
