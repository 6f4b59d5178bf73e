import { chmod, lstat, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { postReply } from '../../../../src/main/command-line/post-reply';
import { done, REPLY_FILE } from '../../../../src/main/command-line/reply';
import { openReplyBox, type ReplyBox } from '../../../../src/main/command-line/reply-box';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'reply-box-test-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

function open(): ReplyBox {
  const box = openReplyBox(parent);
  if (!box) throw new Error('no box');
  return box;
}

it('takes a reply through a folder that is closed to others, and leaves nothing behind', async () => {
  const box = open();
  expect((await stat(box.path)).mode & 0o777).toBe(0o700);
  expect(await postReply(box.path, done('Calling bob'))).toBe(true);
  expect(box.wait(1_000)).toEqual({ code: 0, out: 'Calling bob', err: '' });
  box.remove();
  expect(await readdir(parent)).toEqual([]);
});

it('waits no longer than it may, and believes no file that is not a reply', async () => {
  const box = open();
  expect(box.wait(30)).toBeNull();
  for (const text of [
    '',
    'null',
    '{"code":0}',
    '{"code":9,"out":"","err":""}',
    '{"code":0,"out":1,"err":""}',
  ]) {
    await writeFile(join(box.path, REPLY_FILE), text);
    expect(box.wait(30)).toBeNull();
  }
});

it('has no box where none can be made', () => {
  expect(openReplyBox(join(parent, 'missing'))).toBeNull();
});

it('is written only into a folder of that name, of this user, closed to others', async () => {
  const reply = done('x');
  const named = (name: string): string => join(parent, name);
  await mkdir(named('offhook-reply-open12'), { mode: 0o700 });
  await chmod(named('offhook-reply-open12'), 0o755);
  await mkdir(named('elsewhere'), { mode: 0o700 });
  await mkdir(named('offhook-reply-toolong'), { mode: 0o700 });
  await symlink(named('elsewhere'), named('offhook-reply-linked'));
  await writeFile(named('offhook-reply-afile1'), '');
  const good = open().path;
  const wrong = [
    ...[
      'offhook-reply-open12',
      'elsewhere',
      'offhook-reply-toolong',
      'offhook-reply-linked',
      'offhook-reply-afile1',
    ].map(named),
    ...[
      named('offhook-reply-absent'),
      '/etc',
      '',
      'offhook-reply-abc123',
      `${good}/`,
      `${good}/../${good.slice(-20)}`,
    ],
  ];
  for (const path of wrong) expect([path, await postReply(path, reply)]).toEqual([path, false]);
  expect(await readdir(named('elsewhere'))).toEqual([]);
  expect((await lstat(named('offhook-reply-linked'))).isSymbolicLink()).toBe(true);
  expect(await postReply(good, reply)).toBe(true);
});
