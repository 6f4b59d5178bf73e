import { describe, expect, it } from 'vitest';
import type { KnownDevice } from '../../../../../src/renderer/engine/sound/device-matching';
import { createReturnDelay } from '../../../../../src/renderer/engine/sound/return-delay';

const device = (id: string, kind: KnownDevice['kind'] = 'speaker'): KnownDevice => ({
  id,
  kind,
  label: id,
  groupId: id,
});
const [headset, speaker, microphone] = [device('hs'), device('spk'), device('mic', 'microphone')];
const all = [headset, speaker, microphone];

describe('createReturnDelay', () => {
  it('holds an output back that returns too soon, and nothing else', () => {
    const filter = createReturnDelay(8000);
    expect(filter(all, 0)).toEqual(all);
    expect(filter([speaker], 1000)).toEqual([speaker]);
    expect(filter(all, 2000)).toEqual([speaker, microphone]);
    expect(filter(all, 8999)).toEqual([speaker, microphone]);
    expect(filter(all, 9000)).toEqual(all);
  });
  it('counts from the last time it vanished', () => {
    const filter = createReturnDelay(8000);
    filter(all, 0);
    filter([speaker], 1000);
    filter(all, 2000);
    filter([speaker], 3000);
    expect(filter(all, 10_000)).not.toContain(headset);
    expect(filter(all, 11_000)).toContain(headset);
  });
  it('0: not at all', () => {
    const filter = createReturnDelay(0);
    filter(all, 0);
    filter([speaker], 1);
    expect(filter(all, 1)).toEqual(all);
  });
});
