import { describe, expect, it } from 'vitest';
import { readToastArgument, toastArgument, toastXml } from '../../../../../src/main/platform/win32/toast-xml';
import { aMissedNotice, aNotice } from '../../../../fakes/notice';
import { readToast, type ToastElement } from '../../../../fakes/toast-schema';

function find(element: ToastElement, name: string): readonly ToastElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...find(child, name)]);
}

describe('the toast of a ringing call', () => {
  it('is an incoming call, silent, with a green and a red button that this process gets', () => {
    const toast = readToast(toastXml(aNotice({ body: 'Ann' })));
    expect(toast.attributes).toEqual({
      launch: 'offhook-call:show:c-1',
      activationType: 'foreground',
      scenario: 'incomingCall',
      useButtonStyle: 'true',
    });
    expect(find(toast, 'audio').map(({ attributes }) => attributes)).toEqual([{ silent: 'true' }]);
    expect(find(toast, 'text').map(({ text }) => text)).toEqual(['Ann', 'Incoming call']);
    expect(find(toast, 'action').map(({ attributes }) => attributes)).toEqual([
      {
        content: 'Decline',
        arguments: 'offhook-call:decline:c-1',
        activationType: 'foreground',
        'hint-buttonStyle': 'Critical',
      },
      {
        content: 'Answer',
        arguments: 'offhook-call:answer:c-1',
        activationType: 'foreground',
        'hint-buttonStyle': 'Success',
      },
    ]);
  });

  it.each([
    [`</text><action content="x" arguments='y'/>&amp;`],
    ['&lt; &#x3c; &bogus; <!-- ]]> <![CDATA[ <?x?>'],
    ['Ann 📞 \u202eBob\u200f "quoted" \'single\''],
    ['a\tb\nc'],
  ])('lets no name break out: %j', (body) => {
    const toast = readToast(toastXml(aNotice({ id: body, body, title: body })));
    expect(find(toast, 'text').map(({ text }) => text)).toEqual([body, body]);
    expect(find(toast, 'action')).toHaveLength(2);
    expect(readToastArgument(toast.attributes['launch'] ?? '')?.id).toBe(body);
  });

  it('leaves out what XML can not hold', () => {
    const toast = readToast(toastXml(aNotice({ body: 'A\u0000\u0008\ud800n\ufffen' })));
    expect(find(toast, 'text')[0]?.text).toBe('Ann');
  });
});

it('the toast of a missed call is an ordinary one, with its number, and no empty line where there is none', () => {
  const toast = readToast(toastXml(aMissedNotice()));
  expect(toast.attributes).toEqual({ launch: 'offhook-call:show:c-1', activationType: 'foreground' });
  expect(find(toast, 'text').map(({ text }) => text)).toEqual(['Missed call from Ann', '+49301234567']);
  expect(find(toast, 'action').map(({ attributes }) => attributes['arguments'])).toEqual([
    'offhook-call:call-back:c-1',
  ]);
  expect(find(readToast(toastXml(aMissedNotice({ body: '' }))), 'text')).toHaveLength(1);
});

describe('a pressed toast', () => {
  it.each(['answer', 'decline', 'call-back', 'show'] as const)('says %s, and for which call', (action) => {
    const id = 'a:b/ü"&';
    expect(readToastArgument(toastArgument(action, id))).toEqual({ action, id });
  });

  it.each([
    '',
    'action=answer',
    'offhook-call:hang-up:c',
    'offhook-call:constructor:c',
    'offhook-call:answer:',
    'offhook-call:answer:%',
    'offhook-call:answer:a b',
  ])('is not ours: %j', (text) => {
    expect(readToastArgument(text)).toBeNull();
  });
});
