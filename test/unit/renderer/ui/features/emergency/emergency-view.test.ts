import { expect, it } from 'vitest';
import type { EmergencySnapshot } from '../../../../../../src/shared/domain/call-snapshot';
import { emergencyView } from '../../../../../../src/renderer/ui/features/emergency/emergency-view';
import { english } from '../../../english';

const record: EmergencySnapshot = {
  number: '112',
  test: false,
  line: 'Work',
  startedAtMs: new Date(2026, 10, 21, 9, 5).getTime(),
  location: 'Main Street 5, Berlin',
  locationRefused: false,
  outcome: 'calling',
  sipStatus: null,
};
const view = (part: Partial<EmergencySnapshot> = {}) => emergencyView({ ...record, ...part }, english);

it('says which number, when, over which line, and what went along', () => {
  expect(view()).toEqual({
    title: 'Emergency call to 112 at 09:05 over Work',
    outcome: 'It is being placed.',
    location: 'This location went along: Main Street 5, Berlin',
    failed: false,
  });
});

it.each([
  [{ outcome: 'answered', sipStatus: 200 }, 'It was answered.'],
  [
    { outcome: 'failed', sipStatus: 404 },
    'It did not get through: the gateway answered 404. Try again, or use another phone.',
  ],
  [{ outcome: 'failed' }, 'It did not get through. Try again, or use another phone.'],
] as const)('%j', (part, outcome) => {
  expect(view(part).outcome).toBe(outcome);
});

it('says so when no location went along', () => {
  expect(view({ location: null }).location).toMatch(/^No location went along/);
  expect(view({ locationRefused: true }).location).toMatch(/^The gateway did not take the location/);
});

it('is a test', () => {
  expect(view({ test: true, number: '933' }).title).toBe('Test call to 933 at 09:05 over Work');
});
