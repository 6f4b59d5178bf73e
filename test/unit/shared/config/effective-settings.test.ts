import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../../src/shared/config/account-rules';
import { effectiveOf, type PolicyLayer } from '../../../../src/shared/config/effective';
import {
  effectiveSettings,
  personsSettings,
  personsValues,
} from '../../../../src/shared/config/effective-settings';
import { isProvisioned } from '../../../../src/shared/config/provisioned-account';
import type { PolicyKey, PolicyValues } from '../../../../src/shared/config/policy-table';
import { DEFAULT_SETTINGS, type Account, type Settings } from '../../../../src/shared/config/settings';
import { ALICE } from '../../../fakes/account';

const BROUGHT: Account = { ...ALICE, id: 'provisioned-work', address: 'sip:work@example.com' };
const withTone = (ringTone: Settings['sound']['ringTone'], from = DEFAULT_SETTINGS): Settings => ({
  ...from,
  sound: { ...from.sound, ringTone },
});

/** A person's document under layers of others. */
function phone(own: Settings, layers: readonly PolicyLayer[], chosen: readonly PolicyKey[] = []) {
  const person = personsValues(own, new Set(chosen));
  const effective = effectiveOf([...layers, { source: 'person', from: null, values: person }]);
  const shown = effectiveSettings(own, effective, [BROUGHT]);
  return {
    shown,
    effective,
    save: (next: Settings) => personsSettings({ own, shown, next, effective, accounts: [BROUGHT] }),
  };
}
const says = (source: PolicyLayer['source'], values: Partial<PolicyValues>): PolicyLayer => ({
  source,
  from: null,
  values,
});

describe('the settings that hold', () => {
  it('are the person’s own under recommendations, and an admin’s under orders', () => {
    const own = withTone('bell');
    expect(phone(own, [says('machine-recommended', { 'ringing.tone': 'pulse' })]).shown.sound.ringTone).toBe(
      'bell',
    );
    expect(phone(own, [says('machine-mandatory', { 'ringing.tone': 'pulse' })]).shown.sound.ringTone).toBe(
      'pulse',
    );
    expect(
      phone(DEFAULT_SETTINGS, [says('machine-recommended', { 'ringing.tone': 'pulse' })]).shown.sound
        .ringTone,
    ).toBe('pulse');
  });

  it('keep what is built in where the person chose just that', () => {
    const layers = [says('machine-recommended', { 'ringing.tone': 'pulse' })];
    expect(phone(DEFAULT_SETTINGS, layers, ['ringing.tone']).shown.sound.ringTone).toBe('trill');
  });
});

it('record nothing where recording was switched off', () => {
  const { shown, save } = phone(DEFAULT_SETTINGS, [
    says('machine-mandatory', { 'features.recording': false }),
  ]);
  expect(shown.recording.mode).toBe('forbidden');
  expect(save(shown).settings).toEqual(DEFAULT_SETTINGS);
});

describe('what is stored', () => {
  it('is what the person changed, and that it was the person', () => {
    const { shown, save } = phone(DEFAULT_SETTINGS, [
      says('machine-recommended', { 'ringing.tone': 'pulse', 'ringing.volumePercent': 30 }),
    ]);
    const { settings, chosen } = save(withTone('trill', shown));
    expect(chosen).toEqual(['ringing.tone']);
    expect(settings.sound).toEqual(DEFAULT_SETTINGS.sound);
  });

  it('is never what others decide, whatever the page sends', () => {
    const own = withTone('bell');
    const { shown, save } = phone(own, [
      says('user-mandatory', { 'ringing.tone': 'pulse', 'recording.mode': 'forbidden' }),
    ]);
    const { settings, chosen } = save({ ...withTone('marimba', shown), demo: true });
    expect(chosen).toEqual([]);
    expect(settings).toEqual({ ...own, demo: true });
  });
});

it('leads the person’s own accounts where an admin wants, and forgets nothing of theirs', () => {
  const own = { ...DEFAULT_SETTINGS, accounts: [ALICE] };
  const { shown, save } = phone(own, [says('machine-mandatory', { 'sip.server': 'wss://sip.example.org' })]);
  expect(shown.accounts.find(({ id }) => id === ALICE.id)?.server).toBe('wss://sip.example.org');
  const mostCalls = 2;
  const next = { ...shown, accounts: shown.accounts.map((each) => ({ ...each, mostCalls })) };
  expect(save(next).settings.accounts).toEqual([{ ...ALICE, mostCalls }]);
});

describe('accounts that provisioning brings', () => {
  it('stand beside the person’s own and are not stored with them', () => {
    const { shown, save } = phone({ ...DEFAULT_SETTINGS, accounts: [ALICE] }, []);
    expect(shown.accounts).toEqual([BROUGHT, ALICE]);
    expect(shown.accounts.map(isProvisioned)).toEqual([true, false]);
    expect(save(shown).settings.accounts).toEqual([ALICE]);
  });

  it('can’t be changed or taken away by the person, save for the rules of their calls', () => {
    const rules = { ...DEFAULT_RULES, doNotDisturb: true };
    const { shown, save } = phone(DEFAULT_SETTINGS, []);
    const next = { ...shown, accounts: [{ ...BROUGHT, server: 'wss://evil.example', rules }] };
    const again = phone(save(next).settings, []);
    expect(again.shown.accounts).toEqual([{ ...BROUGHT, rules }]);
    expect(phone(save({ ...shown, accounts: [] }).settings, []).shown.accounts).toEqual([BROUGHT]);
  });

  it('are gone when provisioning no longer brings them', () => {
    const own = { ...DEFAULT_SETTINGS, accounts: [BROUGHT, ALICE] };
    expect(effectiveSettings(own, effectiveOf([]), []).accounts).toEqual([ALICE]);
  });
});
