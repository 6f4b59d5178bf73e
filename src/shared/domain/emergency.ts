/** Called everywhere the mobile networks of the world are (3GPP TS 22.101 §10.1.1), and understood by most fixed ones. */
const EVERYWHERE = ['112'];
/** Where the country isn't known. */
const UNKNOWN = ['112', '911'];

/** Emergency numbers by country (ISO 3166-1 alpha-2), besides 112: police, fire brigade, ambulance. */
const NATIONAL: Readonly<Record<string, string>> = {
  AE: '999 998 997', AL: '127 128 129', AM: '911 101 102 103', AR: '911 100 101 107', AT: '122 133 144', AU: '000 106',
  AZ: '101 102 103', BA: '122 123 124', BB: '211 311 511', BD: '999', BE: '100 101', BO: '110 118 119', BR: '190 192 193',
  BS: '911 919', BY: '101 102 103', CA: '911', CH: '117 118 144 1414', CL: '131 132 133', CN: '110 119 120 122',
  CO: '123', CR: '911', CU: '104 105 106', CY: '199', CZ: '150 155 158', DE: '110', DO: '911', DZ: '14 17', EC: '911',
  EG: '122 123 180', ES: '061 062 080 085 091 092', FR: '15 17 18 114', GB: '999', GG: '999', GH: '191 192 193',
  GR: '100 166 199', GT: '110 120 123', HK: '999', HN: '911', HR: '192 193 194', HU: '104 105 107', ID: '110 113 118',
  IE: '999', IL: '100 101 102', IM: '999', IN: '100 101 102 108', IT: '113 115 118', JE: '999', JM: '110 119',
  JO: '911', JP: '110 118 119', KE: '999', KR: '119', KW: '112', KZ: '101 102 103', LB: '112 140 175', LI: '117 118 144',
  LK: '110 118 119', LU: '113', MA: '15 19', MD: '901 902 903', ME: '122 123 124', MK: '192 193 194', MO: '999',
  MT: '112', MX: '911', MY: '999', NG: '199', NO: '110 113', NP: '100 101 102', NZ: '111', OM: '9999', PA: '911',
  PE: '105 106 116', PH: '911 117', PK: '15 16 115 1122', PL: '997 998 999', PR: '911', PY: '911', QA: '999',
  RS: '192 193 194', RU: '101 102 103', SA: '911 997 998 999', SG: '995 999', SI: '113', SK: '150 155 158', SV: '911',
  TH: '191 199 1669', TN: '190 197 198', TR: '110 112 155 156', TT: '911 990 999', TW: '110 119', UA: '101 102 103',
  US: '911', UY: '911', VE: '911 171', VN: '113 114 115', XK: '192 193 194', ZA: '10111 10177',
}; // prettier-ignore
/** The North American Numbering Plan has one for all. */
const NANP = new Set('AS AG AI BM DM GD GU KN KY LC MP MS SX TC VC VG VI'.split(' '));

export interface EmergencyNumbers {
  /** What dials at once, separators left out. */
  readonly emergency: readonly string[];
  /** Answers like one, and alarms nobody; empty: there is none. */
  readonly test: string;
}

/** @param country ISO 3166-1 alpha-2; null: not known. @param extra what the person or their company added */
export function emergencyNumbers(
  country: string | null,
  { extra, testNumber }: { readonly extra: readonly string[]; readonly testNumber: string },
): EmergencyNumbers {
  const national = NATIONAL[country ?? '']?.split(' ') ?? (NANP.has(country ?? '') ? ['911'] : []);
  const own = extra.map(digitsOf).filter((number) => number !== '');
  const known = country === null ? UNKNOWN : EVERYWHERE;
  return { emergency: [...new Set([...known, ...national, ...own])], test: digitsOf(testNumber) };
}

export interface EmergencyDial {
  readonly number: string;
  readonly test: boolean;
}

/**
 * What was typed is an emergency number, however it is written: `112`, `1-1-2`, `tel:112`, `sip:112@…`. Null: it is not. Tones after
 * it change nothing.
 */
export function emergencyDial(typed: string, { emergency, test }: EmergencyNumbers): EmergencyDial | null {
  const named = typed
    .trim()
    .replace(/^(?:tel|sips?|callto):(?:\/\/)?/i, '')
    .replace(/[@;?,].*$/s, '');
  const number = digitsOf(named);
  if (number === '') return null;
  if (emergency.includes(number)) return { number, test: false };
  return test === number ? { number, test: true } : null;
}

/** Nothing for what is more than digits and the marks people put between them. */
function digitsOf(text: string): string {
  const compact = text.replace(/[\s\-.()/\u00a0\u202f\u2010-\u2015]/g, '');
  return /^\d{2,8}$/.test(compact) ? compact : '';
}
