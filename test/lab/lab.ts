import type { Lab, LabOptions } from './lab-types';
import { RunningLab } from './running-lab';

export type * from './lab-types';

/**
 * Starts Kamailio, rtpengine and coturn on loopback and resolves when all of them answer.
 * Rejects with one sentence when a package is missing or a port belongs to another program.
 */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  return RunningLab.start(options);
}
