import { beforeEach, expect, it } from 'vitest';
import { PROBE_MS, RoundTrip } from '../../../../../src/renderer/engine/sip/round-trip';
import { ManualClock } from '../../../../fakes/clock';
import { settled } from '../../../../fakes/sip-agent';

type Answer = (answered: boolean) => void;

let clock: ManualClock;
let options: Answer[];
let registers: Answer[];
let trip: RoundTrip;

beforeEach(() => {
  clock = new ManualClock();
  options = [];
  registers = [];
  const asked = (answers: Answer[]) => () => new Promise<boolean>((resolve) => answers.push(resolve));
  trip = new RoundTrip({ clock, options: asked(options), register: asked(registers) });
});

it('is proven by an answer to OPTIONS alone, and leaves no timer', async () => {
  const proof = trip.prove();
  options[0]?.(true);
  expect(await proof).toBe(true);
  await settled();
  expect(clock.waits()).toEqual([]);
  expect(registers).toEqual([]);
});

it('asks with REGISTER when OPTIONS goes unanswered, and from then on with that alone', async () => {
  const proof = trip.prove();
  clock.advance(3_000);
  expect(registers).toHaveLength(1);
  registers[0]?.(true);
  expect(await proof).toBe(true);
  clock.advance(PROBE_MS);
  await settled();
  const second = trip.prove();
  expect([options.length, registers.length]).toEqual([1, 2]);
  registers[1]?.(true);
  expect(await second).toBe(true);
  expect(clock.waits()).toEqual([]);
});

it('stays with OPTIONS when that was only slow', async () => {
  const proof = trip.prove();
  clock.advance(3_000);
  registers[0]?.(true);
  expect(await proof).toBe(true);
  options[0]?.(true);
  await settled();
  void trip.prove();
  expect([options.length, registers.length]).toEqual([2, 1]);
});

it('gives up when both are silent', async () => {
  const proof = trip.prove();
  clock.advance(PROBE_MS);
  expect(await proof).toBe(false);
  const second = trip.prove();
  expect(options).toHaveLength(2);
  clock.advance(PROBE_MS);
  expect(await second).toBe(false);
});

it('waits for REGISTER after OPTIONS has failed', async () => {
  const proof = trip.prove();
  options[0]?.(false);
  clock.advance(3_000);
  await settled();
  registers[0]?.(true);
  expect(await proof).toBe(true);
});
