import { tellOfDevices } from './device-notices';
import type { PhoneParts } from './phone-parts';
import type { Unsubscribe } from './ports';
import type { PhoneWorld } from './world/world';

type Following = Pick<PhoneParts, 'held' | 'lines' | 'accounts' | 'past' | 'readiness' | 'notices'>;

/** Takes what happens around the phone to those of its parts that it concerns; gives back the ways to stop. */
export function followWorld(world: PhoneWorld, parts: Following): readonly Unsubscribe[] {
  const { held, lines, accounts, past, readiness, notices } = parts;
  return [
    () => {
      readiness.stop();
    },
    held.follow(),
    world.host.onSecretsChanged((accountIds) => {
      lines.forgetSecrets(accountIds);
      accounts.settle();
    }),
    world.host.onPower((event) => {
      if (event === 'resume') world.media.renew();
      if (event === 'resume' || event === 'unlock') lines.nudge(event === 'resume');
    }),
    world.host.onShown((shown) => {
      world.media.rest(!shown);
    }),
    world.onNetworkBack(() => {
      lines.nudge(true);
    }),
    world.onSoundBlocked(() => {
      tellOfSound(world, parts);
    }),
    tellOfDevices(world.devices, notices),
    past.follow(),
  ];
}

function tellOfSound(world: PhoneWorld, { notices, readiness }: Following): void {
  if (world.soundBlocked()) notices.tell('sound-blocked', null);
  else notices.withdraw(({ code }) => code === 'sound-blocked');
  readiness.review();
}
