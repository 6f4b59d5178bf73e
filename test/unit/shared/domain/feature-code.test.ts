import { expect, it } from 'vitest';
import { featureCode } from '../../../../src/shared/domain/feature-code';

it.each([
  ['*72{number}', '+49 30 123', '*72+4930123'],
  ['*72{number}', 'sip:204@example.com', '*72204'],
  ['*21*{number}#', '204', '*21*204#'],
  ['*21*{number}#', '*98#', '*21**98##'],
  ['*73', '', '*73'],
  [' *73 ', 'alice', '*73'],
])('%s with %j: %s', (code, target, dialled) => {
  expect(featureCode(code, target)).toBe(dialled);
});

it.each([
  ['', '204'],
  ['*72{number}', ''],
  ['*72{number}', 'alice'],
  ['*72{number}', 'sip:alice@example.com'],
  ['*72{number}', 'not an address'],
])('%s with %j: none', (code, target) => {
  expect(featureCode(code, target)).toBeNull();
});
