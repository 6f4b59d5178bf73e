import { describe, expect, it } from 'vitest';
import { numberedName, recordingName } from '../../../../src/shared/domain/recording-name';

const AT = new Date(2026, 10, 3, 9, 5, 7);

describe('the name of a recording', () => {
  it('says when and with whom', () => {
    expect(recordingName(AT, 'Alice Brandt', 'webm')).toBe('2026-11-03 09.05.07 Alice Brandt.webm');
    expect(recordingName(AT, '+49 30 1234567', 'wav')).toBe('2026-11-03 09.05.07 +49 30 1234567.wav');
  });

  it.each([
    ['../../etc/passwd', '2026-11-03 09.05.07 etc passwd.webm'],
    ['a/b\\c:d*e?f"g<h>i|j', '2026-11-03 09.05.07 a b c d e f g h i j.webm'],
    ['evil\u202egpj.exe\u0000\n', '2026-11-03 09.05.07 evilgpj.exe.webm'],
    ['  ... ', '2026-11-03 09.05.07.webm'],
    ['', '2026-11-03 09.05.07.webm'],
    ['\u{1F600}'.repeat(99), `2026-11-03 09.05.07 ${'\u{1F600}'.repeat(40)}.webm`],
  ])('is one that every system takes: %j', (party, name) => {
    expect(recordingName(AT, party, 'webm')).toBe(name);
    expect(new TextEncoder().encode(numberedName(name, 99)).length).toBeLessThan(255);
  });

  it('has a number where it is taken', () => {
    expect(numberedName('a.b.webm', 1)).toBe('a.b.webm');
    expect(numberedName('a.b.webm', 2)).toBe('a.b (2).webm');
  });
});
