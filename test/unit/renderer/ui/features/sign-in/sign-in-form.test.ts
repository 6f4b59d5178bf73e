import { expect, it } from 'vitest';
import { EMPTY_ACCOUNT, typedAccount } from '../../../../../../src/renderer/ui/features/sign-in/sign-in-form';

it('takes pasted blanks off everything but passwords', () => {
  const typed = typedAccount({
    ...EMPTY_ACCOUNT,
    address: ' alice@example.com\n',
    server: ' wss://x.example ',
    password: ' secret ',
    turnPassword: ' t ',
  });
  expect(typed).toMatchObject({
    address: 'alice@example.com',
    server: 'wss://x.example',
    password: ' secret ',
    turnPassword: ' t ',
  });
});
