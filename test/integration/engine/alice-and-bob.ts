import { vi } from 'vitest';
import type { PhoneSnapshot } from '../../../src/shared/domain/call-snapshot';
import type { CallPhase } from '../../../src/shared/domain/call-machine';
import { createPhone } from '../../../src/renderer/engine/create-phone';
import type { Clock } from '../../../src/renderer/engine/world/world';
import type { Phone } from '../../../src/renderer/engine/ports';
import type { SipAgentFactory } from '../../../src/renderer/engine/world/sip';
import { MemoryExchange, type Fault } from '../../../src/renderer/engine/sip/memory-exchange';
import { SipJsAgent } from '../../../src/renderer/engine/sip/sip-agent';
import { realClock } from '../../fakes/clock';
import { fakeLog, fakeWorld, type FakeWorld } from '../../fakes/world';

/** One person's phone on the exchange, and how to wait for what it shows. */
export interface Person {
  readonly phone: Phone;
  readonly world: FakeWorld;
  /** Resolves with the snapshot once the condition holds. */
  until(what: string, holds: (snapshot: PhoneSnapshot) => boolean): Promise<PhoneSnapshot>;
  /** Waits for the newest call to be in a phase; gives its id. */
  call(phase: CallPhase): Promise<string>;
}

export interface Pair {
  readonly exchange: MemoryExchange;
  readonly alice: Person;
  readonly bob: Person;
  close(): Promise<void>;
}

const WAIT_MS = 5_000;
const NAMES: Readonly<Record<string, string>> = {
  alice: 'Alice Brandt',
  bob: 'Bob Okafor',
  carol: 'Carol Diaz',
};

/** Time goes on by itself, and faster where a test says so; promises and messages keep their own pace. */
export function useOwnTime(): void {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
    shouldAdvanceTime: true,
    advanceTimeDelta: 1,
  });
}

/** Two phones with everything real but the socket and the sound: SIP.js agents over the memory exchange. */
export async function aliceAndBob(fault?: Fault): Promise<Pair> {
  const exchange = new MemoryExchange(fault);
  const alice = await person('alice', exchange);
  const bob = await person('bob', exchange);
  return {
    exchange,
    alice,
    bob,
    close: async () => {
      await Promise.all([alice.phone.close(), bob.phone.close()]);
    },
  };
}

/** One more phone on the exchange. */
export async function person(name: string, exchange: MemoryExchange): Promise<Person> {
  const clock = realClock();
  const world = fakeWorld(agentsOn(exchange, name, clock), clock);
  const phone = await createPhone(world);
  const until: Person['until'] = (what, holds) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        stop();
        reject(
          new Error(
            `${name} never saw: ${what}\n${JSON.stringify(phone.snapshot(), null, 1)}\n${world.lines.join('\n')}`,
          ),
        );
      }, WAIT_MS);
      const check = (): void => {
        const snapshot = phone.snapshot();
        if (!holds(snapshot)) return;
        clearTimeout(timer);
        stop();
        resolve(snapshot);
      };
      const stop = phone.subscribe(check);
      check();
    });
  const signedIn = await phone.signIn({
    address: `sip:${name}@example.test`,
    password: `secret-${name}`,
    server: 'wss://example.test',
    displayName: NAMES[name] ?? name,
    authorizationUser: '',
    iceServer: '',
    turnUser: '',
    turnPassword: '',
    keepPassword: true,
  });
  if (!signedIn.ok)
    throw new Error(`${name} could not sign in: ${signedIn.error.code} ${world.lines.join('\n')}`);
  return {
    phone,
    world,
    until,
    call: async (phase) => {
      const snapshot = await until(
        `a call that is ${phase}`,
        ({ calls }) => calls.at(-1)?.state.phase === phase,
      );
      return snapshot.calls.at(-1)?.id ?? '';
    },
  };
}

function agentsOn(exchange: MemoryExchange, name: string, clock: Clock): SipAgentFactory {
  return {
    create: (account, password, listener) =>
      new SipJsAgent({
        account,
        password,
        listener,
        clock,
        log: fakeLog(),
        userAgentName: 'Offhook test',
        open: exchange.wireFor(name),
      }),
  };
}
