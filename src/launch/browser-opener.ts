import { spawn } from 'node:child_process';

/** The system's way to open an address in the person's browser; null when there is none. */
export function openerCommand(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): readonly [string, ...string[]] | null {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : null;
}

/** Opens `url` when it can; a machine without an opener has its address printed already. */
export function openInBrowser(url: string): void {
  const command = openerCommand(process.platform, process.env);
  if (command === null) return;
  const [program, ...args] = command;
  const opener = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  opener.once('error', () => undefined);
  opener.unref();
}
