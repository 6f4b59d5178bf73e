import { app } from 'electron';
import type { Attention } from '../ports';

/** The dock's icon bounces while a call rings, until our app comes to the front. */
export function createDockBounce(): Attention {
  let bouncing: number | null = null;
  return {
    update(ringing) {
      if (ringing && bouncing === null) bouncing = app.dock?.bounce('critical') ?? null;
      if (!ringing && bouncing !== null) {
        app.dock?.cancelBounce(bouncing);
        bouncing = null;
      }
    },
  };
}
