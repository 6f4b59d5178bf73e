import { expect, it } from 'vitest';
import { LOG_LEVELS, logTo } from '../../../../src/shared/log/levels';

it('writes each line with its level and the scope it was bound to', () => {
  const lines: string[] = [];
  const log = logTo((level, scope, message) => lines.push(`${level} ${scope} ${message}`));
  for (const level of LOG_LEVELS) log[level](`one ${level}`);
  log.scoped('line').info('two');
  log.scoped('line').scoped('sip').warn('three');
  expect(lines).toEqual([
    'error app one error',
    'warn app one warn',
    'info app one info',
    'debug app one debug',
    'info line two',
    'warn sip three',
  ]);
});
