import { storedBounds, type Bounds } from './window-bounds';

/** px, device independent */
const CALL_BAR_SIZE = { width: 420, height: 44 } as const;
const MARGIN = 8;

/**
 * Where the call bar goes: where it was left, as long as that screen is there, and wholly on it; else to the top of the
 * active display, in the middle, where neither the windows of ringing calls nor notifications are.
 */
export function callBarPlace(stored: unknown, workAreas: readonly Bounds[], active: Bounds): Bounds {
  const left = storedBounds(stored);
  const area = left && workAreas.find((screen) => holdsMiddle(screen, left.x, left.y));
  const { x, y } = area
    ? left
    : { x: active.x + Math.round((active.width - CALL_BAR_SIZE.width) / 2), y: active.y + MARGIN };
  const { x: startX, y: startY, width, height } = area ?? active;
  return {
    x: clamped(x, startX, startX + width - CALL_BAR_SIZE.width),
    y: clamped(y, startY, startY + height - CALL_BAR_SIZE.height),
    ...CALL_BAR_SIZE,
  };
}

function holdsMiddle(screen: Bounds, barX: number, barY: number): boolean {
  const x = barX + CALL_BAR_SIZE.width / 2;
  const y = barY + CALL_BAR_SIZE.height / 2;
  return x >= screen.x && x < screen.x + screen.width && y >= screen.y && y < screen.y + screen.height;
}

function clamped(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
