import type { DispatchableLocation, EmergencySettings } from '../../../../shared/config/emergency-settings';
import { parseGeo } from '../../../../shared/domain/pidf-lo';

/** The settings as they are typed. */
export interface EmergencyDraft {
  readonly extra: string;
  readonly testNumber: string;
  readonly location: DispatchableLocation;
}

const LONGEST: Readonly<Record<keyof DispatchableLocation, number>> = {
  houseNumber: 32,
  street: 128,
  building: 128,
  floor: 32,
  room: 32,
  postalCode: 32,
  city: 128,
  state: 128,
  country: 2,
  name: 128,
  geo: 128,
};

export function emergencyDraft({ extra, testNumber, location }: EmergencySettings): EmergencyDraft {
  return { extra: extra.join(', '), testNumber, location };
}

/** What can be kept of it. A country that is no two letters is left out. */
export function emergencySaved({ extra, testNumber, location }: EmergencyDraft): EmergencySettings {
  const trimmed = Object.fromEntries(
    Object.entries(LONGEST).map(([field, most]) => [
      field,
      location[field as keyof DispatchableLocation].trim().slice(0, most),
    ]),
  ) as DispatchableLocation;
  const country = location.country.trim().toUpperCase();
  return {
    extra: extra
      .split(/[,;]/)
      .map((number) => number.trim().slice(0, 16))
      .filter((number) => number !== '')
      .slice(0, 16),
    testNumber: testNumber.trim().slice(0, 16),
    location: { ...trimmed, country: /^[A-Z]{2}$/.test(country) ? country : '' },
  };
}

export function geoIsGood(geo: string): boolean {
  return geo.trim() === '' || parseGeo(geo) !== null;
}
