import { expect, it } from 'vitest';
import { FileWriter } from '../../../../../src/renderer/engine/recording/file-writer';
import { FakeRecordingFile } from '../../../../fakes/recording';
import { settled } from '../../../../fakes/sip-agent';

const bytes = (text: string) => new TextEncoder().encode(text);

function made() {
  const file = new FakeRecordingFile('call.webm');
  const faults: string[] = [];
  return { file, faults, writer: new FileWriter(file, (fault) => faults.push(fault)) };
}

it('writes until it can’t, and tells so once', async () => {
  const { file, faults, writer } = made();
  writer.write(bytes('a'), 'end');
  writer.write(bytes('b'), 'start');
  await settled();
  file.fault = 'disk-full';
  writer.write(bytes('c'), 'end');
  writer.write(bytes('d'), 'end');
  await settled();
  file.fault = null;
  writer.write(bytes('e'), 'end');
  expect(faults).toEqual(['disk-full']);
  expect(file.written).toEqual([
    { text: 'a', place: 'end' },
    { text: 'b', place: 'start' },
  ]);
  expect(await writer.close()).toBeNull();
  expect(file.closed).toBe('kept');
});

it('tells at the end what goes wrong there, and nothing twice', async () => {
  const good = made();
  good.file.fault = 'disk-full';
  expect(await good.writer.close()).toBe('disk-full');
  const told = made();
  told.writer.fail('unsupported');
  told.file.fault = 'disk-full';
  expect([await told.writer.close(), told.faults]).toEqual([null, ['unsupported']]);
});
