import { describe, expect, it } from 'vitest';
import { putTogether, takenApart, valuesOf } from '../../../../../src/renderer/engine/sip/header-lines';

describe('a message taken apart', () => {
  it('has its headers by their full names, folded ones on one line, and its body as it was', () => {
    const text = takenApart('BYE sip:a SIP/2.0\r\nf: <sip:b>\r\n ;tag=1\r\nVIA: x\r\nv:y\r\n\r\nFrom: body');
    expect(text).toEqual({
      start: 'BYE sip:a SIP/2.0',
      headers: [
        { name: 'from', value: '<sip:b> ;tag=1' },
        { name: 'via', value: 'x' },
        { name: 'via', value: 'y' },
      ],
      rest: '\r\n\r\nFrom: body',
    });
    expect(valuesOf(text, 'via')).toEqual(['x', 'y']);
    expect(putTogether(text)).toBe(
      'BYE sip:a SIP/2.0\r\nfrom: <sip:b> ;tag=1\r\nvia: x\r\nvia: y\r\n\r\nFrom: body',
    );
  });

  it('never carries a line end into another message, and is read whatever it is', () => {
    expect(takenApart('X\r\nTo: a\nVia: evil\u0000\r\nno colon').headers).toEqual([
      { name: 'to', value: 'a Via: evil' },
      { name: 'no colon', value: '' },
    ]);
    expect(takenApart('')).toEqual({ start: '', headers: [], rest: '\r\n\r\n' });
  });
});
