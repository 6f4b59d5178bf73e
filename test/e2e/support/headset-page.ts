import { FakeHeadset, FakeHid } from '../../fakes/headset';
import { HEADSET_PROFILES } from '../../fakes/headset-profiles';

// Runs in the phone's page before the phone: `navigator.hid` with one headset, that the test holds.
const [profile] = HEADSET_PROFILES;
if (!profile) throw new Error('no headset');
const device = new FakeHeadset(profile);
const hid = new FakeHid();
hid.plug(device);
Object.defineProperty(navigator, 'hid', { value: hid });

const wornHeadset = { device, hid };
export type WornHeadset = typeof wornHeadset;
Object.assign(globalThis, { wornHeadset });
