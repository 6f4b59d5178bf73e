import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ASK_EVERY_MS,
  createPageWatchdog,
  HUNG_IN_CALL_STEPS,
  HUNG_STEPS,
  STEP_MS,
} from '../../../../src/main/app/page-watchdog';
import { recordedLog } from '../recorded-log';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watched() {
  const parts = {
    log: recordedLog().log,
    ask: vi.fn(),
    isTalking: vi.fn(() => false),
    isDebugged: vi.fn(() => false),
    onHung: vi.fn(),
  };
  const watchdog = createPageWatchdog(parts);
  watchdog.start();
  return { ...parts, watchdog };
}

describe('the watchdog', () => {
  it('asks now and then, and is content with an answer', () => {
    const { watchdog, ask, onHung } = watched();
    ask.mockImplementation(watchdog.answered);
    vi.advanceTimersByTime(10 * ASK_EVERY_MS);
    expect(ask).toHaveBeenCalledTimes(10);
    expect(onHung).not.toHaveBeenCalled();
  });

  it('gives a page up that never answers, once', () => {
    const { onHung } = watched();
    vi.advanceTimersByTime(ASK_EVERY_MS + HUNG_STEPS * STEP_MS - 1);
    expect(onHung).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onHung).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(600_000);
    expect(onHung).toHaveBeenCalledTimes(1);
  });

  it('forgives a page that comes round late, as after the machine slept', () => {
    const { watchdog, onHung } = watched();
    vi.advanceTimersByTime(ASK_EVERY_MS + (HUNG_STEPS - 1) * STEP_MS);
    watchdog.answered();
    vi.advanceTimersByTime(ASK_EVERY_MS + (HUNG_STEPS - 1) * STEP_MS);
    expect(onHung).not.toHaveBeenCalled();
  });

  it('waits two minutes while a call is talked on, whose sound goes on without the page', () => {
    const { isTalking, onHung } = watched();
    isTalking.mockReturnValue(true);
    vi.advanceTimersByTime(ASK_EVERY_MS + (HUNG_IN_CALL_STEPS - 1) * STEP_MS);
    expect(onHung).not.toHaveBeenCalled();
    vi.advanceTimersByTime(STEP_MS);
    expect(onHung).toHaveBeenCalledTimes(1);
  });

  it('leaves a page alone that a debugger has stopped', () => {
    const { isDebugged, onHung } = watched();
    isDebugged.mockReturnValue(true);
    vi.advanceTimersByTime(600_000);
    expect(onHung).not.toHaveBeenCalled();
  });

  it('asks at once when there is reason to', () => {
    const { watchdog, ask } = watched();
    watchdog.suspect();
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('rests while there is no page', () => {
    const { watchdog, ask } = watched();
    watchdog.stop();
    watchdog.suspect();
    watchdog.answered();
    vi.advanceTimersByTime(600_000);
    expect(ask).not.toHaveBeenCalled();
    watchdog.start();
    vi.advanceTimersByTime(ASK_EVERY_MS);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
