import type { RecordingFormat } from './recording-file';

/** So that the whole name stays under the 255 bytes of a file name, whatever the script. */
const MOST_CHARACTERS = 40;

/**
 * The suggested file name of a recording: date and time here, then who was at the other end, as a name that every system takes:
 * no separators, no control or direction characters, no dot or space at its end.
 */
export function recordingName(startedAt: Date, party: string, format: RecordingFormat): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = [startedAt.getFullYear(), two(startedAt.getMonth() + 1), two(startedAt.getDate())].join('-');
  const time = [startedAt.getHours(), startedAt.getMinutes(), startedAt.getSeconds()].map(two).join('.');
  const who = safe(party);
  return `${day} ${time}${who === '' ? '' : ` ${who}`}.${format}`;
}

/** The same name once more: `name (2).webm`. */
export function numberedName(name: string, number: number): string {
  if (number < 2) return name;
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)} (${String(number)})${name.slice(dot)}`;
}

function safe(party: string): string {
  const kept = party
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[\\/:*?"<>|]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...kept]
    .slice(0, MOST_CHARACTERS)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');
}
