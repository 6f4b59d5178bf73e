import { expect, it } from 'vitest';
import {
  claimOutcome,
  schemeViews,
} from '../../../../../../src/renderer/ui/features/settings/link-doctor-view';
import { english } from '../../../english';

const owners = [
  { scheme: 'tel', ours: true, owner: 'Offhook' },
  { scheme: 'sip', ours: false, owner: 'Linphone' },
  { scheme: 'callto', ours: false, owner: null },
] as const;

it('says who opens each kind of link', () => {
  expect(schemeViews(owners, english)).toEqual([
    { scheme: 'tel', ours: true, text: 'Opened by Offhook' },
    { scheme: 'sip', ours: false, text: 'Opened by Linphone' },
    { scheme: 'callto', ours: false, text: 'Opened by no program' },
  ]);
});

it('knows from the list whether the system let us', () => {
  expect(claimOutcome(owners, 'tel')).toBe('done');
  expect(claimOutcome(owners, 'sip')).toBe('refused');
});
