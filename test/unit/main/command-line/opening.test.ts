import { describe, expect, it, vi } from 'vitest';
import { openCommandLine } from '../../../../src/main/command-line/opening';
import type { Reply } from '../../../../src/main/command-line/reply';

function opened(
  words: readonly string[],
  world: { first?: boolean; profile?: boolean; reply?: Reply | null; door?: string } = {},
) {
  const { first = true, profile = true, reply = null } = world;
  const order: string[] = [];
  const printed: Reply[] = [];
  const app = {
    requestSingleInstanceLock: vi.fn(() => first),
    releaseSingleInstanceLock: vi.fn(),
    exit: vi.fn(() => {
      order.push('exit');
    }),
    getVersion: () => '1.2.3',
  };
  const box = {
    path: '/tmp/offhook-reply-abc123',
    wait: vi.fn(() => reply),
    remove: vi.fn(() => {
      order.push('removed');
    }),
  };
  const openReplyBox = vi.fn(() => box);
  const listPolicies = vi.fn();
  const opening = openCommandLine({
    app,
    words,
    door: world.door ?? null,
    say: ({ key, values }) => [key, ...Object.values(values ?? {})].join(' '),
    profileExists: () => profile,
    openReplyBox,
    print: (said) => {
      printed.push(said);
    },
    listPolicies,
  });
  return { opening, app, box, openReplyBox, listPolicies, printed, order };
}

it.each([[[]], [['dial', 'bob']], [['--version']]])('does not start with a door open: %j', (words) => {
  const { opening, app, printed } = opened(words, { door: '--remote-debugging-port' });
  expect(opening).toBeNull();
  expect(app.requestSingleInstanceLock).not.toHaveBeenCalled();
  expect(app.exit).toHaveBeenCalledWith(2);
  expect(printed).toEqual([{ code: 2, out: '', err: 'command.door --remote-debugging-port' }]);
});

describe('the first of its kind', () => {
  it('becomes the app, with what it was asked', () => {
    expect(opened([]).opening).toEqual({ hidden: false, command: null });
    expect(opened(['--hidden']).opening).toEqual({ hidden: true, command: null });
    const { opening, box, printed, app } = opened(['dial', 'bob']);
    expect(opening).toEqual({ hidden: false, command: { kind: 'dial', address: 'bob' } });
    expect(box.remove).toHaveBeenCalled();
    expect([printed, app.exit.mock.calls]).toEqual([[], []]);
  });

  it('makes no folder for a plain start', () => {
    expect(opened([]).openReplyBox).not.toHaveBeenCalled();
  });

  it('does not start for what needs a running phone, and gives the lock back', () => {
    const { opening, app, printed } = opened(['answer']);
    expect(opening).toBeNull();
    expect(app.releaseSingleInstanceLock).toHaveBeenCalled();
    expect(app.exit).toHaveBeenCalledWith(3);
    expect(printed).toEqual([{ code: 3, out: '', err: 'command.not-running' }]);
  });

  it('lists the policies by itself, with and without a profile, and leaves the end to that', () => {
    for (const profile of [true, false]) {
      const { opening, app, listPolicies, printed } = opened(['policies', '--json'], { profile });
      expect(opening).toBeNull();
      expect(listPolicies.mock.calls).toEqual([[true]]);
      expect([printed, app.exit.mock.calls]).toEqual([[], []]);
      expect(app.releaseSingleInstanceLock).toHaveBeenCalledTimes(profile ? 1 : 0);
    }
  });

  it('asks for no lock where there is no profile, so that none is made', () => {
    const { app, printed } = opened(['status', '--json'], { profile: false });
    expect(app.requestSingleInstanceLock).not.toHaveBeenCalled();
    expect(app.exit).toHaveBeenCalledWith(3);
    expect(JSON.parse(printed[0]?.out ?? '')).toMatchObject({ version: 1, running: false });
  });
});

describe('with one running', () => {
  it('hands over what it was asked and ends as the reply says', () => {
    const reply: Reply = { code: 4, out: '', err: 'Nobody is calling.' };
    const { opening, app, box, printed } = opened(['answer'], { first: false, reply });
    expect(opening).toBeNull();
    expect(app.requestSingleInstanceLock).toHaveBeenCalledWith({
      version: 1,
      command: { kind: 'answer' },
      hidden: false,
      replyTo: box.path,
    });
    expect(printed).toEqual([reply]);
    expect(app.exit).toHaveBeenCalledWith(4);
    expect(box.remove).toHaveBeenCalled();
  });

  it('a plain start waits for nothing', () => {
    const { app, box } = opened(['--hidden'], { first: false });
    expect(app.requestSingleInstanceLock).toHaveBeenCalledWith({
      version: 1,
      command: null,
      hidden: true,
      replyTo: null,
    });
    expect(box.wait).not.toHaveBeenCalled();
    expect(app.exit).toHaveBeenCalledWith(0);
  });

  it('says when no reply came', () => {
    const { app, printed } = opened(['show'], { first: false });
    expect(printed).toEqual([{ code: 1, out: '', err: 'command.no-reply' }]);
    expect(app.exit).toHaveBeenCalledWith(1);
  });
});

it('takes its folder away before it ends, because nothing comes after that', () => {
  expect(opened(['answer'], { first: false }).order).toEqual(['removed', 'exit']);
  expect(opened(['answer']).order).toEqual(['removed', 'exit']);
});

it('asks nobody for help, its version, or what it does not understand', () => {
  for (const [words, code] of [
    [['--help'], 0],
    [['--version'], 0],
    [['dail'], 2],
    [['--garbage'], 2],
  ] as const) {
    const { opening, app, openReplyBox } = opened(words);
    expect(opening).toBeNull();
    expect(app.exit).toHaveBeenCalledWith(code);
    expect(app.requestSingleInstanceLock).not.toHaveBeenCalled();
    expect(openReplyBox).not.toHaveBeenCalled();
  }
  expect(opened(['--version']).printed[0]?.out).toBe('Offhook 1.2.3');
  expect(opened(['mute', 'x']).printed).toEqual([{ code: 2, out: '', err: 'command.on-or-off x' }]);
});
