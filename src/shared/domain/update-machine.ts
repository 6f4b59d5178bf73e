/**
 * When updates are looked for, fetched and installed. Pure: what the server offers is judged elsewhere (`update-offer.ts`), timers and
 * files are effects. The app leaves for an update only while there is no call, and gives way to one that comes while it is leaving.
 */

export const UPDATE_MODES = ['auto', 'notify', 'off'] as const;
/** `auto`: installed as soon as nobody is disturbed. `notify`: fetched, and installed when the person says so, unless it is urgent. */
export type UpdateMode = (typeof UPDATE_MODES)[number];

/**
 * `network`: the server can't be reached. `not-secure`: its address isn't https. `unsigned`, `bad-signature`, `unreadable`: of what it
 * says. `no-file`: it has none for this installation. `bad-hash`: the file isn't the one that was signed. `no-space`, `not-writable`,
 * `not-unpacked`: of this machine. `not-installed`: everything was ready, and then it didn't work.
 */
export const UPDATE_FAULTS = [
  'network',
  'not-secure',
  'unsigned',
  'bad-signature',
  'unreadable',
  'no-file',
  'bad-hash',
  'no-space',
  'not-writable',
  'not-unpacked',
  'not-installed',
] as const;
export type UpdateFault = (typeof UPDATE_FAULTS)[number];

/** ms without a call before the app restarts by itself, and after the call that the person's wish had to wait for */
const QUIET_MS = { byItself: 600_000, wished: 10_000 } as const;

/** What the app is left for. */
export interface UpdateStep {
  readonly kind: 'update' | 'roll-back';
  readonly version: string;
  /** The organisation wants what runs to be gone: it waits for quiet, and for nothing else. */
  readonly urgent: boolean;
}

export type UpdatePhase =
  | { readonly at: 'resting' }
  /** `kept`: what was ready before; it is found again, or was withdrawn. */
  | { readonly at: 'checking'; readonly kept: Extract<UpdatePhase, { at: 'ready' }> | null }
  | { readonly at: 'fetching'; readonly step: UpdateStep }
  /** Only a restart is missing. `wished`: the person wants it as soon as there is no call. */
  | { readonly at: 'ready'; readonly step: UpdateStep; readonly wished: boolean }
  /** The lines are being signed out; until then a call may still come, and wins. */
  | { readonly at: 'leaving'; readonly step: UpdateStep; readonly wished: boolean };

export interface UpdateState {
  readonly phase: UpdatePhase;
  readonly mode: UpdateMode;
  /** There is a call, ringing or running. */
  readonly busy: boolean;
  /** There has been none for long enough (`QUIET_MS`). */
  readonly quiet: boolean;
  /** The part of the day in which it may restart by itself. */
  readonly inWindow: boolean;
  /** What went wrong last; null once something went well. */
  readonly fault: UpdateFault | null;
  /** Failures in a row to reach the server. */
  readonly failures: number;
}

export type UpdateEvent =
  /** It is time to look. */
  | { readonly type: 'due' }
  /** The person wants to know. */
  | { readonly type: 'ask' }
  | { readonly type: 'found'; readonly version: string; readonly urgent: boolean }
  | { readonly type: 'nothing' }
  | { readonly type: 'fetched' }
  | { readonly type: 'failed'; readonly fault: UpdateFault }
  /** The person wants it installed now. */
  | { readonly type: 'install' }
  /** The person wants the version before back. */
  | { readonly type: 'roll-back'; readonly version: string }
  | { readonly type: 'calls'; readonly busy: boolean }
  | { readonly type: 'quiet' }
  | { readonly type: 'window'; readonly open: boolean }
  /** While leaving: a call came in. */
  | { readonly type: 'held-back' }
  | { readonly type: 'mode'; readonly mode: UpdateMode };

export type UpdateEffect =
  | { readonly type: 'check' }
  | { readonly type: 'fetch'; readonly version: string }
  /** Sign the lines out, install, restart. */
  | { readonly type: 'leave'; readonly step: UpdateStep }
  /** `quiet` after so many ms, unless a call comes. */
  | { readonly type: 'await-quiet'; readonly delayMs: number }
  | { readonly type: 'stop-waiting' }
  /** `due` at the usual time, or after the failures so far. */
  | { readonly type: 'rest'; readonly failures: number }
  /** What was fetched isn't wanted any more. */
  | { readonly type: 'forget' };

export interface UpdateTransition {
  readonly state: UpdateState;
  readonly effects: readonly UpdateEffect[];
}

export function firstUpdateState(mode: UpdateMode): UpdateState {
  return {
    phase: { at: 'resting' },
    mode,
    busy: false,
    quiet: false,
    inWindow: true,
    fault: null,
    failures: 0,
  };
}

/** Whether the person can ask for it now: it isn't under way. */
export function canCheck({ phase, mode }: UpdateState): boolean {
  return mode !== 'off' && (phase.at === 'resting' || isUpdateReady(phase));
}

export function canInstall({ phase }: UpdateState): boolean {
  return phase.at === 'ready';
}

export function canRollBack({ phase }: UpdateState): boolean {
  return phase.at === 'resting' || phase.at === 'ready';
}

/**
 * What is put in place when the person quits: nobody is disturbed then, so it need not wait for quiet. Null: nothing is ready, or
 * it isn't to come by itself now.
 */
export function stepOnQuit({ phase, busy, mode, inWindow }: UpdateState): UpdateStep | null {
  if (phase.at !== 'ready' || phase.step.kind !== 'update' || busy) return null;
  return phase.wished || phase.step.urgent || (mode === 'auto' && inWindow) ? phase.step : null;
}

/** The next state and what to do about it. Events that come too late are ignored. */
export function updateTransition(state: UpdateState, event: UpdateEvent): UpdateTransition {
  const { phase } = state;
  switch (event.type) {
    case 'due':
    case 'ask':
      if (!canCheck(state)) return same(state);
      return to(state, { at: 'checking', kept: phase.at === 'ready' ? phase : null }, [{ type: 'check' }]);
    case 'found':
      return found(state, { kind: 'update', version: event.version, urgent: event.urgent });
    case 'nothing': {
      if (phase.at !== 'checking') return same(state);
      const rested = rest({ ...state, fault: null, failures: 0 });
      return phase.kept ? { ...rested, effects: [...rested.effects, { type: 'forget' }] } : rested;
    }
    case 'fetched':
      if (phase.at !== 'fetching') return same(state);
      return ready({ ...state, fault: null }, phase.step, false, [{ type: 'rest', failures: 0 }]);
    case 'failed':
      return failed(state, event.fault);
    case 'install':
      return phase.at === 'ready' ? wish(state, phase.step) : same(state);
    case 'roll-back':
      return canRollBack(state)
        ? wish(state, { kind: 'roll-back', version: event.version, urgent: false })
        : same(state);
    case 'calls':
      return calls(state, event.busy);
    case 'quiet':
      return state.busy ? same(state) : leaveIfMay({ ...state, quiet: true });
    case 'window':
      return leaveIfMay({ ...state, inWindow: event.open });
    case 'held-back':
      // There was a call, whatever main has heard of it: the wait begins anew.
      return phase.at === 'leaving'
        ? ready({ ...state, quiet: false }, phase.step, phase.wished)
        : same(state);
    case 'mode':
      return mode(state, event.mode);
  }
}

function found(state: UpdateState, step: UpdateStep): UpdateTransition {
  const { phase } = state;
  if (phase.at !== 'checking') return same(state);
  const well = { ...state, fault: null, failures: 0 };
  // It is there already.
  if (phase.kept?.step.version === step.version && phase.kept.step.kind === 'update')
    return ready(well, step, phase.kept.wished, [{ type: 'rest', failures: 0 }]);
  return to(well, { at: 'fetching', step }, [{ type: 'fetch', version: step.version }]);
}

function failed(state: UpdateState, fault: UpdateFault): UpdateTransition {
  const { phase } = state;
  switch (phase.at) {
    case 'checking':
    case 'fetching': {
      const failures = fault === 'network' ? state.failures + 1 : 0;
      const after = { ...state, fault, failures };
      return phase.at === 'checking' && phase.kept
        ? ready(after, phase.kept.step, phase.kept.wished, [{ type: 'rest', failures }])
        : rest(after);
    }
    case 'leaving':
      return rest({ ...state, fault, failures: 0 });
    case 'resting':
    case 'ready':
      return same(state);
  }
}

function calls(state: UpdateState, busy: boolean): UpdateTransition {
  if (busy === state.busy) return same(state);
  if (busy) return { state: { ...state, busy, quiet: false }, effects: [{ type: 'stop-waiting' }] };
  return awaitQuiet({ ...state, busy });
}

function mode(state: UpdateState, next: UpdateMode): UpdateTransition {
  if (next === state.mode) return same(state);
  const changed = { ...state, mode: next };
  const { phase } = state;
  if (next === 'off' && (phase.at === 'checking' || phase.at === 'fetching' || isUpdateReady(phase)))
    return to({ ...changed, fault: null }, { at: 'resting' }, [{ type: 'stop-waiting' }, { type: 'forget' }]);
  if (state.mode === 'off' && phase.at === 'resting') return rest(changed);
  return leaveIfMay(changed);
}

function isUpdateReady(phase: UpdatePhase): boolean {
  return phase.at === 'ready' && phase.step.kind === 'update';
}

/** The person's wish waits for a call to end, and for nothing else. */
function wish(state: UpdateState, step: UpdateStep): UpdateTransition {
  const phase = { at: state.busy ? 'ready' : 'leaving', step, wished: true } as const;
  return to(state, phase, state.busy ? [] : [{ type: 'stop-waiting' }, { type: 'leave', step }]);
}

function ready(
  state: UpdateState,
  step: UpdateStep,
  wished: boolean,
  effects: readonly UpdateEffect[] = [],
): UpdateTransition {
  const there = { ...state, phase: { at: 'ready', step, wished } } as const;
  const then = there.quiet ? leaveIfMay(there) : awaitQuiet(there);
  return { state: then.state, effects: [...effects, ...then.effects] };
}

function awaitQuiet(state: UpdateState): UpdateTransition {
  if (state.phase.at !== 'ready' || state.busy) return same(state);
  const delayMs = state.phase.wished ? QUIET_MS.wished : QUIET_MS.byItself;
  return { state, effects: [{ type: 'await-quiet', delayMs }] };
}

/** By itself only in quiet times: in the window of the day where that is wanted, at any hour where it is urgent. */
function leaveIfMay(state: UpdateState): UpdateTransition {
  const { phase } = state;
  if (phase.at !== 'ready' || state.busy || !state.quiet) return same(state);
  const { step, wished } = phase;
  const byItself = step.urgent || (state.mode === 'auto' && state.inWindow);
  return wished || byItself
    ? to(state, { at: 'leaving', step, wished }, [{ type: 'leave', step }])
    : same(state);
}

function rest(state: UpdateState): UpdateTransition {
  return to(state, { at: 'resting' }, [{ type: 'rest', failures: state.failures }]);
}

function to(state: UpdateState, phase: UpdatePhase, effects: readonly UpdateEffect[]): UpdateTransition {
  return { state: { ...state, phase }, effects };
}

function same(state: UpdateState): UpdateTransition {
  return { state, effects: [] };
}
