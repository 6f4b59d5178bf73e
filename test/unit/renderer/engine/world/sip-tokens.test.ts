import { expect, it } from 'vitest';
import { NO_SIP_TOKENS } from '../../../../../src/renderer/engine/world/sip-tokens';

it('where there is no organisation, no gateway gets a token', async () => {
  expect(await NO_SIP_TOKENS.token('a', 'https://id.example.com', false)).toMatchObject({
    error: { code: 'not-for-this' },
  });
});
