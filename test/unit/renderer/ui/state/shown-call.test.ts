import { describe, expect, it } from 'vitest';
import { nextShownCall, screenCalls } from '../../../../../src/renderer/ui/state/shown-call';
import { aCall } from '../../../../fakes/calls';

const first = aCall({ id: 'first' });
const second = aCall({ id: 'second' });
const ringing = aCall({
  id: 'ringing',
  answeredAtMs: null,
  state: { phase: 'incoming', direction: 'incoming' },
});
const answering = aCall({
  id: 'ringing',
  answeredAtMs: null,
  state: { phase: 'answering', direction: 'incoming' },
});
const ended = aCall({ id: 'first', state: { phase: 'ended', end: { reason: 'hung-up', sipStatus: null } } });

describe('screenCalls', () => {
  it('leaves out what rings and what nobody answered', () => {
    const missed = aCall({
      id: 'missed',
      answeredAtMs: null,
      state: { phase: 'ended', direction: 'incoming', end: { reason: 'missed', sipStatus: null } },
    });
    expect(screenCalls([first, ringing, missed]).map(({ id }) => id)).toEqual(['first']);
  });

  it('keeps a call that failed while it was being answered, so that its end is read', () => {
    const failed = aCall({
      answeredAtMs: null,
      state: { phase: 'ended', direction: 'incoming', end: { reason: 'media-failed', sipStatus: null } },
    });
    expect(screenCalls([failed])).toHaveLength(1);
  });
});

describe('nextShownCall', () => {
  it('opens a call that was just placed', () => {
    expect(nextShownCall([first], [first, second], 'first')).toEqual({ callId: 'second', opened: true });
  });

  it('does not open a call that only rings', () => {
    expect(nextShownCall([first], [first, ringing], 'first')).toEqual({ callId: 'first', opened: false });
  });

  it('opens a call once it is answered', () => {
    expect(nextShownCall([first, ringing], [first, answering], 'first')).toEqual({
      callId: 'ringing',
      opened: true,
    });
  });

  it('keeps an ended call on the screen while it is told', () => {
    expect(nextShownCall([first], [ended], 'first')).toEqual({ callId: 'first', opened: false });
  });

  it('goes on with the conference when a member leaves it', () => {
    const after = [ended, second];
    expect(nextShownCall([first, second], after, 'first', ['first', 'second'])).toEqual({
      callId: 'second',
      opened: false,
    });
    expect(nextShownCall([first, second], after, 'first', ['second', 'third']).callId).toBe('first');
  });

  it('goes to another running call when the shown one is gone', () => {
    expect(nextShownCall([ended, second], [second], 'first')).toEqual({ callId: 'second', opened: false });
    expect(nextShownCall([ended], [], 'first')).toEqual({ callId: null, opened: false });
  });
});
