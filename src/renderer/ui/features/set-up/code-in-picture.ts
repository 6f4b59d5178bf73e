import { decodeQR } from 'qr/decode.js';

/** Longer edges are scaled down, px: a code that fills a tenth of it is still read. */
const LONGEST_EDGE = 1_600;

/** The text of the QR code in a picture; null: there is none, or it is no picture. */
export async function codeInPicture(picture: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(picture).catch(() => null);
  if (!bitmap) return null;
  try {
    return codeIn(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

/** The text of the QR code in what is drawn; null: there is none. */
export function codeIn(source: CanvasImageSource, width: number, height: number): string | null {
  const scale = Math.min(1, LONGEST_EDGE / Math.max(width, height, 1));
  const edges = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const context = new OffscreenCanvas(Math.max(edges.width, 1), Math.max(edges.height, 1)).getContext('2d', {
    willReadFrequently: true,
  });
  if (!context) return null;
  context.drawImage(source, 0, 0, edges.width, edges.height);
  try {
    const { data } = context.getImageData(0, 0, edges.width, edges.height);
    return decodeQR({ ...edges, data });
  } catch {
    // That is how it says that it found none.
    return null;
  }
}
