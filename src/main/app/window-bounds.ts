import * as v from 'valibot';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** px, device independent */
export const DEFAULT_SIZE = { width: 400, height: 680 } as const;
export const SMALLEST_SIZE = { width: 360, height: 560 } as const;
/** So much of the window must lie on a screen, px, that it can be seen and moved. */
const VISIBLE = 80;

const storedSchema = v.object({
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
  width: v.pipe(v.number(), v.integer()),
  height: v.pipe(v.number(), v.integer()),
});

/**
 * Where the main window goes: where it was, if that can still be reached on one of the screens' work areas; else in the
 * default size wherever the system puts it. Never larger than the screen, never smaller than `SMALLEST_SIZE`.
 */
export function restoreBounds(stored: unknown, workAreas: readonly Bounds[]): Bounds | typeof DEFAULT_SIZE {
  const bounds = storedBounds(stored);
  const area = bounds && workAreas.find((screen) => canBeReached(bounds, screen));
  if (!area) return DEFAULT_SIZE;
  const { x, y, width, height } = bounds;
  return {
    x,
    y: Math.max(y, area.y),
    width: Math.max(SMALLEST_SIZE.width, Math.min(width, area.width)),
    height: Math.max(SMALLEST_SIZE.height, Math.min(height, area.height)),
  };
}

/** What a bounds file holds, or null when it is something else. */
export function storedBounds(stored: unknown): Bounds | null {
  const parsed = v.safeParse(storedSchema, stored);
  return parsed.success ? parsed.output : null;
}

/** The title bar is what a window is moved by, so the top edge counts, not the area. */
function canBeReached(window: Bounds, screen: Bounds): boolean {
  const overlap = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  return (
    overlap >= VISIBLE && window.y >= screen.y - VISIBLE && window.y <= screen.y + screen.height - VISIBLE
  );
}
