import { SoftPhone } from './phone';
import type { Phone } from './ports';
import type { PhoneWorld } from './world/world';

/** Puts the phone together from what boot found, and starts its lines; resolves at once, the lines come up by themselves. */
export async function createPhone(world: PhoneWorld): Promise<Phone> {
  const { problem, ...held } = await world.host.loadSettings();
  const phone = new SoftPhone(world, held);
  if (problem) phone.tellNotice(problem === 'unreadable' ? 'settings-unreadable' : 'settings-unsaved');
  phone.start().catch((error: unknown) => {
    world.log.error(`start: ${error instanceof Error ? error.message : 'failed'}`);
  });
  return phone;
}
