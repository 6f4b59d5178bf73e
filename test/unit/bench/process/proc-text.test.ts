import { describe, expect, it } from 'vitest';
import { parsePssKib, parseStat, processKind, treeOf } from '../../../bench/process/proc-text';

/** Fields 4 to 17 of proc(5), the name being what it likes. */
const stat = (pid: number, name: string, parentPid: number, times = '1 2 3 4'): string =>
  `${String(pid)} (${name}) S ${String(parentPid)} 1 1 0 -1 4194560 9 0 0 0 ${times} 20 0 1 0 77 1 1\n`;

describe('stat', () => {
  it('gives parent and processor time, that of waited-for children included', () => {
    expect(parseStat(stat(42, 'electron', 7, '100 20 3 4'))).toEqual({
      pid: 42,
      parentPid: 7,
      cpuTicks: 127,
    });
  });

  it('is read past a name with spaces and parentheses', () => {
    expect(parseStat(stat(42, 'a) R 9 (b', 7))).toMatchObject({ pid: 42, parentPid: 7, cpuTicks: 10 });
  });

  it.each(['', 'no stat', '42 (cut off) S 1 2'])('%j is none', (text) => {
    expect(() => parseStat(text)).toThrow(TypeError);
  });
});

describe('smaps_rollup', () => {
  it('gives the proportional size, not its parts', () => {
    expect(parsePssKib('Rss:  900 kB\nPss:      300 kB\nPss_Dirty:   10 kB\nSwapPss:  5 kB\n')).toBe(300);
  });

  it('without a size is none', () => {
    expect(() => parsePssKib('Pss_Anon: 3 kB\n')).toThrow(TypeError);
  });
});

describe('a tree', () => {
  const all = [stat(3, 'grandchild', 2), stat(1, 'init', 0), stat(2, 'child', 1), stat(9, 'stranger', 0)];

  it('is a process and all that descend from it', () => {
    expect(treeOf(1, all.map(parseStat)).map(({ pid }) => pid)).toEqual([1, 2, 3]);
    expect(treeOf(2, all.map(parseStat)).map(({ pid }) => pid)).toEqual([2, 3]);
  });

  it('of a process that is gone is empty', () => {
    expect(treeOf(77, all.map(parseStat))).toEqual([]);
  });
});

it.each([
  ['/opt/electron\0--user-data-dir=/x\0.', 'main'],
  ['/opt/electron\0--type=renderer\0--lang=en', 'renderer'],
  ['/opt/electron --type=utility --utility-sub-type=audio.mojom.AudioService', 'audio.mojom.AudioService'],
])('tells what %j is there for', (commandLine, kind) => {
  expect(processKind(commandLine)).toBe(kind);
});
