import type { LabAccount, LabUser } from './lab-types';

export const LAB_DOMAIN = 'lab.test';

const NAMES: readonly LabUser[] = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank', 'grace'];

/** The accounts of every lab; the password of NAME is `secret-NAME`. */
export const LAB_USERS = Object.fromEntries(
  NAMES.map((name) => [name, { name, address: `sip:${name}@${LAB_DOMAIN}`, password: `secret-${name}` }]),
) as Readonly<Record<LabUser, LabAccount>>;
