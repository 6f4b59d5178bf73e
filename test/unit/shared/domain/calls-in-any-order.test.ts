import { expect, it } from 'vitest';
import {
  callBookTransition,
  isAudible,
  NO_CALLS,
  type CallBookEvent,
} from '../../../../src/shared/domain/call-book-machine';
import {
  incomingCall,
  outgoingCall,
  transition,
  type CallEvent,
  type CallState,
} from '../../../../src/shared/domain/call-machine';
import {
  NO_TRANSFER,
  transferTransition,
  type TransferEvent,
} from '../../../../src/shared/domain/transfer-machine';
import { seeded } from '../../../fakes/chance';

/** The machines of all calls, of the book and of the transfer, wired as the engine wires them. */
class Machines {
  book = NO_CALLS;
  transfer = NO_TRANSFER;
  readonly calls = new Map<string, CallState>();
  /** Ended once: must never be anything else again. */
  readonly ended = new Set<string>();
  /** Re-INVITEs whose answer is on its way. */
  readonly asked = new Set<string>();
  #count = 0;

  add(direction: CallState['direction']): string {
    const id = `call-${String((this.#count += 1))}`;
    this.calls.set(id, direction === 'outgoing' ? outgoingCall().state : incomingCall().state);
    this.tellBook({ type: 'added', id, phase: this.at(id).phase });
    return id;
  }

  at(id: string): CallState {
    const state = this.calls.get(id);
    if (!state) throw new Error(`${id} is unknown`);
    return state;
  }

  forget(id: string): void {
    this.calls.delete(id);
    this.ended.delete(id);
    this.tellBook({ type: 'forgotten', id });
  }

  tellCall(id: string, event: CallEvent): void {
    const before = this.at(id);
    const { state, effects } = transition(before, event);
    this.calls.set(id, state);
    for (const effect of effects) {
      if (effect.type !== 'send-hold') continue;
      must(!this.asked.has(id), 'two changes of hold at once');
      this.asked.add(id);
    }
    if (state === before) return;
    if (state.phase === 'ended') this.ended.add(id);
    this.tellBook({ type: 'changed', id, phase: state.phase, localHold: state.localHold });
    if (state.phase === 'ended') this.tellTransfer({ type: 'ended', callId: id });
  }

  tellBook(event: CallBookEvent): void {
    const { state, effects } = callBookTransition(this.book, event);
    this.book = state;
    for (const { type, id } of effects) {
      must(this.at(id).phase === 'connected', `${type} for a call that is not up`);
      const asked = this.asked.size;
      this.tellCall(id, { type });
      must(this.asked.size > asked, `${type} that makes no sense`);
    }
  }

  tellTransfer(event: TransferEvent): void {
    const { state, effects } = transferTransition(this.transfer, event);
    this.transfer = state;
    for (const effect of effects) {
      if (!('callId' in effect) || !this.calls.has(effect.callId) || this.ended.has(effect.callId)) continue;
      if (effect.type === 'hold') this.tellBook({ type: 'turn-away', id: effect.callId });
      if (effect.type === 'resume') this.tellBook({ type: 'turn-to', id: effect.callId });
      if (effect.type === 'hang-up') this.tellCall(effect.callId, { type: 'hang-up' });
      if (effect.type === 'hand-over') this.tellCall(effect.callId, { type: 'transferred' });
    }
  }

  /** The answer to a re-INVITE. */
  answerHold(id: string, accepted: boolean): void {
    this.asked.delete(id);
    if (this.at(id).phase !== 'ended')
      this.tellCall(id, { type: accepted ? 'hold-confirmed' : 'hold-failed' });
  }

  live(): readonly string[] {
    return [...this.calls.keys()].filter((id) => this.at(id).phase !== 'ended');
  }
}

function must(holds: boolean, broken: string): void {
  if (!holds) throw new Error(broken);
}

/** What is true at every moment. */
function check({ book, calls, ended }: Machines): void {
  let heard = 0;
  for (const [id, state] of calls) {
    must((state.phase === 'ended') === ended.has(id), 'an ended call came back');
    if (state.phase === 'ended') must(!isAudible(book, id), 'an ended call is heard');
    else if (state.phase === 'connected' && isAudible(book, id) && !book.conference.includes(id)) heard += 1;
  }
  must(heard <= 1, 'two calls are heard outside a conference');
  must(book.calls.length === calls.size, 'the book knows other calls');
  for (const { id, phase, localHold } of book.calls) {
    const state = calls.get(id);
    must(state?.phase === phase && state.localHold === localHold, 'the book has another idea of a call');
  }
  const { conference, chosen } = book;
  must(conference.length !== 1, 'a conference of one');
  for (const id of conference)
    must(calls.get(id)?.phase !== 'ended' && calls.has(id), 'a member that is gone');
  must(chosen === null || calls.get(chosen)?.phase !== 'ended', 'turned to a call that is over');
  if (chosen !== null && conference.includes(chosen))
    must(heard === 0, 'a call is heard beside the conference');
}

/** Once every re-INVITE is answered with yes: all that is talked in flows, everything else is on hold. */
function checkSettled(machines: Machines): void {
  for (let round = 0; machines.asked.size > 0; round += 1) {
    must(round < 10, 'holds without end');
    for (const id of [...machines.asked]) machines.answerHold(id, true);
  }
  for (const { id, phase, localHold, settled } of machines.book.calls) {
    if (phase !== 'connected' || settled) continue;
    must(localHold === (isAudible(machines.book, id) ? 'off' : 'on'), 'a hold that was never undone or made');
  }
}

it(
  '1,000,000 events: one call is heard, no ended one comes back, every hold is undone or ended',
  { timeout: 60_000 },
  () => {
    const chance = seeded(20_261_121);
    const machines = new Machines();
    const pickLive = (): string | null => {
      const live = machines.live();
      return live.length > 0 ? chance.pick(live) : null;
    };
    const seen = {
      conferences: 0,
      biggest: 0,
      splits: 0,
      takeOvers: 0,
      transfers: 0,
      leaves: 0,
      refusals: 0,
    };

    const steps: readonly (() => void)[] = [
      () => {
        if (machines.calls.size >= 6) return;
        machines.tellBook({ type: 'turn-to', id: machines.add('outgoing') });
      },
      () => {
        if (machines.calls.size < 6) machines.add('incoming');
      },
      // The far ends: each call goes on one step.
      ...Array.from({ length: 4 }, () => () => {
        const id = pickLive();
        if (id === null) return;
        const { phase } = machines.at(id);
        if (phase === 'preparing') machines.tellCall(id, { type: 'prepared' });
        else if (phase === 'calling')
          machines.tellCall(id, { type: 'provisional', status: 180, earlyMedia: chance.whole(2) > 0 });
        else if (phase === 'ringing') machines.tellCall(id, { type: 'accepted' });
        else if (phase === 'answering') machines.tellCall(id, { type: 'confirmed' });
        else if (phase === 'connected')
          machines.tellCall(id, { type: 'remote-hold', on: chance.whole(2) > 0 });
      }),
      () => {
        const id = pickLive();
        if (id === null || machines.at(id).phase !== 'incoming') return;
        machines.tellBook({ type: 'turn-to', id });
        machines.tellCall(id, { type: 'answer' });
      },
      ...Array.from({ length: 4 }, () => () => {
        if (machines.asked.size === 0) return;
        const accepted = chance.whole(5) > 0;
        if (!accepted) seen.refusals += 1;
        machines.answerHold(chance.pick([...machines.asked]), accepted);
      }),
      ...(['turn-to', 'turn-away', 'split'] as const).map((type) => () => {
        const id = pickLive();
        if (id === null) return;
        if (type === 'split' && machines.book.conference.includes(id)) seen.splits += 1;
        machines.tellBook({ type, id });
      }),
      () => {
        const { phase } = machines.transfer;
        if (phase === 'asking' || phase === 'trying') return;
        machines.tellTransfer({ type: 'merged' });
        machines.tellBook({ type: 'merge' });
        const members = machines.book.conference.length;
        if (members > 0) seen.conferences += 1;
        seen.biggest = Math.max(seen.biggest, members);
      },
      () => {
        const of = pickLive();
        if (of === null || machines.at(of).phase !== 'connected' || machines.calls.size >= 6) return;
        const id = machines.add('incoming');
        machines.tellBook({ type: 'take-over', id, of });
        machines.tellCall(id, { type: 'answer' });
        machines.tellCall(of, { type: 'remote-bye' });
        seen.takeOvers += 1;
      },
      () => {
        const id = pickLive();
        if (id !== null && chance.whole(3) === 0)
          machines.tellCall(
            id,
            chance.pick<CallEvent>([
              { type: 'hang-up' },
              { type: 'failed', reason: 'network-lost' },
              { type: 'remote-bye' },
            ]),
          );
      },
      () => {
        for (const id of machines.ended) {
          if (machines.asked.has(id)) continue;
          machines.forget(id);
          return;
        }
      },
      () => {
        const id = pickLive();
        if (id === null || machines.at(id).phase !== 'connected' || machines.transfer.phase !== 'none')
          return;
        seen.transfers += 1;
        if (chance.whole(2) > 0 || machines.calls.size >= 6)
          machines.tellTransfer({ type: 'blind', callId: id });
        else {
          const consultId = machines.add('outgoing');
          machines.tellBook({ type: 'turn-to', id: consultId });
          machines.tellTransfer({ type: 'consult', callId: id, consultId });
        }
      },
      () => {
        const [callId, consultId, third] = machines.book.conference;
        if (callId === undefined || consultId === undefined || third !== undefined) return;
        if (machines.transfer.phase !== 'none') return;
        seen.leaves += 1;
        machines.tellTransfer({ type: 'leave', callId, consultId });
      },
      () => {
        machines.tellTransfer(
          chance.pick<TransferEvent>([
            { type: 'complete' },
            { type: 'cancel' },
            { type: 'accepted' },
            { type: 'progress' },
            { type: 'succeeded' },
            { type: 'failed', how: 'failed' },
          ]),
        );
      },
    ];

    for (let event = 0; event < 1_000_000; event += 1) {
      chance.pick(steps)();
      check(machines);
      if (event % 1_000 === 999) checkSettled(machines);
    }
    const { biggest, ...often } = seen;
    expect(biggest).toBeGreaterThanOrEqual(4);
    for (const [what, count] of Object.entries(often)) expect([what, count > 1_000]).toEqual([what, true]);

    // And at last every hold can be undone.
    for (const id of machines.live().filter((each) => machines.at(each).phase === 'connected')) {
      machines.tellBook({ type: 'turn-to', id });
      checkSettled(machines);
      expect(machines.at(id).localHold).toBe('off');
    }
  },
);
