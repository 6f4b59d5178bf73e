import { beforeEach, describe, expect, it } from 'vitest';
import type { PhoneCommand } from '../../../../../src/shared/domain/call-snapshot';
import {
  PhoneCommands,
  type PhoneCommandsParts,
} from '../../../../../src/renderer/engine/calls/phone-commands';
import { ALICE } from '../../../../fakes/account';

let done: string[];
let conference: readonly string[];
let handingOn: boolean;
let busy: boolean;
let phase: 'connected' | 'ringing';
let reachable: boolean;
let commands: PhoneCommands;

beforeEach(() => {
  done = [];
  conference = [];
  handingOn = false;
  busy = false;
  phase = 'connected';
  reachable = true;
  const nameOf = (value: string | boolean | { readonly id: string }): string =>
    typeof value === 'object' ? value.id : String(value);
  const note =
    (what: string) =>
    (...values: readonly (string | boolean | { readonly id: string })[]): void => {
      done.push([what, ...values.map(nameOf)].join(' '));
    };
  const call = (id: string) => ({
    id,
    lineId: 'line-1',
    state: { phase },
    snapshot: () => ({ remote: { address: 'sip:bob@example.com' } }),
    dispatch: ({ type }: { type: string }) => done.push(`${id} ${type}`),
  });
  const parts = {
    lines: { pick: (id?: string) => ({ id: id ?? 'line-1', account: ALICE }) },
    calls: {
      get: (id: string) => (id === 'gone' ? undefined : call(id)),
      get conference() {
        return conference.map(call);
      },
      merge: note('merge'),
      together: (one: unknown) => [one],
    },
    transfers: {
      isHandingOn: () => handingOn,
      isBusy: () => busy,
      merged: note('merged'),
      leave: note('leave'),
      complete: note('complete'),
      cancel: note('cancel'),
      blind: note('blind'),
      talkFirst: note('talk first'),
    },
    codes: {
      setForwarding: ({ when }: { when: string }) => done.push(`forwarding ${when}`),
      pickUp: note('pick up'),
      park: note('park'),
    },
    emergency: { dismiss: note('dismiss') },
    dialling: {
      asDialled: (target: string) => target.replace(/^9$/, '009'),
      dialForNotice: (target: string, lineId?: string) => {
        note('dial')(...[target, lineId].filter((each) => each !== undefined));
        return reachable ? 'new' : null;
      },
    },
    setDoNotDisturb: note('do not disturb'),
    onNotice: note('notice'),
  };
  commands = new PhoneCommands(parts as unknown as PhoneCommandsParts);
});

it.each<[PhoneCommand, readonly string[]]>([
  [{ type: 'dial', target: '204' }, ['dial 204']],
  [{ type: 'dial', target: '204', lineId: 'line-2' }, ['dial 204 line-2']],
  [{ type: 'set-do-not-disturb', on: true }, ['do not disturb true']],
  [{ type: 'dismiss-emergency' }, ['dismiss']],
  [{ type: 'pick-up', lineId: null }, ['pick up line-1']],
  [{ type: 'pick-up', lineId: 'line-2' }, ['pick up line-2']],
  [{ type: 'complete-transfer' }, ['complete']],
  [{ type: 'cancel-transfer' }, ['cancel']],
  [{ type: 'merge' }, ['merged', 'merge']],
  [{ type: 'park', callId: 'a' }, ['park a']],
  [{ type: 'hang-up', callId: 'a' }, ['a hang-up']],
  [{ type: 'hang-up', callId: 'gone' }, []],
])('%j', (command, expected) => {
  commands.execute(command);
  expect(done).toEqual(expected);
});

it('nothing is merged while a call is being handed on', () => {
  handingOn = true;
  commands.execute({ type: 'merge' });
  expect(done).toEqual([]);
});

it('a conference is left to the others when there are two of them', () => {
  conference = ['a', 'b'];
  commands.execute({ type: 'leave-conference' });
  conference = ['a', 'b', 'c'];
  commands.execute({ type: 'leave-conference' });
  expect(done).toEqual(['leave a b']);
});

describe('a transfer', () => {
  const transfer = (target: string, talkFirst = false) => {
    commands.execute({ type: 'transfer', callId: 'a', target, talkFirst });
  };

  it('goes to the checked address, dialled as a call would be', () => {
    transfer('carol');
    transfer('9');
    expect(done).toEqual(['blind a sip:carol@example.com', 'blind a sip:009@example.com']);
  });

  it('after talking first: the new call is placed, if it can be', () => {
    transfer('carol', true);
    expect(done).toEqual(['dial carol line-1', 'talk first a new']);
    done = [];
    reachable = false;
    transfer('carol', true);
    expect(done).toEqual(['dial carol line-1']);
  });

  it.each([
    ['<script>', 'notice address-invalid'],
    ['bob', 'notice transfer-self'],
    ['alice', 'notice transfer-self'],
  ])('to %s is told, and nothing is sent', (target, told) => {
    transfer(target);
    expect(done).toEqual([told]);
  });

  it('waits its turn, and for the answer', () => {
    busy = true;
    transfer('carol');
    busy = false;
    phase = 'ringing';
    transfer('carol');
    expect(done).toEqual([]);
  });
});
