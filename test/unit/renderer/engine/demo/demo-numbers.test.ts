import { expect, it } from 'vitest';
import { parseAddress } from '../../../../../src/shared/domain/address';
import { DEMO_DOMAIN, DEMO_NUMBERS, DEMO_SEAT } from '../../../../../src/renderer/engine/demo/demo-numbers';

it('each number can be dialled on the demo line, and does something of its own', () => {
  for (const number of [...Object.keys(DEMO_NUMBERS), DEMO_SEAT]) {
    expect(parseAddress(number, DEMO_DOMAIN)).toMatchObject({
      ok: true,
      value: { user: number, host: DEMO_DOMAIN },
    });
  }
  expect(new Set(Object.values(DEMO_NUMBERS)).size).toBe(Object.keys(DEMO_NUMBERS).length);
});

it('the domain exists nowhere (RFC 6761 §6.4)', () => {
  expect(DEMO_DOMAIN).toMatch(/\.invalid$/);
});
