import { expect, it } from 'vitest';
import { policyList, policyReply } from '../../../../src/main/command-line/policy-list';
import { pageText } from '../../../../src/main/command-line/page-text';

it('puts what somebody decided first, with where it was said, and what was no good last', () => {
  const text = policyList(
    {
      entries: [
        { key: 'ringing.tone', value: 'trill', source: 'built-in', from: null },
        { key: 'updates.mode', value: 'off', source: 'machine-mandatory', from: '/etc/x.json' },
      ],
      faults: [{ code: 'bad-value', from: '/etc/x.json', key: 'shell.theme' }],
    },
    pageText('en', 'en'),
  );
  expect(text.split('\n')).toEqual([
    'updates.mode: off · Required by your organisation on this computer (/etc/x.json)',
    'ringing.tone: trill · Built in',
    '/etc/x.json: shell.theme has a value that is not allowed, so it is passed over. What held before it holds.',
  ]);
});

it('is one reply for programs and another for people', () => {
  const report = { entries: [], faults: [] };
  expect(policyReply(report, true, pageText('en', 'en'))).toEqual({
    code: 0,
    out: JSON.stringify(report),
    err: '',
  });
  expect(policyReply(report, false, pageText('en', 'en')).out).toBe('');
});
