import { describe, expect, it } from 'vitest';
import { createWords } from '../../../../src/main/app/words';

describe('the words', () => {
  it('are those of the setting, or of the system', () => {
    const open = { key: 'tray.open' } as const;
    expect(createWords('de-AT')('system')(open)).toBe('Offhook öffnen');
    expect(createWords('de-AT')('en')(open)).toBe('Open Offhook');
    expect(createWords('fr-FR')('system')(open)).toBe('Open Offhook');
    expect(createWords('en-US')('de')(open)).toBe('Offhook öffnen');
  });

  it('have plural forms', () => {
    const words = createWords('en')('system');
    expect(words({ key: 'tray.state.missed', values: { count: 1 } })).toBe('Offhook – 1 missed call');
    expect(words({ key: 'tray.state.missed', values: { count: 3 } })).toBe('Offhook – 3 missed calls');
  });

  it('have one for who has no name', () => {
    const said = createWords('en')('de')({ key: 'tray.state.ringing', values: { name: '' } });
    expect(said).toBe('Anonym ruft an');
  });

  it('show a name as it is, whatever is in it', () => {
    const name = '{count} <b># Ann';
    expect(createWords('en')('en')({ key: 'tray.state.ringing', values: { name } })).toBe(
      `${name} is calling`,
    );
  });
});
