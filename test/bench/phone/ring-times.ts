import type { Desktop } from '../../e2e/support/desktop';
import type { Lab } from '../../lab/lab-types';
import type { LabPhone } from '../../lab/phones/baresip';
import type { Ear } from '../sound/ear';

/** ms from the INVITE's leaving the gateway. */
export interface RingTimes {
  /** 180 back at the gateway. */
  readonly '180': number;
  /** `Notify` at the notification server. */
  readonly notification: number;
  /** First sample that can be heard, at the output. */
  readonly sound: number;
}

const LONGEST_MS = 10_000;
/** Nothing is left of the last call's ring, which pauses for 1.3 s at a time only while it goes on. */
const SILENCE_MS = 300;

/**
 * Has `caller` call our app, and hangs up when it has rung. The INVITE's time is the gateway's own (its trace, to 1 ms): a frame's in
 * TLS can't be read, and ours and a classic phone's are seen with the same eye.
 */
export async function ringOurs(desktop: Desktop, lab: Lab, caller: LabPhone, ear: Ear): Promise<RingTimes> {
  await ear.silence(SILENCE_MS);
  await desktop.notifications.allClosed();
  const sounds = ear.nextSound();
  const shows = desktop.notifications.nextOpen();
  const { invitedAtMs, ringingAtMs } = await call(lab, caller, 'alice');
  const [soundAtMs, notice] = await withinReason(Promise.all([sounds, shows]), 'ring and notification');
  await hangUp(caller);
  return {
    '180': ringingAtMs - invitedAtMs,
    notification: notice.receivedAtMs - invitedAtMs,
    sound: soundAtMs - invitedAtMs,
  };
}

/** INVITE → 180 of a classic phone at the same gateway, ms. */
export async function ringClassic(lab: Lab, caller: LabPhone, callee: LabPhone): Promise<number> {
  const { invitedAtMs, ringingAtMs } = await call(lab, caller, callee.user);
  await hangUp(caller);
  return ringingAtMs - invitedAtMs;
}

async function call(
  lab: Lab,
  caller: LabPhone,
  user: string,
): Promise<{ readonly invitedAtMs: number; readonly ringingAtMs: number }> {
  lab.clearTrace();
  caller.skipEvents();
  await caller.dial(user);
  const invite = await lab.waitForTrace(
    ({ method, status, direction, toUser }) =>
      method === 'INVITE' && status === undefined && direction === 'out' && toUser === user,
    { timeoutMs: LONGEST_MS },
  );
  const ringing = await lab.waitForTrace(
    ({ status, direction, callId }) => status === 180 && direction === 'in' && callId === invite.callId,
    { timeoutMs: LONGEST_MS },
  );
  return { invitedAtMs: invite.atUs / 1_000, ringingAtMs: ringing.atUs / 1_000 };
}

async function hangUp(caller: LabPhone): Promise<void> {
  await caller.hangUp();
  await caller.waitFor('CALL_CLOSED');
}

function withinReason<T>(work: Promise<T>, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`no ${what} within ${String(LONGEST_MS)} ms`));
    }, LONGEST_MS);
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
