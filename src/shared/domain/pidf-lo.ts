import type { DispatchableLocation } from '../config/emergency-settings';

/** RFC 5139 §3.1, in the order of its schema. */
const CIVIC: readonly (readonly [element: string, field: keyof DispatchableLocation])[] = [
  ['country', 'country'],
  ['A1', 'state'],
  ['A3', 'city'],
  ['RD', 'street'],
  ['HNO', 'houseNumber'],
  ['FLR', 'floor'],
  ['NAM', 'name'],
  ['PC', 'postalCode'],
  ['BLD', 'building'],
  ['ROOM', 'room'],
];

/** A place on the globe, WGS 84. */
export interface GeoPoint {
  /** −90 to 90 */
  readonly latitude: number;
  /** −180 to 180 */
  readonly longitude: number;
  /** m; null: not said */
  readonly uncertaintyMetres: number | null;
}

/** A `geo:` URI (RFC 5870 §3.3); null for what is none, or is not on the globe. */
export function parseGeo(uri: string): GeoPoint | null {
  const parts =
    /^geo:(-?\d{1,3}(?:\.\d{1,12})?),(-?\d{1,3}(?:\.\d{1,12})?)(?:,-?[\d.]+)?((?:;[\w.-]+(?:=[^;]*)?)*)$/i.exec(
      uri.trim(),
    );
  if (!parts) return null;
  const [latitude, longitude] = [Number(parts[1]), Number(parts[2])];
  const system = /;crs=([^;]*)/i.exec(parts[3] ?? '')?.[1]?.toLowerCase() ?? 'wgs84';
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180 || system !== 'wgs84') return null;
  const uncertainty = /;u=(\d{1,7}(?:\.\d{1,3})?)(?:;|$)/i.exec(parts[3] ?? '')?.[1];
  return { latitude, longitude, uncertaintyMetres: uncertainty === undefined ? null : Number(uncertainty) };
}

/** The location in one line, for people; empty: none is set. */
export function locationText(location: DispatchableLocation): string {
  const { street, houseNumber, postalCode, city, building, floor, room, state, country, name, geo } =
    location;
  const parts = [
    name,
    [street, houseNumber],
    building,
    floor,
    room,
    [postalCode, city],
    state,
    country,
    parseGeo(geo) ? geo.trim() : '',
  ];
  return parts
    .map((part) => (typeof part === 'string' ? part : part.filter((text) => text.trim() !== '').join(' ')))
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ');
}

/**
 * The location as a PIDF-LO document (RFC 4119, civic RFC 5139, point and circle RFC 5491 §5.2); null where none is set. Well-formed
 * whatever was typed.
 * @param own our SIP address
 * @param nowMs ms since the epoch
 */
export function pidfLo(location: DispatchableLocation, own: string, nowMs: number): string | null {
  const point = parseGeo(location.geo);
  const civic = CIVIC.flatMap(([element, field]) => {
    const value = xmlText(location[field]);
    return value === '' ? [] : [`<ca:${element}>${value}</ca:${element}>`];
  });
  // A country alone leads nobody anywhere.
  const hasCivic = civic.length > (xmlText(location.country) === '' ? 0 : 1);
  if (!point && !hasCivic) return null;
  // The precise one first (RFC 5491 §3.4).
  const places = [
    ...(point ? [pointXml(point)] : []),
    ...(hasCivic ? [`<ca:civicAddress>${civic.join('')}</ca:civicAddress>`] : []),
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10"',
    ' xmlns:gbp="urn:ietf:params:xml:ns:pidf:geopriv10:basicPolicy"',
    ' xmlns:ca="urn:ietf:params:xml:ns:pidf:geopriv10:civicAddr"',
    ' xmlns:gml="http://www.opengis.net/gml" xmlns:gs="http://www.opengis.net/pidflo/1.0"',
    ` entity="${xmlText(own.replace(/^sips?:/i, 'pres:'))}">`,
    '<tuple id="here"><status><gp:geopriv>',
    `<gp:location-info>${places.join('')}</gp:location-info>`,
    '<gp:usage-rules><gbp:retransmission-allowed>true</gbp:retransmission-allowed></gp:usage-rules>',
    '<gp:method>Manual</gp:method>',
    '</gp:geopriv></status>',
    `<timestamp>${new Date(nowMs).toISOString()}</timestamp>`,
    '</tuple></presence>',
  ].join('');
}

function pointXml({ latitude, longitude, uncertaintyMetres }: GeoPoint): string {
  const position = `<gml:pos>${String(latitude)} ${String(longitude)}</gml:pos>`;
  const system = 'srsName="urn:ogc:def:crs:EPSG::4326"';
  if (uncertaintyMetres === null) return `<gml:Point ${system}>${position}</gml:Point>`;
  const radius = `<gs:radius uom="urn:ogc:def:uom:EPSG::9001">${String(uncertaintyMetres)}</gs:radius>`;
  return `<gs:Circle ${system}>${position}${radius}</gs:Circle>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for an element or an attribute: characters that XML 1.0 §2.2 knows not are left out. */
function xmlText(text: string): string {
  return [...text]
    .filter((character) => /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u.test(character))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
