import { describe, expect, it } from 'vitest';
import {
  incomingToast,
  readToastArgument,
  toastArgument,
} from '../../../../../src/main/platform/win32/toast-xml';

const NOTICE = {
  callId: 'c-1',
  title: 'Incoming call',
  body: 'Ann',
  answer: 'Answer',
  decline: 'Decline',
  show: 'Show',
};

describe('the toast', () => {
  it('is an incoming call, silent, with both buttons', () => {
    const xml = incomingToast(NOTICE);
    expect(xml).toMatch(/^<toast scenario="incomingCall" /);
    expect(xml).toContain('<audio silent="true"/>');
    expect(xml).toContain('content="Answer" arguments="offhook-call:answer:c-1"');
    expect(xml).toContain('content="Decline" arguments="offhook-call:decline:c-1"');
    expect(xml).toContain('launch="offhook-call:show:c-1"');
  });

  it('lets no name break out of its text', () => {
    const body = `</text><action content="x" arguments='y'/>&amp;\u0000\u0008\ud800 Ann`;
    const xml = incomingToast({ ...NOTICE, body });
    expect(xml).toContain(
      '&lt;/text&gt;&lt;action content=&quot;x&quot; arguments=&apos;y&apos;/&gt;&amp;amp; Ann',
    );
    expect(xml.match(/<action /g)).toHaveLength(2);
  });

  it('keeps whole characters outside the basic plane', () => {
    expect(incomingToast({ ...NOTICE, body: 'Ann 📞' })).toContain('Ann 📞');
  });
});

describe('a pressed toast', () => {
  it('says what was pressed for which call', () => {
    const callId = 'a:b/ü"&';
    expect(readToastArgument(toastArgument('decline', callId))).toEqual({ action: 'decline', callId });
  });

  it.each([
    '',
    'action=answer',
    'offhook-call:hang-up:c',
    'offhook-call:answer:',
    'offhook-call:answer:%',
    'offhook-call:answer:a b',
  ])('is not ours: %j', (text) => {
    expect(readToastArgument(text)).toBeNull();
  });
});
