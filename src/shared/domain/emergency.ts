/** Called everywhere the mobile networks of the world are (3GPP TS 22.101 §10.1.1), and understood by most fixed ones. */
const EVERYWHERE = ['112'];
/** Where the country isn't known. */
const UNKNOWN = ['112', '911'];

/**
 * Emergency numbers by country (ISO 3166-1 alpha-2), besides 112: police, fire brigade, ambulance, where they are not all reached
 * there. ITU-T E.161.1 has countries take 112 or 911, beside what their national numbering plan has had (ITU-T E.129 says where each
 * plan is published); those without a row have 112 alone.
 */
const NATIONAL: Readonly<Record<string, string>> = {
  // European Union and EEA: national numbers kept beside 112 (Directive (EU) 2018/1972, Art. 109), by the regulators' plans, such as
  // KEM-V 2009 (AT), NotrufV §1 (DE), Arcep 2018-0881 (FR, with its overseas parts), Delibera AGCOM 8/15/CIR (IT).
  AT: '122 133 144', BE: '100 101', CY: '199', CZ: '150 155 158', DE: '110', ES: '061 062 080 085 091 092', FR: '15 17 18 114',
  BL: '15 17 18 114', GF: '15 17 18 114', GP: '15 17 18 114', MF: '15 17 18 114', MQ: '15 17 18 114', PM: '15 17 18 114',
  RE: '15 17 18 114', YT: '15 17 18 114', NC: '15 17 18', PF: '15 17 18', GR: '100 166 199', HR: '192 193 194', HU: '104 105 107',
  IE: '999', IT: '113 115 118', LI: '117 118 144', LU: '113', LV: '110 113', MT: '112', NO: '110 113', SJ: '110 113',
  PL: '997 998 999', SI: '113', SK: '150 155 158',
  // The rest of Europe: AEFV Art. 28 (CH), Ofcom's General Condition A3 (GB and the islands), the plans of the others.
  AD: '110 116 118', AL: '127 128 129', BA: '122 123 124', BY: '101 102 103', CH: '117 118 144 1414', GB: '999', GG: '999',
  GI: '190 199 999', IM: '999', JE: '999', MC: '15 17 18', MD: '901 902 903', ME: '122 123 124', MK: '192 193 194',
  RS: '192 193 194', RU: '101 102 103', SM: '113 115 118', TR: '110 112 155 156', UA: '101 102 103', VA: '113 115 118',
  XK: '192 193 194',
  // Asia: among others the MIIT's plan of 2017 (CN), the MIC's (JP), the DoT's of 2003 with 112 since (IN), the IMDA's (SG), OFCA's (HK).
  AE: '999 998 997', AM: '911 101 102 103', AZ: '101 102 103', BD: '999', BN: '991 993 995', BT: '110 113',
  CN: '110 119 120 122', HK: '999', ID: '110 113 118 119', IL: '100 101 102', IN: '100 101 102 108', IR: '110 115 125',
  JO: '911', JP: '110 118 119', KG: '101 102 103', KH: '117 118 119', KR: '119', KW: '112', KZ: '101 102 103',
  LA: '1190 1191 1195', LB: '112 125 140 175', LK: '110 118 119 1990', MM: '191 192 199', MN: '101 102 103 105', MO: '999',
  MV: '102 118 119', MY: '999', NP: '100 101 102', OM: '9999', PH: '911 117', PK: '15 16 115 1122', QA: '999',
  SA: '911 997 998 999', SG: '995 999', SY: '110 113', TH: '191 199 1669', TJ: '101 102 103', TW: '110 119',
  UZ: '101 102 103', VN: '113 114 115',
  // The Americas: 47 CFR §64.3001 (US), the CRTC (CA), Anatel's table of service codes (BR), ENACOM's plan (AR), the plans of the others.
  AR: '911 100 101 107', AW: '911', BB: '211 311 511', BO: '110 118 119', BQ: '911', BR: '190 192 193', BS: '911 919',
  BZ: '911 90', CA: '911', CL: '131 132 133', CO: '123', CR: '911', CU: '104 105 106', DO: '911', EC: '911', FK: '999',
  GT: '110 120 122 123', GY: '911 912 913', HN: '911', HT: '114 115 116', JM: '110 119', MX: '911', NI: '115 118 128',
  PA: '103 104 911', PE: '105 106 116', PR: '911', PY: '911', SV: '132 911 913', TT: '811 911 990 999', US: '911', UY: '911',
  VE: '911 171',
  // Africa: among others ICASA's Numbering Plan Regulations of 2016 (ZA), the NCC's plan (NG), the CA's (KE), the ANRT's (MA).
  AO: '113 115', BF: '17 18', BJ: '117 118', BW: '997 998 999', CI: '110 111 170 180 185', CM: '117 118 119',
  DZ: '14 17 1021 1055 1548', EG: '122 123 180', ET: '907 939 991', GH: '191 192 193', GM: '116 117 118', KE: '911 999',
  LS: '121 122 123', LY: '1515', MA: '15 19 177', MG: '117 118', ML: '15 17 18', MU: '114 115 999', MW: '997 998 999',
  MZ: '117 119 198', NA: '10111', NE: '15 17 18', NG: '199', RW: '111 912', SN: '15 17 18', TG: '117 118',
  TN: '190 193 197 198', TZ: '114 115', UG: '999', ZA: '10111 10177', ZM: '991 992 993 999', ZW: '993 994 995 999',
  // Oceania: the Emergency Call Service Determination 2019 (AU), the 111 Contact Code (NZ).
  AU: '000 106', CK: '996 998 999', FJ: '910 911 917', FM: '911', MH: '911', NZ: '111', PG: '000 110 111', PW: '911', SB: '999',
}; // prettier-ignore
/** The North American Numbering Plan has one for all (NANPA, N11 codes), and some islands kept the British one beside it. */
const NANP = new Set('AG AI AS BM DM GD GU KN KY LC MP MS SX TC VC VG VI'.split(' '));
const BRITISH_TOO = new Set('AG DM LC MS TC VC VG'.split(' '));

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
  const national = NATIONAL[country ?? '']?.split(' ') ?? islandNumbers(country ?? '');
  const own = extra.map(digitsOf).filter((number) => number !== '');
  const known = country === null ? UNKNOWN : EVERYWHERE;
  return { emergency: [...new Set([...known, ...national, ...own])], test: digitsOf(testNumber) };
}

function islandNumbers(country: string): readonly string[] {
  if (!NANP.has(country)) return [];
  return BRITISH_TOO.has(country) ? ['911', '999'] : ['911'];
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
