import { beforeEach, describe, expect, it } from 'vitest';
import { ServiceCodes } from '../../../../../src/renderer/engine/calls/service-codes';
import { DEFAULT_RULES, type AccountRules } from '../../../../../src/shared/config/account-rules';
import { outgoingCall, type CallState } from '../../../../../src/shared/domain/call-machine';

let rules: AccountRules;
let dialled: string[];
let transferred: string[];
let notices: string[];
let reachable: boolean;
let codes: ServiceCodes;

beforeEach(() => {
  rules = { ...DEFAULT_RULES, parkCode: '*68', pickUpCode: '*88' };
  dialled = [];
  transferred = [];
  notices = [];
  reachable = true;
  codes = new ServiceCodes({
    rules: () => rules,
    own: () => 'sip:alice@example.com',
    dial: (code) => (reachable ? `call-${String(dialled.push(code))}` : null),
    transfer: (callId, target) => transferred.push(`${callId} ${target}`) > 0,
    change: (_lineId, change) => {
      rules = change(rules);
    },
    onNotice: (code, _callId, address, lineId) =>
      notices.push([code, address, lineId].filter(Boolean).join(' ')),
  });
});

const call = (id: string, part: Partial<CallState> = {}) => ({
  id,
  lineId: 'line-1',
  state: { ...outgoingCall().state, ...part },
});
const over = (id: string, reason: 'transferred' | 'hung-up' | 'rejected') =>
  call(id, { phase: 'ended', end: { reason, sipStatus: null } });

describe('parking', () => {
  it('hands the call on to the code, and tells when it is there', () => {
    codes.park(call('c1', { phase: 'connected' }));
    expect(transferred).toEqual(['c1 sip:*68@example.com']);
    expect(notices).toEqual([]);
    codes.onCall(over('c1', 'transferred'));
    expect(notices).toEqual(['parked sip:*88@example.com line-1']);
  });

  it('tells nothing where the call ended otherwise', () => {
    codes.park(call('c1', { phase: 'connected' }));
    codes.onCall(over('c1', 'hung-up'));
    expect(notices).toEqual([]);
  });

  it('does nothing with a code that can’t be called', () => {
    rules = { ...rules, parkCode: 'no code' };
    codes.park(call('c1', { phase: 'connected' }));
    expect(transferred).toEqual([]);
    expect(notices).toEqual(['address-invalid']);
  });

  it('is undone by calling', () => {
    codes.pickUp('line-1');
    expect(dialled).toEqual(['*88']);
  });
});

describe('forwarding by the provider', () => {
  const wish = { lineId: 'line-1', when: 'always', on: true, target: '+49 30 123' } as const;

  it('is asked for by code, and kept once that was answered', () => {
    codes.setForwarding(wish);
    expect(dialled).toEqual(['*72+4930123']);
    expect(rules.forward.always.on).toBe(false);
    codes.onCall(call('call-1', { phase: 'connected' }));
    expect(rules.forward.always).toEqual({ on: true, target: '+49 30 123' });
    codes.onCall(over('call-1', 'hung-up'));
    expect(notices).toEqual(['forwarding-on sip:+4930123@example.com']);
  });

  it('is taken back by code', () => {
    codes.setForwarding({ ...wish, on: false });
    codes.onCall(call('call-1', { phase: 'connected' }));
    expect([dialled, notices]).toEqual([['*73'], ['forwarding-off']]);
  });

  it('stays as it was when the provider refuses', () => {
    codes.setForwarding(wish);
    codes.onCall(over('call-1', 'rejected'));
    expect(rules.forward.always.on).toBe(false);
    expect(notices).toEqual(['forwarding-refused']);
  });

  it('asks one after the other', () => {
    codes.setForwarding(wish);
    codes.setForwarding({ ...wish, when: 'busy' });
    expect(dialled).toEqual(['*72+4930123']);
    codes.onCall(over('call-1', 'rejected'));
    expect(dialled).toEqual(['*72+4930123', '*90+4930123']);
  });

  it.each([{ target: '' }, { target: 'alice' }, { target: 'carol' }])('dials nothing for %j', (part) => {
    codes.setForwarding({ ...wish, ...part });
    expect(dialled).toEqual([]);
    expect(notices).toEqual(['forwarding-code-missing']);
  });

  it('goes on with the next when one can’t be called', () => {
    reachable = false;
    codes.setForwarding(wish);
    reachable = true;
    codes.setForwarding({ ...wish, when: 'noAnswer' });
    expect(dialled).toEqual(['*92+4930123']);
  });
});
