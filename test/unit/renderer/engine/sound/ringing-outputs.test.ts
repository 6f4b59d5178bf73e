import { describe, expect, it } from 'vitest';
import type { KnownDevice } from '../../../../../src/renderer/engine/sound/device-matching';
import { ringingOutputs } from '../../../../../src/renderer/engine/sound/ringing-outputs';

const speaker = (id: string, label: string): KnownDevice => ({ id, label, groupId: '', kind: 'speaker' });
const standIn = speaker('default', 'Default');
const headset = speaker('hs', 'Headset');
const none = { id: null, trace: null };
const wanted = { id: 'hs', trace: { label: 'Headset', groupId: '' } };

describe('ringingOutputs', () => {
  it('counts real outputs, and a stand-in that is all there is', () => {
    expect(ringingOutputs(none, [standIn, headset])).toMatchObject({ outputs: 1, chosen: 'default' });
    expect(ringingOutputs(none, [standIn])).toMatchObject({ outputs: 1 });
    expect(ringingOutputs(none, [])).toEqual({ outputs: 0, chosen: 'default', label: null });
  });

  it('tells whether the chosen one is here, by its name', () => {
    expect(ringingOutputs(wanted, [headset])).toEqual({ outputs: 1, chosen: 'present', label: 'Headset' });
    expect(ringingOutputs(wanted, [speaker('spk', 'Loudspeaker')])).toEqual({
      outputs: 1,
      chosen: 'missing',
      label: 'Headset',
    });
    expect(ringingOutputs({ id: 'hs', trace: null }, [speaker('spk', '')])).toMatchObject({ label: null });
  });

  it('calls nothing missing that nobody has looked for', () => {
    expect(ringingOutputs(wanted, null)).toEqual({ outputs: null, chosen: 'present', label: 'Headset' });
    expect(ringingOutputs(wanted, [speaker('', '')])).toMatchObject({ chosen: 'present' });
  });

  it('calls the chosen one missing where there is none at all', () => {
    expect(ringingOutputs(wanted, [])).toMatchObject({ outputs: 0, chosen: 'missing' });
  });
});
