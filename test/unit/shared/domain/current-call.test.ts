import { expect, it } from 'vitest';
import { currentCall } from '../../../../src/shared/domain/current-call';
import { aCall } from '../../../fakes/calls';

const talking = aCall({ id: 'talking' });
const held = aCall({ id: 'held', state: { localHold: 'on' } });
const aside = aCall({ id: 'aside', audible: false });
const calling = aCall({ id: 'calling', state: { phase: 'calling' } });
const ringing = aCall({ id: 'ringing', state: { phase: 'incoming', direction: 'incoming' } });
const over = aCall({ id: 'over', state: { phase: 'ended' } });

it.each([
  ['the one being talked on', [talking, held, calling], 'talking'],
  ['not one that is neither heard nor hears us', [talking, aside], 'talking'],
  ['the last begun, when none is talked on', [held, calling], 'calling'],
  ['none that only rings here, and none that is over', [ringing, over], undefined],
])('is %s', (_what, calls, id) => {
  expect(currentCall(calls)?.id).toBe(id);
});
