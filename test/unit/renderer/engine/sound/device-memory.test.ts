import { describe, expect, it } from 'vitest';
import { createDeviceMemory } from '../../../../../src/renderer/engine/sound/device-memory';
import { recordingLog } from '../../../../fakes/audio/recording-log';

const device = (id: string, label = `Name of ${id}`) =>
  ({ id, label, groupId: `g-${id}`, kind: 'speaker' }) as const;

function mapStorage(initial?: string) {
  const map = new Map(initial === undefined ? [] : [['offhook.device-names', initial]]);
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  };
}

describe('createDeviceMemory', () => {
  it('recalls a name after a restart', () => {
    const storage = mapStorage();
    createDeviceMemory(storage, recordingLog().log).remember(device('hs'));
    const later = createDeviceMemory(storage, recordingLog().log);
    expect(later.recall('hs')).toEqual({ label: 'Name of hs', groupId: 'g-hs' });
    expect(later.recall('other')).toBeNull();
    expect(later.recall(null)).toBeNull();
  });
  it('forgets the oldest beyond 32', () => {
    const storage = mapStorage();
    const memory = createDeviceMemory(storage, recordingLog().log);
    for (let n = 0; n < 40; n += 1) memory.remember(device(`d${String(n)}`));
    const later = createDeviceMemory(storage, recordingLog().log);
    expect(later.recall('d7')).toBeNull();
    expect(later.recall('d8')).not.toBeNull();
    expect(later.recall('d39')).not.toBeNull();
  });
  it('remembers no device without a name', () => {
    const memory = createDeviceMemory(mapStorage(), recordingLog().log);
    memory.remember(device('hs', ''));
    expect(memory.recall('hs')).toBeNull();
  });
  it.each(['{', '{}', 'null', '[1, ["a"], ["b", {"label": 3}], ["c", null]]'])(
    'starts empty from damaged storage: %s',
    (stored) => {
      const memory = createDeviceMemory(mapStorage(stored), recordingLog().log);
      expect(['a', 'b', 'c'].map((id) => memory.recall(id))).toEqual([null, null, null]);
    },
  );
  it('works without storage, and with one that refuses', () => {
    const { log, lines } = recordingLog();
    const refusing = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    for (const storage of [null, refusing]) {
      const memory = createDeviceMemory(storage, log);
      memory.remember(device('hs'));
      expect(memory.recall('hs')).not.toBeNull();
    }
    expect(lines.join()).toContain('QuotaExceededError');
  });
});
