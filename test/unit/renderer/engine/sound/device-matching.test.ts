import { describe, expect, it } from 'vitest';
import {
  choosable,
  deviceBehindDefault,
  idIfHere,
  knownDevice,
  matchDevice,
  microphoneKey,
  speakerSink,
  type KnownDevice,
} from '../../../../../src/renderer/engine/sound/device-matching';

const speaker = (id: string, label: string, groupId = `g-${id}`): KnownDevice => ({
  id,
  label,
  groupId,
  kind: 'speaker',
});
const headset = speaker('hs', 'Headset');
const loud = speaker('spk', 'Loudspeaker');
const none = { id: null, trace: null };
const want = (id: string, label?: string, groupId = '') => ({
  id,
  trace: label === undefined ? null : { label, groupId },
});

describe('matchDevice', () => {
  it('finds a device by its id, even when it was renamed', () => {
    expect(matchDevice('hs', { label: 'Old name', groupId: '' }, [loud, headset])).toBe(headset);
  });
  it('finds it by its name when the id changed', () => {
    expect(matchDevice('gone', { label: 'Headset', groupId: 'x' }, [loud, headset])).toBe(headset);
  });
  it('prefers the same physical device among namesakes', () => {
    const twin = speaker('hs2', 'Headset', 'mine');
    expect(matchDevice('gone', { label: 'Headset', groupId: 'mine' }, [headset, twin])).toBe(twin);
  });
  it.each([
    ['nothing chosen', null, { label: 'Headset', groupId: '' }],
    ['never seen', 'gone', null],
    ['without a name', 'gone', { label: '', groupId: 'g-hs' }],
  ])('finds nothing: %s', (_why, id, trace) => {
    expect(matchDevice(id, trace, [headset, speaker('anon', '')])).toBeNull();
  });
  it("never takes the system's stand-in for a namesake", () => {
    expect(
      matchDevice('gone', { label: 'Default', groupId: '' }, [speaker('default', 'Default')]),
    ).toBeNull();
  });
});

describe('idIfHere', () => {
  it('tries the chosen id blindly while devices have no ids', () => {
    expect(idIfHere(want('hs'), [])).toBe('hs');
    expect(idIfHere(want('hs'), [speaker('', '')])).toBe('hs');
  });
  it('is null once the list tells that it is not here', () => {
    expect(idIfHere(want('hs'), [loud])).toBeNull();
  });
});

describe('where to play', () => {
  it('plays on the chosen speaker and on the default while it is away', () => {
    expect(speakerSink(want('hs'), [loud, headset])).toBe('hs');
    expect(speakerSink(want('hs'), [loud])).toBe('');
    expect(speakerSink(none, [loud, headset])).toBe('');
  });
});

describe('deviceBehindDefault', () => {
  const real = speaker('spk', 'Loudspeaker');
  it('is the one of its group whose name it bears', () => {
    const standIn = speaker('default', 'Default - Loudspeaker', 'g-spk');
    expect(deviceBehindDefault([standIn, headset, real])).toBe('spk');
  });
  it('is not known where the stand-in has a name of its own, or there is none', () => {
    expect(deviceBehindDefault([speaker('default', 'Default', 'default'), real])).toBeNull();
    expect(deviceBehindDefault([real])).toBeNull();
  });
});

describe('choosable', () => {
  it("leaves the system's stand-ins out when there are real devices", () => {
    const devices = [speaker('default', 'Default'), speaker('communications', 'Communications'), headset];
    expect(choosable(devices)).toEqual([headset]);
  });
  it('keeps a stand-in that is all there is', () => {
    const only = speaker('default', 'Default');
    expect(choosable([only])).toEqual([only]);
  });
});

describe('microphoneKey', () => {
  const input = (id: string, label: string): KnownDevice => ({ id, label, groupId: 'g', kind: 'microphone' });
  it('is the id of a chosen one', () => {
    expect(microphoneKey('m1', [])).toBe('m1');
  });
  it("changes when the system's default becomes another device", () => {
    const before = microphoneKey(null, [input('default', 'Default - Built-in'), input('m1', 'Headset')]);
    const after = microphoneKey(null, [input('default', 'Default - Headset'), input('m1', 'Headset')]);
    expect(before).not.toBe(after);
  });
});

it('knownDevice names kinds in our words', () => {
  const raw = { deviceId: 'a', label: 'A', groupId: 'g' };
  const kinds = (['audioinput', 'audiooutput', 'videoinput'] as const).map(
    (kind) => knownDevice({ ...raw, kind }).kind,
  );
  expect(kinds).toEqual(['microphone', 'speaker', 'camera']);
});
