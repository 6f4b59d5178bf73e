import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFileLog, logLine } from '../../../../../src/main/services/log/file-log';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-log-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('writes redacted lines with scope and level, and leaves out what is below its level', async () => {
  const path = join(folder, 'offhook.log');
  const log = createFileLog(path, 'info');
  log.info('started');
  log.scoped('sip').warn('REGISTER sip:alice@example.com password=hunter2');
  log.debug('noise');
  const text = await readFile(path, 'utf8');
  expect(text).toMatch(
    /^\S+Z info  \[app\] started\n\S+Z warn  \[sip\] REGISTER sip:‹\w{4}›@‹host› password=‹redacted›\n$/,
  );
});

it('writes as much as it is told to from then on', async () => {
  const path = join(folder, 'louder.log');
  const log = createFileLog(path, 'error');
  log.info('unheard');
  log.setLevel('debug');
  log.scoped('sip').debug('heard');
  log.setLevel('warn');
  log.info('unheard');
  expect((await readFile(path, 'utf8')).split('\n')).toEqual([expect.stringMatching(/ \[sip\] heard$/), '']);
});

it('keeps a message on one line, so that it can not forge another', () => {
  const line = logLine(new Date(0), 'info', 'a\r\n1970-01-01T00:00:00.000Z error b');
  expect(line.split('\n')).toHaveLength(1);
});
