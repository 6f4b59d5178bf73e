import { describe, expect, it, vi } from 'vitest';
import { createSetUpDesk } from '../../../../../src/main/services/provisioning/set-up-desk';
import {
  NOT_SET_UP,
  type ProvisioningState,
  type SetUpOutcome,
} from '../../../../../src/shared/provisioning/provisioning-state';

const URL_ = 'https://phones.example.com/offhook.json';
const LINK = `offhook:provision?url=${encodeURIComponent(URL_)}&token=abc`;

function aDesk(state: Partial<ProvisioningState> = {}, ...outcomes: SetUpOutcome[]) {
  const setUp = vi.fn(() => Promise.resolve<SetUpOutcome>(outcomes.shift() ?? { kind: 'done' }));
  let count = 0;
  const desk = createSetUpDesk({ setUp, state: () => ({ ...NOT_SET_UP, ...state }) }, () =>
    String((count += 1)),
  );
  return { desk, setUp };
}

describe('a link that sets up', () => {
  it('does nothing before the person says so, who sees the host alone', async () => {
    const { desk, setUp } = aDesk();
    expect(desk.offer(LINK)).toEqual({ kind: 'ask', id: '1', host: 'phones.example.com' });
    expect(setUp).not.toHaveBeenCalled();
    expect(await desk.accept('1')).toEqual({ kind: 'done' });
    expect(setUp.mock.calls).toEqual([[{ url: URL_, token: 'abc' }]]);
    expect(await desk.accept('1')).toMatchObject({ kind: 'fault' });
  });

  it('stands for what was shown last: another one in between takes its place', async () => {
    const { desk, setUp } = aDesk();
    desk.offer(LINK);
    desk.offer('offhook:provision?url=https://evil.example');
    expect(await desk.accept('1')).toMatchObject({ fault: { code: 'not-set-up' } });
    expect(setUp).not.toHaveBeenCalled();
  });

  it('may be tried again when it did not work', async () => {
    const { desk } = aDesk({}, { kind: 'fault', fault: { code: 'unreachable', place: '' } });
    desk.offer(LINK);
    expect(await desk.accept('1')).toMatchObject({ kind: 'fault' });
    expect(await desk.accept('1')).toEqual({ kind: 'done' });
  });

  it.each([
    [{ maySetUp: false }, 'links-off'],
    [{ maySetUp: false, byPolicy: true }, 'managed'],
  ])('is refused where an admin wants none: %j', (state, code) => {
    expect(aDesk(state).desk.offer(LINK)).toEqual({ kind: 'refused', fault: { code, place: '' } });
  });

  it.each([
    ['offhook:provision?url=http://phones.example.com', 'not-https'],
    ['offhook:provision?url=javascript:alert(1)', 'not-https'],
    ['offhook:provision', 'bad-address'],
  ])('is refused when it is %s', (link, code) => {
    expect(aDesk().desk.offer(link)).toEqual({ kind: 'refused', fault: { code, place: '' } });
  });
});

describe('what a person typed or scanned', () => {
  it('sets up at once', async () => {
    const { desk, setUp } = aDesk();
    expect(await desk.setUp('phones.example.com/offhook.json')).toEqual({ kind: 'done' });
    expect(await desk.setUp(LINK)).toEqual({ kind: 'done' });
    expect(setUp.mock.calls).toEqual([[{ url: URL_, token: null }], [{ url: URL_, token: 'abc' }]]);
  });

  it('is refused when it is something else', async () => {
    expect(await aDesk().desk.setUp('sip:alice@example.com')).toMatchObject({ fault: { code: 'not-https' } });
  });
});
