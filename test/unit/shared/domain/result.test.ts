import { expect, it } from 'vitest';
import { fail, ok } from '../../../../src/shared/domain/result';

it('is a value or a reason, as plain data', () => {
  expect(JSON.parse(JSON.stringify(ok(3)))).toEqual({ ok: true, value: 3 });
  expect(JSON.parse(JSON.stringify(fail('busy', 'taken')))).toEqual({
    ok: false,
    error: { code: 'busy', detail: 'taken' },
  });
});
