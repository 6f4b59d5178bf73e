import { expect, it } from 'vitest';
import {
  organisationView,
  setUpProblem,
} from '../../../../../../src/renderer/ui/features/set-up/set-up-view';
import { loadText } from '../../../../../../src/renderer/ui/text/load-text';
import { PROVISION_FAULTS } from '../../../../../../src/shared/provisioning/provision-fault';
import { NOT_SET_UP } from '../../../../../../src/shared/provisioning/provisioning-state';

it.each(['en', 'de'] as const)(
  'every fault has two sentences in %s, and the place where there is one',
  async (language) => {
    const text = await loadText(language, 'en');
    for (const code of PROVISION_FAULTS) {
      const { what, next } = setUpProblem({ code, place: 'accounts.1.server' }, text);
      expect(what, code).toMatch(/[.]$/);
      expect(next.length, code).toBeGreaterThan(10);
      expect(`${what}${next}`, code).not.toMatch(/provision\.|\{/);
    }
    expect(setUpProblem({ code: 'wrong-type', place: 'accounts.1.server' }, text).next).toContain(
      'accounts.1.server',
    );
  },
);

it('shows whose set-up it is, and lets a person leave what no admin decided', async () => {
  const text = await loadText('en', 'en');
  const state = {
    ...NOT_SET_UP,
    setUp: true,
    host: 'phones.example.com',
    supportLink: 'https://help.example.com',
  };
  expect(organisationView(NOT_SET_UP, text)).toBeNull();
  expect(organisationView(state, text)).toMatchObject({
    title: 'Set up by phones.example.com',
    mayLeave: true,
    hasHelp: true,
  });
  expect(organisationView({ ...state, name: 'Brandt & Co', byPolicy: true }, text)).toMatchObject({
    title: 'Set up by Brandt & Co',
    detail: 'From phones.example.com, by your organisation’s policy',
    mayLeave: false,
  });
});
