import { describe, expect, it } from 'vitest';
import { LONGEST_DOCUMENT } from '../../../../src/shared/provisioning/document';
import { readDocument } from '../../../../src/shared/provisioning/read-document';

const ACCOUNT = { id: 'work', address: 'sip:alice@example.com' };
const read = (more: object) => readDocument(JSON.stringify({ version: 1, accounts: [ACCOUNT], ...more }));
const faults = (more: object) => {
  const outcome = read(more);
  return outcome.ok ? [] : outcome.faults.map(({ code, place }) => `${code} ${place}`.trim());
};

describe('a provisioning document', () => {
  it('needs a version and accounts, and everything else has a default', () => {
    expect(read({})).toEqual({
      ok: true,
      document: {
        version: 1,
        accounts: [
          {
            ...ACCOUNT,
            displayName: '',
            server: '',
            authorizationUser: '',
            signInWith: 'password',
            password: '',
            iceServer: '',
            turnUser: '',
            turnPassword: '',
            mostCalls: 4,
            rules: {},
          },
        ],
        directories: [],
        dialPlan: { country: null, emergencyNumbers: [], outsidePrefix: '', rules: [] },
        branding: { name: '', accentColour: null, supportLink: null },
        features: {},
        policies: {},
        singleSignOn: null,
      },
    });
  });

  it('may hold what later ones of its version know', () => {
    expect(faults({ pictures: true, accounts: [{ ...ACCOUNT, ring: 'soft' }] })).toEqual([]);
  });

  it.each([
    ['a number where text belongs', { accounts: [{ ...ACCOUNT, displayName: 7 }] }, 'accounts.0.displayName'],
    ['text where a list belongs', { accounts: 'none' }, 'accounts'],
    ['no address', { accounts: [{ id: 'work' }] }, 'accounts.0.address'],
    ['an address that is none', { accounts: [{ ...ACCOUNT, address: 'alice' }] }, 'accounts.0.address'],
    ['an id that could be a path', { accounts: [{ ...ACCOUNT, id: '../x' }] }, 'accounts.0.id'],
    ['the same account twice', { accounts: [ACCOUNT, ACCOUNT] }, 'accounts.1.id'],
    ['a refresh every second', { refreshMinutes: 0 }, 'refreshMinutes'],
    ['a dialling rule that is none', { dialPlan: { rules: ['(a+)+=0'] } }, 'dialPlan.rules.0'],
    ['a prefix with letters', { dialPlan: { outsidePrefix: 'w' } }, 'dialPlan.outsidePrefix'],
    ['a country there is none', { dialPlan: { country: 'XX' } }, 'dialPlan.country'],
    [
      'an emergency number with letters',
      { dialPlan: { emergencyNumbers: ['help'] } },
      'dialPlan.emergencyNumbers.0',
    ],
    [
      'a colour with style in it',
      { branding: { accentColour: 'red;background:url(x)' } },
      'branding.accentColour',
    ],
    ['a feature that is text', { features: { video: 'off' } }, 'features.video'],
    [
      'a relay that is a page',
      { accounts: [{ ...ACCOUNT, iceServer: 'https://turn.example.com' }] },
      'accounts.0.iceServer',
    ],
    ['a policy without a group', { policies: { video: false } }, 'policies.video'],
    ['an old version', { version: 0 }, 'version'],
    ['a version in words', { version: '1' }, 'version'],
  ])('is refused for %s, with its place', (_what, more, place) => {
    expect(faults(more)).toEqual([`wrong-type ${place}`]);
  });

  it.each([
    [{ branding: { supportLink: 'javascript:alert(1)' } }, 'branding.supportLink'],
    [{ branding: { supportLink: 'http://help.example.com' } }, 'branding.supportLink'],
    [{ directories: [{ kind: 'ldap', name: 'Staff', url: 'ldap://dc.example.com' }] }, 'directories.0.url'],
    [{ directories: [{ kind: 'csv', name: 'Staff', url: 'file:///etc/passwd' }] }, 'directories.0.url'],
    [{ singleSignOn: { issuer: 'http://id.example.com', clientId: 'x' } }, 'singleSignOn.issuer'],
  ])('is refused for a link that is not safe to open: %j', (more, place) => {
    expect(faults(more)).toEqual([`unsafe-link ${place}`]);
  });

  it.each([
    'ws://sip.example.com',
    'ws://localhost:8080',
    'http://sip.example.com',
    'https://sip.example.com',
  ])('is refused for a gateway without encryption, or none at all: %s', (server) => {
    expect(faults({ accounts: [ACCOUNT, { ...ACCOUNT, id: 'b', server }] })).toEqual([
      'insecure-server accounts.1.server',
    ]);
  });

  it('tells every fault with its place', () => {
    expect(
      faults({ refreshMinutes: 'often', branding: { supportLink: 'javascript:alert(1)', name: 7 } }),
    ).toEqual(['wrong-type refreshMinutes', 'wrong-type branding.name', 'unsafe-link branding.supportLink']);
  });

  it('of a later version is refused as that, whatever else is in it', () => {
    expect(readDocument('{"version":2,"people":[]}')).toEqual({
      ok: false,
      faults: [{ code: 'newer-version', place: '' }],
    });
  });

  it.each(['', '<html>Sign in to the hotel’s network</html>', '{"version":1'])(
    'is refused when it is %j',
    (text) => {
      expect(readDocument(text)).toEqual({ ok: false, faults: [{ code: 'not-json', place: '' }] });
    },
  );

  it.each(['null', '[]', '7', '{}'])('is refused when it is %s', (text) => {
    const outcome = readDocument(text);
    expect(!outcome.ok && outcome.faults[0]?.code).toBe('wrong-type');
  });

  it('is refused when it is longer than any', () => {
    const text = JSON.stringify({ version: 1, accounts: [ACCOUNT], padding: 'x'.repeat(LONGEST_DOCUMENT) });
    expect(readDocument(text)).toEqual({ ok: false, faults: [{ code: 'too-large', place: '' }] });
  });

  it('shows no marks that turn text around in a place', () => {
    const [fault] = faults({ policies: { '\u202exs.cilop': 1 } });
    expect(fault).toBe('wrong-type policies. xs.cilop');
  });
});
