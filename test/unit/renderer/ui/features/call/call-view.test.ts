import { describe, expect, it } from 'vitest';
import { callView } from '../../../../../../src/renderer/ui/features/call/call-view';
import type { CallState } from '../../../../../../src/shared/domain/call-machine';
import { aCall } from '../../../../../fakes/calls';
import { english } from '../../../english';

const view = (state: Partial<CallState>) => callView(aCall({ state }), english);

describe('the state in words', () => {
  it.each<[Partial<CallState>, string, string]>([
    [{ phase: 'preparing' }, 'Calling…', 'waiting'],
    [{ phase: 'calling' }, 'Calling…', 'waiting'],
    [{ phase: 'ringing' }, 'Ringing…', 'waiting'],
    [{ phase: 'answering' }, 'Connecting…', 'waiting'],
    [{}, 'Connected', 'active'],
    [{ localHold: 'holding' }, 'Connected', 'waiting'],
    [{ localHold: 'on' }, 'On hold', 'waiting'],
    [{ localHold: 'resuming' }, 'On hold', 'waiting'],
    [{ remoteHold: true }, 'Held by the other side', 'waiting'],
    [{ localHold: 'on', remoteHold: true }, 'On hold', 'waiting'],
    [{ media: 'interrupted' }, 'Reconnecting…', 'warning'],
    [{ phase: 'ended', end: { reason: 'busy', sipStatus: 486 } }, 'Ended: busy', 'failed'],
    [{ phase: 'ended', end: { reason: 'hung-up', sipStatus: null } }, 'Ended: you hung up', 'quiet'],
  ])('%o is %s (%s)', (state, words, tone) => {
    expect(view(state)).toMatchObject({ state: words, tone });
  });
});

it('a call whose hold was refused counts as held while another is talked in: neither hears the other', () => {
  const aside = callView(aCall({ audible: false }), english);
  expect(aside).toMatchObject({ state: 'On hold', tone: 'waiting', hold: { on: true, enabled: true } });
});

describe('what can be done', () => {
  it('toggles hold only between the settled states', () => {
    expect(view({}).hold).toEqual({ on: false, enabled: true });
    expect(view({ localHold: 'holding' }).hold).toEqual({ on: true, enabled: false });
    expect(view({ localHold: 'on' }).hold).toEqual({ on: true, enabled: true });
    expect(view({ localHold: 'resuming' }).hold).toEqual({ on: false, enabled: false });
    expect(view({ phase: 'ringing' }).hold.enabled).toBe(false);
    const end = { reason: 'hung-up', sipStatus: null } as const;
    expect(view({ phase: 'ended', localHold: 'on', end }).hold).toEqual({ on: false, enabled: false });
  });

  it('offers another try after an outgoing call that failed, and nothing else', () => {
    const end = { reason: 'busy', sipStatus: 486 } as const;
    const hungUp = { reason: 'hung-up', sipStatus: null } as const;
    expect(view({ phase: 'ended', end: hungUp }).canTryAgain).toBe(false);
    expect(view({ phase: 'ended', end }).canTryAgain).toBe(true);
    expect(view({ phase: 'ended', end, direction: 'incoming' }).canTryAgain).toBe(false);
  });

  it('dials the number again, or the address where there is no number', () => {
    const remote = { name: 'Bob', number: '', address: 'sip:bob@other.example' };
    expect(callView(aCall({ remote }), english)).toMatchObject({
      target: 'sip:bob@other.example',
      number: null,
    });
  });
});

describe('the hint', () => {
  it('says first that a dead microphone is not heard, muted or not', () => {
    expect(view({ microphone: 'denied', muted: true })).toMatchObject({
      hint: expect.stringContaining('may not use the microphone') as string,
      hintTone: 'warning',
    });
  });

  it('says that one is muted', () => {
    expect(view({ muted: true }).hint).toContain('muted');
  });

  it.each([
    ['talking', /^You are muted/],
    ['leaks', /^You are not muted/],
  ] as const)('says what is wrong with the mute, before all else: %s', (muteWarning, hint) => {
    expect(
      callView(aCall({ muteWarning, state: { muted: muteWarning === 'talking' } }), english),
    ).toMatchObject({
      hint: expect.stringMatching(hint) as string,
      hintTone: 'urgent',
    });
  });

  it('tells of sound that is on its way, and then nothing', () => {
    expect(view({ media: 'connecting' })).toMatchObject({ hintTone: 'quiet' });
    expect(view({ localHold: 'holding' })).toMatchObject({
      hint: 'Putting the call on hold…',
      hintTone: 'quiet',
    });
    expect(view({ localHold: 'resuming', muted: true })).toMatchObject({ hint: 'Taking the call off hold…' });
    expect(view({}).hint).toBeNull();
  });
});

it('keeps the SIP status for failures, as a detail', () => {
  expect(view({ phase: 'ended', end: { reason: 'busy', sipStatus: 486 } }).detail).toBe('SIP 486');
  expect(view({ phase: 'ended', end: { reason: 'hung-up', sipStatus: 200 } }).detail).toBeNull();
});
