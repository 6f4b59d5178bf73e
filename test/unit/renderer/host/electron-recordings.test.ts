import { expect, it, vi } from 'vitest';
import { electronRecordings } from '../../../../src/renderer/host/electron-recordings';
import type { OffhookBridge } from '../../../../src/shared/ipc/contract';
import type { RecordingWanted } from '../../../../src/shared/domain/recording-file';

const WANTED: RecordingWanted = { callId: 'call-1', party: 'Bob', startedAtMs: 1, format: 'webm' };

function files(answers: Readonly<Record<string, unknown>>) {
  const invoke = vi.fn((channel: string, ..._args: unknown[]) =>
    channel in answers ? Promise.resolve(answers[channel]) : Promise.reject(new Error('refused')),
  );
  return { invoke, files: electronRecordings({ invoke: invoke as unknown as OffhookBridge['invoke'] }) };
}

it('knows the file by its id, and sends no more at once than may be sent', async () => {
  const opened = { ok: true, value: { id: 'id-1', name: 'Bob.webm' } };
  const { invoke, files: recordings } = files({
    'recording:open': opened,
    'recording:write': null,
    'recording:close': null,
  });
  const file = await recordings.open(WANTED);
  if (!file.ok) throw new Error('not opened');
  expect(file.value.name).toBe('Bob.webm');
  expect(await file.value.write(new Uint8Array(2_500_000), 'end')).toBeNull();
  expect(await file.value.close(true)).toBeNull();
  const sizes = invoke.mock.calls
    .filter(([channel]) => channel === 'recording:write')
    .map(([, id, bytes, place]) => [id, (bytes as Uint8Array).length, place]);
  expect(sizes).toEqual([
    ['id-1', 1_048_576, 'end'],
    ['id-1', 1_048_576, 'end'],
    ['id-1', 402_848, 'end'],
  ]);
  expect(invoke.mock.calls.at(-1)).toEqual(['recording:close', 'id-1', true]);
});

it('says what main says, and that it failed when main refuses', async () => {
  const full = files({
    'recording:open': { ok: true, value: { id: 'id-1', name: 'Bob.webm' } },
    'recording:write': 'disk-full',
  });
  const file = await full.files.open(WANTED);
  if (!file.ok) throw new Error('not opened');
  expect(await file.value.write(new Uint8Array(2_000_000), 'end')).toBe('disk-full');
  expect(full.invoke).toHaveBeenCalledTimes(2);
  expect(await file.value.close(true)).toBe('failed');
  const refused = await files({}).files.open(WANTED);
  expect(refused).toMatchObject({ ok: false, error: { code: 'failed' } });
});
