import { describe, expect, it } from 'vitest';
import { NO_LOCATION, type DispatchableLocation } from '../../../../src/shared/config/emergency-settings';
import { locationText, parseGeo, pidfLo } from '../../../../src/shared/domain/pidf-lo';

const AT_MS = Date.UTC(2026, 10, 21, 8, 0);
const OFFICE: Partial<DispatchableLocation> = {
  street: 'Unter den Linden',
  houseNumber: '5',
  floor: '3',
  room: '3.14',
  postalCode: '10117',
  city: 'Berlin',
  country: 'DE',
  name: 'Brandt & Söhne',
};
const document = (part: Partial<DispatchableLocation>): string | null =>
  pidfLo({ ...NO_LOCATION, ...part }, 'sip:alice@example.com', AT_MS);

/** The elements of a document, if they close as they opened; throws for what is not well-formed. */
function elements(xml: string): readonly string[] {
  const open: string[] = [];
  const seen: string[] = [];
  const rest = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>/, '');
  for (const [token] of rest.matchAll(/<[^<>]*>|[^<>]+/g)) {
    const tag = /^<(\/?)([\w:-]+)((?:\s[\w:]+="[^"<&]*(?:&\w+;[^"<&]*)*")*)>$/.exec(token);
    if (tag?.[1] === '/') {
      if (open.pop() !== tag[2]) throw new Error(`${token} closes nothing`);
    } else if (tag) {
      open.push(tag[2] ?? '');
      seen.push(tag[2] ?? '');
    } else if (/[<>]|&(?!(?:amp|lt|gt|quot|apos);)/.test(token)) throw new Error(`no text: ${token}`);
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(' ')}`);
  return seen;
}

describe('the location that goes along', () => {
  it('is a PIDF-LO document (RFC 4119, RFC 5139)', () => {
    const xml = document(OFFICE) ?? '';
    expect(elements(xml)).toEqual([
      'presence', 'tuple', 'status', 'gp:geopriv', 'gp:location-info', 'ca:civicAddress', 'ca:country', 'ca:A3', 'ca:RD',
      'ca:HNO', 'ca:FLR', 'ca:NAM', 'ca:PC', 'ca:ROOM', 'gp:usage-rules', 'gbp:retransmission-allowed', 'gp:method',
      'timestamp',
    ]); // prettier-ignore
    expect(xml).toContain('<ca:NAM>Brandt &amp; Söhne</ca:NAM>');
    expect(xml).toContain('entity="pres:alice@example.com"');
    expect(xml).toContain('<timestamp>2026-11-21T08:00:00.000Z</timestamp>');
  });

  it('has the point first (RFC 5491 §3.4)', () => {
    const xml = document({ ...OFFICE, geo: 'geo:52.5170,13.3889' }) ?? '';
    expect(elements(xml).slice(5, 8)).toEqual(['gml:Point', 'gml:pos', 'ca:civicAddress']);
    expect(xml).toContain('<gml:pos>52.517 13.3889</gml:pos>');
  });

  it('is a circle where the point is not sure (RFC 5491 §5.2.3)', () => {
    const xml = document({ geo: 'geo:52.5,13.4;u=30' }) ?? '';
    expect(elements(xml)).toContain('gs:Circle');
    expect(xml).toContain('<gs:radius uom="urn:ogc:def:uom:EPSG::9001">30</gs:radius>');
  });

  it.each([[{}], [{ country: 'DE' }], [{ street: ' \t ' }], [{ geo: 'geo:99,200' }], [{ geo: 'here' }]])(
    'is left out where %j is all there is',
    (part) => {
      expect(document(part)).toBeNull();
    },
  );

  it.each([
    '<script>alert("x")</script>',
    ']]> & &amp; \u0000\u0001\u000b',
    `"'><ca:RD>`,
    '\ud800 half',
    '\uffff\ufffe',
    '😀 王小明 \u202e',
    '\r\n--offhook\r\n',
  ])('is well-formed whatever was typed: %j', (typed) => {
    const xml = document({ ...OFFICE, street: typed, name: typed, room: typed }) ?? '';
    expect(elements(xml)).toContain('ca:HNO');
    expect(xml).not.toMatch(/[\u0000-\u001f\ufffe\uffff]/);
  });
});

describe('a point (RFC 5870)', () => {
  it.each([
    ['geo:52.5,13.4', 52.5, 13.4, null],
    ['GEO:-33.8688,151.2093,40;u=12.5', -33.8688, 151.2093, 12.5],
    [' geo:90,-180;crs=wgs84;u=0 ', 90, -180, 0],
  ])('%s', (uri, latitude, longitude, uncertaintyMetres) => {
    expect(parseGeo(uri)).toEqual({ latitude, longitude, uncertaintyMetres });
  });

  it.each(['', 'geo:', 'geo:1', 'geo:91,0', 'geo:0,181', 'geo:1,2;crs=nad27', '52.5,13.4', 'geo:1,2 <x>'])(
    '%j is none',
    (uri) => {
      expect(parseGeo(uri)).toBeNull();
    },
  );
});

it('is one line for people', () => {
  expect(locationText({ ...NO_LOCATION, ...OFFICE, geo: 'geo:1,2' })).toBe(
    'Brandt & Söhne, Unter den Linden 5, 3, 3.14, 10117 Berlin, DE, geo:1,2',
  );
  expect(locationText(NO_LOCATION)).toBe('');
});
