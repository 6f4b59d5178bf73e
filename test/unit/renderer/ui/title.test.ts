import { expect, it } from 'vitest';
import { titleText } from '../../../../src/renderer/ui/title';
import { EMPTY_PHONE } from '../../../../src/shared/domain/call-snapshot';
import { aCall } from '../../../fakes/calls';
import { english } from '../english';

const ringing = aCall({
  id: 'r',
  answeredAtMs: null,
  remote: { name: null, number: '204', address: 'sip:204@example.com' },
  state: { phase: 'incoming', direction: 'incoming' },
});
const ended = aCall({ state: { phase: 'ended', end: { reason: 'hung-up', sipStatus: null } } });

it('tells who rings before whom one talks with', () => {
  const title = (...calls: ReturnType<typeof aCall>[]) => titleText({ ...EMPTY_PHONE, calls }, english);
  expect(title(aCall(), ringing)).toBe('Incoming call from 204 – Offhook');
  expect(title(aCall())).toBe('Alice Brandt – Offhook');
  expect(title(ended)).toBe('Offhook');
});
