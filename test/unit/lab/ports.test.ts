import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { assertPortsFree, labPorts, PORTS_PER_LAB } from '../../lab/ports';

describe('labPorts', () => {
  it('has the documented defaults', () => {
    expect(labPorts()).toMatchObject({ turn: 23478, sip: 25060, ws: 25080, wss: 25443, rtpengine: 25222 });
  });

  it('keeps all ports of a lab within its block, none twice', () => {
    const ports = Object.values(labPorts(30000)).flatMap((port: number | { first: number; last: number }) =>
      typeof port === 'number'
        ? [port]
        : Array.from({ length: port.last - port.first + 1 }, (_, i) => port.first + i),
    );
    expect(new Set(ports).size).toBe(ports.length);
    expect(Math.min(...ports)).toBeGreaterThanOrEqual(30000);
    expect(Math.max(...ports)).toBeLessThan(30000 + PORTS_PER_LAB);
  });

  it('refuses a base that leaves no room', () => {
    expect(() => labPorts(64000)).toThrow('portBase must be a whole number');
  });
});

describe('assertPortsFree', () => {
  it('names the port another program holds', async () => {
    const ports = labPorts(17000);
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(ports.ws, '127.0.0.1', resolve));
    await expect(assertPortsFree(ports, '127.0.0.1')).rejects.toThrow(
      `Port ${ports.ws}/tcp on 127.0.0.1 belongs`,
    );
    await new Promise((resolve) => holder.close(resolve));
    await expect(assertPortsFree(ports, '127.0.0.1')).resolves.toBeUndefined();
  });
});
