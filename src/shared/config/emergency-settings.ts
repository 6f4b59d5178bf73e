import * as v from 'valibot';

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const line = text(128);

/** Where the phone stands, as an ambulance has to find it (RFC 5139 §3.1 names the elements). Everything may be empty. */
export const locationSchema = v.strictObject({
  /** HNO and RD */
  houseNumber: text(32),
  street: line,
  /** BLD, FLR, ROOM */
  building: line,
  floor: text(32),
  room: text(32),
  /** PC, A3, A1, and the ISO 3166-1 code */
  postalCode: text(32),
  city: line,
  state: line,
  country: v.pipe(v.string(), v.regex(/^(?:[A-Z]{2})?$/)),
  /** NAM: whose place it is. */
  name: line,
  /** `geo:52.52,13.405` (RFC 5870) */
  geo: text(128),
});
export type DispatchableLocation = v.InferOutput<typeof locationSchema>;

export const emergencySchema = v.strictObject({
  /** Numbers that are called like emergency numbers. */
  extra: v.pipe(v.array(v.pipe(text(16), v.minLength(1))), v.maxLength(16)),
  /** What the provider offers to try it all, such as 933; empty: none. */
  testNumber: text(16),
  location: locationSchema,
});
export type EmergencySettings = v.InferOutput<typeof emergencySchema>;

export const NO_LOCATION: DispatchableLocation = {
  houseNumber: '',
  street: '',
  building: '',
  floor: '',
  room: '',
  postalCode: '',
  city: '',
  state: '',
  country: '',
  name: '',
  geo: '',
};

export const DEFAULT_EMERGENCY: EmergencySettings = { extra: [], testNumber: '', location: NO_LOCATION };
