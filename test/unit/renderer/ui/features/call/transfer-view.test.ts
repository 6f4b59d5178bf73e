import { expect, it } from 'vitest';
import { isIn, transferView } from '../../../../../../src/renderer/ui/features/call/transfer-view';
import { EMPTY_PHONE, type TransferSnapshot } from '../../../../../../src/shared/domain/call-snapshot';
import { aCall } from '../../../../../fakes/calls';
import { english } from '../../../english';

const bob = aCall({
  id: 'bob',
  remote: { name: 'Bob Okafor', number: 'bob', address: 'sip:bob@example.com' },
});
const carol = aCall({
  id: 'carol',
  remote: { name: null, number: 'carol', address: 'sip:carol@example.com' },
});
const blind: TransferSnapshot = {
  phase: 'trying',
  callId: 'bob',
  consultId: null,
  target: 'sip:carol@example.com',
};
const attended: TransferSnapshot = { ...blind, phase: 'consulting', consultId: 'carol' };
const view = (transfer: TransferSnapshot | null, calls = [bob, carol]) =>
  transferView({ ...EMPTY_PHONE, calls, transfer }, english);

it('says who is handed on to whom, and offers to complete it once they talk', () => {
  expect(view(null)).toBeNull();
  expect(view(blind)).toEqual({
    text: 'Handing Bob Okafor on to carol@example.com…',
    canComplete: null,
  });
  expect(view(attended)?.text).toContain('You talk to carol.');
  expect(view(attended)).toMatchObject({ canComplete: true });
  const ringing = aCall({ ...carol, state: { ...carol.state, phase: 'ringing' } });
  expect(view(attended, [bob, ringing])?.text).toContain('Calling carol');
  expect(view(attended, [bob, ringing])).toMatchObject({ canComplete: false });
});

it('belongs to both calls', () => {
  expect(isIn(attended, 'bob') && isIn(attended, 'carol')).toBe(true);
  expect(isIn(attended, 'dave') || isIn(null, 'bob')).toBe(false);
});
