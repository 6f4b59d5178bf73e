import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunningApp } from './desktop';

const FOLDER = join(import.meta.dirname, '../../.artifacts');

/** Keeps a picture of the whole screen, with what other programs show on it. @param name of the file, below test/.artifacts */
export async function keepScreenshot({ electron }: RunningApp, name: string): Promise<void> {
  const png = await electron.evaluate(async ({ desktopCapturer, screen }) => {
    const thumbnailSize = screen.getPrimaryDisplay().size;
    const [source] = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize });
    return source?.thumbnail.toPNG().toString('base64') ?? '';
  });
  const path = join(FOLDER, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, Buffer.from(png, 'base64'));
}
