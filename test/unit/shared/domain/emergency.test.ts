import { describe, expect, it } from 'vitest';
import { COUNTRIES } from '../../../../src/shared/domain/country';
import { emergencyDial, emergencyNumbers } from '../../../../src/shared/domain/emergency';

const none = { extra: [], testNumber: '' };

describe('emergency numbers', () => {
  it.each([
    ['DE', '112 110'],
    ['US', '112 911'],
    ['GD', '112 911'],
    ['DM', '112 911 999'],
    ['GB', '112 999'],
    ['AU', '112 000 106'],
    ['NZ', '112 111'],
    ['JP', '112 110 118 119'],
    ['KR', '112 119'],
    ['BR', '112 190 192 193'],
    ['FR', '112 15 17 18 114'],
    ['SE', '112'],
    [null, '112 911'],
  ])('of %s: %s', (country, numbers) => {
    expect(emergencyNumbers(country, none).emergency).toEqual(numbers.split(' '));
  });

  it.each(COUNTRIES)('of %s are numbers, 112 among them, each once', (country) => {
    const { emergency } = emergencyNumbers(country, none);
    expect(emergency).toContain('112');
    expect(new Set(emergency).size).toBe(emergency.length);
    for (const number of emergency) expect(number).toMatch(/^\d{2,5}$/);
  });

  it('are these everywhere', () => {
    const rows = COUNTRIES.map(
      (country) => `${country} ${emergencyNumbers(country, none).emergency.join(' ')}`,
    );
    expect(rows).toMatchSnapshot();
  });

  it('are kept for no country that can’t be chosen', () => {
    const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    const codes = letters.flatMap((first) => letters.map((second) => first + second));
    const known = codes.filter((code) => emergencyNumbers(code, none).emergency.length > 1);
    expect(known.filter((code) => !COUNTRIES.includes(code))).toEqual([]);
  });

  it('have the person’s own among them, and what is none is left out', () => {
    const { emergency, test } = emergencyNumbers('SE', {
      extra: ['11 414', 'police', ''],
      testNumber: '9-3-3',
    });
    expect(emergency).toEqual(['112', '11414']);
    expect(test).toBe('933');
  });
});

describe('what was typed', () => {
  const numbers = emergencyNumbers('US', { extra: ['5555'], testNumber: '933' });

  it.each([
    '911',
    '9-1-1',
    ' 9 1 1 ',
    '(911)',
    '9.1.1',
    'tel:911',
    'sip:911@example.com',
    '911@example.com',
    '911,,1',
    '9\u20111\u20111',
    '112',
    '5555',
  ])('%s is an emergency number', (typed) => {
    expect(emergencyDial(typed, numbers)).toMatchObject({ test: false });
  });

  it.each(['9110', '91', '+1911', '1911', '*911', '911#', 'sip:alice@911.example', 'call 911', '', '-', '0'])(
    '%j is none',
    (typed) => {
      expect(emergencyDial(typed, numbers)).toBeNull();
    },
  );

  it('is the test number', () => {
    expect(emergencyDial('9 33', numbers)).toEqual({ number: '933', test: true });
  });

  it('is never the test number where there is none', () => {
    expect(emergencyDial('', emergencyNumbers('US', none))).toBeNull();
  });
});
