import type { Notices } from './notices';
import type { Devices, DeviceTrouble, Unsubscribe } from './ports';

/** Tells each trouble with the devices once, when it comes up, and takes it back when it is over. */
export function tellOfDevices(
  devices: Pick<Devices, 'troubles' | 'subscribe'>,
  notices: Pick<Notices, 'tell' | 'withdraw'>,
): Unsubscribe {
  let told: readonly DeviceTrouble[] = [];
  const look = (): void => {
    const now = devices.troubles();
    const over = told.filter((code) => !now.includes(code));
    const fresh = now.filter((code) => !told.includes(code));
    told = now;
    if (over.length > 0) notices.withdraw(({ code }) => over.some((one) => one === code));
    for (const code of fresh) notices.tell(code, null);
  };
  look();
  return devices.subscribe(look);
}
