import { describe, expect, it, vi } from 'vitest';
import { createDialDesk } from '../../../../../src/main/services/links/dial-desk';
import { ManualClock } from '../../../../fakes/clock';

const WANTED = { target: 'bob', confirm: true };

function aDesk() {
  const clock = new ManualClock();
  const parts = {
    ask: vi.fn<(request: { id: string }) => void>(),
    tellRefused: vi.fn(),
    newId: () => clock.newId(),
    after: (delayMs: number, callback: () => void) => clock.after(delayMs, callback),
  };
  return { desk: createDialDesk(parts), parts, clock };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the dial desk', () => {
  it('waits for the page, asks it, and brings back its word', async () => {
    const { desk, parts, clock } = aDesk();
    const outcome = desk.dial(WANTED);
    await settled();
    expect(parts.ask).not.toHaveBeenCalled();
    desk.pageReady();
    await settled();
    const id = parts.ask.mock.lastCall?.[0].id ?? '';
    expect(parts.ask).toHaveBeenCalledExactlyOnceWith({ id, ...WANTED });
    desk.dialled('another', 'calling');
    desk.dialled(id, 'asking');
    expect(await outcome).toBe('asking');
    expect(clock.waits()).toEqual([]);
  });

  it('gives up on a page that does not come', async () => {
    const { desk, parts, clock } = aDesk();
    const outcome = desk.dial(WANTED);
    clock.advance(20_000);
    expect(await outcome).toBeNull();
    desk.pageReady();
    await settled();
    expect(parts.ask).not.toHaveBeenCalled();
  });

  it('gives up on a page that does not answer, and on one that is lost', async () => {
    const { desk, parts, clock } = aDesk();
    desk.pageReady();
    const silent = desk.dial(WANTED);
    await settled();
    clock.advance(20_000);
    expect(await silent).toBeNull();
    const lost = desk.dial(WANTED);
    await settled();
    desk.pageLost();
    expect(await lost).toBeNull();
    expect(clock.waits()).toEqual([]);
    const later = desk.dial(WANTED);
    await settled();
    expect(parts.ask).toHaveBeenCalledTimes(2);
    desk.pageReady();
    await settled();
    expect(parts.ask).toHaveBeenCalledTimes(3);
    desk.dialled(parts.ask.mock.lastCall?.[0].id ?? '', 'no-line');
    expect(await later).toBe('no-line');
  });

  it('tells of a refused link once there is someone to tell', async () => {
    const { desk, parts } = aDesk();
    const told = desk.refuse('headers');
    expect(parts.tellRefused).not.toHaveBeenCalled();
    desk.pageReady();
    await told;
    expect(parts.tellRefused).toHaveBeenCalledExactlyOnceWith('headers');
  });
});
