import type { Bounds } from './window-bounds';

/** px, device independent */
const INCOMING_SIZE = { width: 360, height: 132 } as const;
const MARGIN = 16;
const GAP = 8;

/** Where the small window number `index` (0: the oldest call) goes: top right of the work area, stacked downwards. */
export function incomingPlace(index: number, workArea: Bounds): Bounds {
  const step = INCOMING_SIZE.height + GAP;
  const fitting = Math.max(1, Math.floor((workArea.height - 2 * MARGIN + GAP) / step));
  return {
    x: workArea.x + workArea.width - INCOMING_SIZE.width - MARGIN,
    y: workArea.y + MARGIN + (index % fitting) * step,
    ...INCOMING_SIZE,
  };
}
