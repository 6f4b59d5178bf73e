import { describe, expect, it } from 'vitest';
import { linkNoteView, linkQuestionView } from '../../../../../../src/renderer/ui/features/links/link-view';
import { DIAL_FAULTS } from '../../../../../../src/shared/domain/dial-fault';
import { LINK_FAULTS } from '../../../../../../src/shared/domain/link-fault';
import { aLine, anEntry } from '../../../../../fakes/calls';
import { english } from '../../../english';

const ask = (target: string, recents = [anEntry()], lines = [aLine()]) =>
  linkQuestionView({ id: 'q', target }, recents, lines, null, english);

describe('the question', () => {
  it('shows who is called, by the name of the recent calls, and over which line', () => {
    expect(ask('tel:+49-30-1234567')).toEqual({
      id: 'q',
      title: 'Call +49-30-1234567?',
      name: 'Alice Brandt',
      over: 'over Work',
    });
  });

  it('knows an address too', () => {
    expect(ask('sip:Alice@example.com')).toMatchObject({
      title: 'Call Alice@example.com?',
      name: 'Alice Brandt',
    });
  });

  it('shows what the link says besides the number that is dialled', () => {
    const question = { id: 'q', target: '+4930123', shown: '+49-30-123 ext. 5' };
    expect(linkQuestionView(question, [], [], null, english).title).toBe('Call +49-30-123 ext. 5?');
  });

  it('gives nobody a name by half a number', () => {
    expect(ask('1234567').name).toBeNull();
    expect(ask('204', [anEntry({ name: null, number: '204' })]).name).toBeNull();
  });

  it('says nothing of a line that is not there yet', () => {
    expect(ask('204', [], []).over).toBeNull();
  });
});

describe('the note', () => {
  it('says of every refused link what was wrong and what to do', () => {
    const views = LINK_FAULTS.map((fault) => linkNoteView({ kind: 'refused', fault }, english));
    expect(new Set(views.map(({ what }) => what)).size).toBe(LINK_FAULTS.length);
    expect(views.every(({ next }) => next !== '')).toBe(true);
  });

  it('says of every call that was not placed why', () => {
    const views = DIAL_FAULTS.map((fault) =>
      linkNoteView({ kind: 'not-called', target: 'sip:204@example.com', fault }, english),
    );
    expect(views[0]?.what).toBe('204@example.com was not called.');
    expect(views.every(({ next }) => next !== '')).toBe(true);
  });

  it('lets a call that waits be given up', () => {
    expect(linkNoteView({ kind: 'waiting', target: '204' }, english)).toMatchObject({
      tone: 'plain',
      dismiss: 'Don’t call',
    });
  });
});
