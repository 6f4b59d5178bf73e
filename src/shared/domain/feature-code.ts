import { parseAddress } from './address';

/**
 * What is dialled to switch a service: the code with the number in its place. Null where there is no such code, or the number
 * can't stand in one (letters, or nothing).
 */
export function featureCode(code: string, target: string): string | null {
  const wanted = code.trim();
  if (wanted === '') return null;
  if (!wanted.includes('{number}')) return wanted;
  const parsed = parseAddress(target, 'number.invalid');
  const number = parsed.ok ? parsed.value.user.replaceAll('%23', '#') : '';
  return /^\+?[\d*#]+$/.test(number) ? wanted.replaceAll('{number}', number) : null;
}
