import { Core } from 'sip.js';
import { expect, it } from 'vitest';
import { timerAnswerTo } from '../../../../../src/renderer/engine/sip/dialog-timer';
import { requestTo } from '../../../../fakes/sip-peer';

/** What is agreed with a dialog's far end runs in test/integration/engine/dialog.test.ts. */
function request(...headers: string[]): Core.IncomingRequestMessage {
  const logger = { error: () => undefined, warn: () => undefined } as unknown as Core.Logger;
  const message = Core.Parser.parseMessage(requestTo('sip:alice@example.com', { headers }), logger);
  if (!(message instanceof Core.IncomingRequestMessage)) throw new Error('not a request');
  return message;
}

it('finds the option tag in any of the Supported headers', () => {
  const asked = request('Supported: outbound', 'Supported: replaces, timer', 'Session-Expires: 300');
  expect(timerAnswerTo(asked)).toMatchObject({ kind: 'agreed', header: '300;refresher=uac' });
  expect(timerAnswerTo(request('Session-Expires: 300'))).toMatchObject({ header: '300;refresher=uas' });
  expect(timerAnswerTo(request('Supported: timers'))).toEqual({ kind: 'none' });
});
