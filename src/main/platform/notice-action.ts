/** What a notification's buttons, and a click beside them (`show`), ask for. */
const NOTICE_ACTIONS = ['answer', 'decline', 'call-back', 'show'] as const;
export type NoticeAction = (typeof NOTICE_ACTIONS)[number];

/** An action as it comes back from the system, or null when it is none of ours. */
export function readAction(text: unknown): NoticeAction | null {
  return NOTICE_ACTIONS.find((action) => action === text) ?? null;
}
