import { expect, it } from 'vitest';
import { shortcutCommand } from '../../../../../src/main/services/shortcuts/shortcut-command';
import { aCall } from '../../../../fakes/calls';

const talking = aCall({ id: 'talking' });
const held = aCall({ id: 'held', state: { localHold: 'on' } });
const ringing = (id: string) => aCall({ id, state: { phase: 'incoming', direction: 'incoming' } });

it('answers the call that has rung longest', () => {
  expect(shortcutCommand('answer', { calls: [talking, ringing('r1'), ringing('r2')] })).toEqual({
    type: 'answer',
    callId: 'r1',
  });
});

it('hangs up the call that is talked on, not the one on hold', () => {
  expect(shortcutCommand('hangUp', { calls: [talking, held, ringing('r1')] })).toEqual({
    type: 'hang-up',
    callId: 'talking',
  });
});

it('turns a ringing call away only while there is no other', () => {
  expect(shortcutCommand('hangUp', { calls: [ringing('r1')] })).toEqual({ type: 'decline', callId: 'r1' });
});

it('mutes and unmutes', () => {
  const muted = aCall({ id: 'muted', state: { muted: true } });
  expect(shortcutCommand('mute', { calls: [talking] })).toEqual({
    type: 'set-mute',
    callId: 'talking',
    on: true,
  });
  expect(shortcutCommand('mute', { calls: [muted] })).toEqual({
    type: 'set-mute',
    callId: 'muted',
    on: false,
  });
});

it('does nothing where there is nothing to do', () => {
  for (const name of ['answer', 'hangUp', 'mute'] as const)
    expect(shortcutCommand(name, { calls: [] })).toBeNull();
  expect(shortcutCommand('mute', { calls: [ringing('r1')] })).toBeNull();
  expect(shortcutCommand('answer', { calls: [talking] })).toBeNull();
});
