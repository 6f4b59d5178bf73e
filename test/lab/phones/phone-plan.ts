import { join } from 'node:path';
import type { GatewayPlan } from '../gateway/servers';
import type { LabUser } from '../lab-types';
import { LAB_USERS } from '../users';
import type { PhonePlan } from './baresip-config';

const PORTS_PER_PHONE = 10;
const RTP_PORTS_PER_PHONE = 50;

/** Ports and folder of a user's classic phone; every user has a place of their own. */
export function phonePlan(user: LabUser, { address, ports, runDir, namespace }: GatewayPlan): PhonePlan {
  const place = Object.keys(LAB_USERS).indexOf(user);
  // baresip listens for SIP over TLS on the port after its SIP port.
  const sipPort = ports.phones.first + place * PORTS_PER_PHONE;
  const rtpFirst = ports.phoneRtp.first + place * RTP_PORTS_PER_PHONE;
  return {
    folder: join(runDir, `phone-${user}`),
    account: LAB_USERS[user],
    address,
    sipPort,
    controlPort: sipPort + 5,
    rtp: { first: rtpFirst, last: rtpFirst + RTP_PORTS_PER_PHONE - 1 },
    sipHost: `${address}:${ports.sip}`,
    ...(namespace === undefined ? {} : { namespace }),
  };
}
