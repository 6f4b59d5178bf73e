import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { encodeQR } from 'qr';

/** A colour as it is seen, 0–255 each. */
export type Colour = readonly [red: number, green: number, blue: number];

const WIDTH = 320;
const HEIGHT = 240;
/** px; of a camera that sees a code */
const CODE_EDGE = 480;

/** Chromium's switches for a camera that sees two colours side by side, and a microphone that hears a file. */
export async function madeDevices(
  picturePath: string,
  [left, right]: readonly [Colour, Colour],
  voicePath: string,
): Promise<readonly string[]> {
  const header = `YUV4MPEG2 W${String(WIDTH)} H${String(HEIGHT)} F30:1 Ip A1:1 C420\n`;
  const frame = Buffer.concat([
    Buffer.from('FRAME\n'),
    ...[0, 1, 2].map((plane) => half(plane, toYuv(left), toYuv(right))),
  ]);
  await writeFile(picturePath, Buffer.concat([Buffer.from(header), frame, frame]));
  return [
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${picturePath}`,
    `--use-file-for-fake-audio-capture=${voicePath}`,
  ];
}

/** Chromium's switches for a camera that is held before a QR code. */
export async function codeDevices(picturePath: string, code: string): Promise<readonly string[]> {
  const modules = encodeQR(code, 'raw', { border: 4 });
  const edge = modules.length;
  const size = Math.floor(CODE_EDGE / edge);
  const luma = Buffer.alloc(CODE_EDGE * CODE_EDGE, 235);
  for (let y = 0; y < edge * size; y += 1)
    for (let x = 0; x < edge * size; x += 1)
      if (modules[Math.floor(y / size)]?.[Math.floor(x / size)] === true) luma[y * CODE_EDGE + x] = 16;
  const header = `YUV4MPEG2 W${String(CODE_EDGE)} H${String(CODE_EDGE)} F30:1 Ip A1:1 C420\n`;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((CODE_EDGE * CODE_EDGE) / 2, 128)]);
  await writeFile(picturePath, Buffer.concat([Buffer.from(header), frame, frame]));
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${picturePath}`];
}

/** One plane of the picture: the colour planes have half the size (ITU-T H.273, 4:2:0). */
function half(plane: number, left: Colour, right: Colour): Buffer {
  const scale = plane === 0 ? 1 : 2;
  const [width, height] = [WIDTH / scale, HEIGHT / scale];
  return Buffer.from(
    Uint8Array.from(
      { length: width * height },
      (_, at) => (at % width < width / 2 ? left : right)[plane] ?? 0,
    ),
  );
}

/** ITU-R BT.601, limited range. */
function toYuv([red, green, blue]: Colour): Colour {
  return [
    Math.round(16 + 0.257 * red + 0.504 * green + 0.098 * blue),
    Math.round(128 - 0.148 * red - 0.291 * green + 0.439 * blue),
    Math.round(128 + 0.439 * red - 0.368 * green - 0.071 * blue),
  ];
}

/** Resolves when the far end's picture on this page moves on, and shows these colours a quarter from its left and right edge. */
export async function seesFar(page: Page, colours: readonly [Colour, Colour]): Promise<void> {
  await page.locator('.video__far').waitFor({ timeout: 15_000 });
  await page.waitForFunction(
    async (wanted) => {
      const video = document.querySelector<HTMLVideoElement>('.video__far');
      if (!video) return false;
      const decoded = () => video.getVideoPlaybackQuality().totalVideoFrames;
      const before = decoded();
      await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
      const context = canvas.getContext('2d');
      if (!context || canvas.width === 0) return false;
      context.drawImage(video, 0, 0);
      const seen = [0.25, 0.75].map((at) =>
        [
          ...context.getImageData(Math.floor(canvas.width * at), Math.floor(canvas.height / 2), 1, 1).data,
        ].slice(0, 3),
      );
      const near = seen.every((colour, side) =>
        colour.every((value, part) => Math.abs(value - (wanted[side]?.[part] ?? 0)) < 48),
      );
      return near && decoded() > before;
    },
    colours,
    { timeout: 20_000, polling: 200 },
  );
}
