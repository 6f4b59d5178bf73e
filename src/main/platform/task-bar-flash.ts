import type { Attention, AttentionFrame } from './ports';

/** The button in the task bar flashes while a call rings and the window is minimised. */
export function createTaskBarFlash(frame: AttentionFrame): Attention {
  let flashing = false;
  return {
    update(ringing) {
      if (ringing === flashing) return;
      flashing = ringing;
      frame.flash(ringing);
    },
  };
}
