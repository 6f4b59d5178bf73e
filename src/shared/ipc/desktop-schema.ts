import * as v from 'valibot';
import type { DesktopFacts } from '../domain/desktop-facts';

/** What main tells of the desktop, as it crosses the boundary; held to its domain type. */
export const desktopFactsSchema: v.GenericSchema<DesktopFacts> = v.strictObject({
  notifications: v.picklist(['ok', 'plain', 'missing', 'denied', 'unknown']),
  doNotDisturb: v.picklist(['on', 'off', 'unknown']),
  tray: v.boolean(),
  outputMuted: v.nullable(v.boolean()),
});
