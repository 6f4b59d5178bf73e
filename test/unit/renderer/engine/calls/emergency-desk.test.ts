import { beforeEach, describe, expect, it } from 'vitest';
import { EmergencyDesk } from '../../../../../src/renderer/engine/calls/emergency-desk';
import {
  DEFAULT_EMERGENCY,
  NO_LOCATION,
  type EmergencySettings,
} from '../../../../../src/shared/config/emergency-settings';
import { outgoingCall, type CallState } from '../../../../../src/shared/domain/call-machine';
import { ManualClock } from '../../../../fakes/clock';
import { FakeIncomingCall } from '../../../../fakes/incoming-call';

const OWN = 'sip:alice@example.com';
const TARGET = 'sip:112@example.com';
const MINUTE_MS = 60_000;

let clock: ManualClock;
let settings: EmergencySettings;
let changes: number;
let desk: EmergencyDesk;

beforeEach(() => {
  clock = new ManualClock();
  settings = { ...DEFAULT_EMERGENCY, testNumber: '933' };
  changes = 0;
  desk = new EmergencyDesk({
    clock,
    settings: () => settings,
    country: () => 'DE',
    onChange: () => {
      changes += 1;
    },
  });
});

const call = (part: Partial<CallState> = {}) => ({ id: 'c1', state: { ...outgoingCall().state, ...part } });
const from = (address: string, emergency = false) => {
  const sip = new FakeIncomingCall('', address);
  sip.emergency = emergency;
  return sip;
};

function placed(test = false): void {
  const number = test ? '933' : '112';
  desk.placed({ number, test }, call(), 'Work', `sip:${number}@example.com`);
}

it('knows the numbers of the country, and the test number', () => {
  expect(desk.recognise('1 1 0')).toEqual({ number: '110', test: false });
  expect(desk.recognise('933')).toEqual({ number: '933', test: true });
  expect(desk.recognise('911')).toBeNull();
});

describe('how such a call is placed', () => {
  it('never hides who calls, and says what it is', () => {
    expect(desk.manner({ number: '112', test: false }, OWN)).toMatchObject({
      anonymous: false,
      emergency: true,
      location: null,
    });
  });

  it('has the location with it, a test too, which is no emergency', () => {
    settings = { ...settings, location: { ...NO_LOCATION, street: 'Main Street', city: 'Berlin' } };
    const manner = desk.manner({ number: '933', test: true }, OWN);
    expect(manner).toMatchObject({ emergency: false, anonymous: false });
    expect(manner.location).toContain('<ca:RD>Main Street</ca:RD>');
  });
});

describe('the record', () => {
  it('says which number, when, over which line, and what went along, until it is dismissed', () => {
    settings = { ...settings, location: { ...NO_LOCATION, city: 'Berlin' } };
    placed();
    expect(desk.snapshot()).toEqual({
      number: '112',
      test: false,
      line: 'Work',
      startedAtMs: clock.nowMs(),
      location: 'Berlin',
      locationRefused: false,
      outcome: 'calling',
      sipStatus: null,
    });
    desk.onCall(call({ phase: 'connected' }));
    desk.onCall(call({ phase: 'ended', end: { reason: 'hung-up', sipStatus: null } }));
    expect(desk.snapshot()).toMatchObject({ outcome: 'answered', sipStatus: 200 });
    expect(changes).toBe(2);
    desk.dismiss();
    expect(desk.snapshot()).toBeNull();
  });

  it('says what the gateway answered', () => {
    placed(true);
    desk.onCall(call({ phase: 'ended', end: { reason: 'not-found', sipStatus: 404 } }));
    expect(desk.snapshot()).toMatchObject({ outcome: 'failed', sipStatus: 404 });
  });

  it('says that the location was not taken', () => {
    const manner = desk.manner({ number: '112', test: false }, OWN);
    placed();
    manner.onLocationRefused();
    expect(desk.snapshot()).toMatchObject({ locationRefused: true });
  });

  it('is of that call alone', () => {
    placed();
    desk.onCall({ ...call({ phase: 'connected' }), id: 'another' });
    expect(desk.snapshot()).toMatchObject({ outcome: 'calling' });
  });
});

describe('a call back', () => {
  it.each([
    [TARGET, false],
    ['sip:112@gw.elsewhere.example', false],
    ['tel:112', false],
    ['sip:+4930999@example.com', true],
  ])('is one from %s (says so: %s), for half an hour', (address, says) => {
    placed();
    clock.advance(30 * MINUTE_MS);
    expect(desk.isCallBack(from(address, says))).toBe(true);
    clock.advance(1);
    expect(desk.isCallBack(from(address, says))).toBe(false);
  });

  it('is none from anybody else, without an emergency call, or after a test', () => {
    expect(desk.isCallBack(from(TARGET, true))).toBe(false);
    placed(true);
    expect(desk.isCallBack(from('sip:933@example.com', true))).toBe(false);
    placed();
    expect(desk.isCallBack(from('sip:bob@example.com'))).toBe(false);
  });
});
