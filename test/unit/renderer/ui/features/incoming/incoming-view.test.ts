import { expect, it } from 'vitest';
import { incomingViews } from '../../../../../../src/renderer/ui/features/incoming/incoming-view';
import { EMPTY_PHONE } from '../../../../../../src/shared/domain/call-snapshot';
import { NO_VIDEO } from '../../../../../../src/shared/domain/video-machine';
import { aCall, aLine } from '../../../../../fakes/calls';
import { english } from '../../../english';

const ringing = aCall({ id: 'r', answeredAtMs: null, state: { phase: 'incoming', direction: 'incoming' } });

it('names who rings, and nothing that does not ring', () => {
  const views = incomingViews({ ...EMPTY_PHONE, lines: [aLine()], calls: [aCall(), ringing] }, english);
  expect(views).toEqual([
    {
      id: 'r',
      who: 'Alice Brandt',
      name: 'Alice Brandt',
      note: null,
      number: '+49 30 1234567',
      title: 'Incoming call from Alice Brandt',
      line: null,
      withVideo: false,
    },
  ]);
});

it('says on which line it rings where there are several', () => {
  const lines = [aLine(), aLine({ id: 'line-2', label: 'Private' })];
  const [view] = incomingViews({ ...EMPTY_PHONE, lines, calls: [{ ...ringing, lineId: 'line-2' }] }, english);
  expect(view?.line).toBe('to Private');
});

it('shows a bare number once', () => {
  const remote = { name: null, number: '204', address: 'sip:204@example.com' };
  const [view] = incomingViews({ ...EMPTY_PHONE, calls: [{ ...ringing, remote }] }, english);
  expect(view).toMatchObject({ who: '204', number: null, title: 'Incoming call from 204' });
});

it('offers an answer with video to those who call with a picture', () => {
  const video = { ...NO_VIDEO, far: 'offered' } as const;
  const [view] = incomingViews({ ...EMPTY_PHONE, calls: [{ ...ringing, video }] }, english);
  expect(view?.withVideo).toBe(true);
});
