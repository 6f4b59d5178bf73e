import { expect, it } from 'vitest';
import { holdSecrets } from '../../../../../src/main/services/provisioning/held-secrets';
import { fail, ok } from '../../../../../src/shared/domain/result';

function keychain() {
  const kept = new Map<string, string>();
  const world = { kept, works: true };
  const secrets = holdSecrets({
    get: (key) => Promise.resolve(world.works ? ok(kept.get(key) ?? null) : fail('keyring-locked', 'locked')),
    set: (key, secret) => {
      if (!world.works) return Promise.resolve(fail('keyring-locked', 'locked'));
      kept.set(key, secret);
      return Promise.resolve(ok(null));
    },
    delete: (key) => {
      kept.delete(key);
      return Promise.resolve(ok(null));
    },
    isWaiting: () => !world.works,
  });
  return { secrets, world };
}

it('is the keychain where that takes what it is given', async () => {
  const { secrets, world } = keychain();
  expect(await secrets.set('a', 'secret')).toEqual(ok(null));
  expect([...world.kept]).toEqual([['a', 'secret']]);
  expect(await secrets.get('a')).toEqual(ok('secret'));
  await secrets.delete('a');
  expect(await secrets.get('a')).toEqual(ok(null));
});

it('remembers what the keychain would not take until it does, and says so', async () => {
  const { secrets, world } = keychain();
  world.works = false;
  expect(await secrets.set('a', 'secret')).toMatchObject({ ok: false });
  expect([await secrets.get('a'), secrets.isWaiting()]).toEqual([ok('secret'), true]);
  world.works = true;
  await secrets.set('a', 'newer');
  world.kept.set('a', 'newest');
  expect(await secrets.get('a')).toEqual(ok('newest'));
});

it('forgets what it remembers when it is told to', async () => {
  const { secrets, world } = keychain();
  world.works = false;
  await secrets.set('a', 'secret');
  world.works = true;
  await secrets.delete('a');
  expect(await secrets.get('a')).toEqual(ok(null));
});
