import { execFile, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const run = promisify(execFile);
type Env = Readonly<Record<string, string>>;

/** Runs xdotool on a desktop; its output. */
export async function xdotool(env: Env, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run('xdotool', [...args], { env });
  return stdout.trim();
}

/** The X window that gets the keys. */
export async function focusedWindow(env: Env): Promise<number> {
  return Number(await xdotool(env, 'getwindowfocus'));
}

/** The topmost window that a click at this place would reach. */
export async function windowAt(env: Env, x: number, y: number): Promise<number> {
  const location = await xdotool(env, 'mousemove', String(x), String(y), 'getmouselocation', '--shell');
  return Number(/WINDOW=(\d+)/.exec(location)?.[1]);
}

/** Another program that someone works with: xev, which says what keys it gets. */
export interface OtherProgram {
  readonly windowId: number;
  /** Resolves when it has got this key (X keysym name), counted from the last time it was asked. */
  gotKey(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it with the focus. @param fullScreen over the whole screen, as a presentation is */
export async function startOtherProgram(
  env: Env,
  { fullScreen }: { readonly fullScreen: boolean },
): Promise<OtherProgram> {
  const xev = spawn('xev', ['-name', 'other program', '-event', 'keyboard'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const keys: string[] = [];
  const changes = new EventEmitter();
  let pressed = false;
  const first = new Promise<number>((resolve) => {
    createInterface(xev.stdout).on('line', (line) => {
      const created = /^Outer window is (0x[0-9a-f]+)/.exec(line)?.[1];
      if (created !== undefined) resolve(Number(created));
      if (/^Key(Press|Release) event/.test(line)) pressed = line.startsWith('KeyPress');
      const key = /keysym 0x[0-9a-f]+, (\w+)\)/.exec(line)?.[1];
      if (key !== undefined && pressed) {
        keys.push(key);
        changes.emit('key');
      }
    });
  });
  const windowId = await first;
  const id = String(windowId);
  await xdotool(env, 'search', '--sync', '--onlyvisible', '--name', '^other program$');
  if (fullScreen) {
    // What a window asks for before it is mapped the window manager grants.
    await xdotool(env, 'windowunmap', '--sync', id);
    const state = '_NET_WM_STATE';
    await run('xprop', ['-id', id, '-f', state, '32a', '-set', state, `${state}_FULLSCREEN`], { env });
    await xdotool(env, 'windowmap', '--sync', id);
  }
  await xdotool(env, 'windowactivate', '--sync', id);
  return {
    windowId,
    gotKey: (name) =>
      new Promise((resolve) => {
        const look = (): void => {
          const at = keys.indexOf(name);
          if (at < 0) return;
          keys.splice(0, at + 1);
          changes.off('key', look);
          resolve();
        };
        changes.on('key', look);
        look();
      }),
    stop: async () => {
      const gone = once(xev, 'exit');
      xev.kill('SIGTERM');
      await gone;
    },
  };
}
