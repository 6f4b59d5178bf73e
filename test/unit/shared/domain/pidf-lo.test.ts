import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const XMLLINT = '/usr/bin/xmllint';

// Debian's libxml2-utils; a machine that tests everything has it.
describe.skipIf(!existsSync(XMLLINT) && process.env['CI'] !== 'true')('by the schemas of the RFCs', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'offhook-location-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** Throws what the document breaks of RFC 3863, 4119, 5139 and 5491. */
  function check(xml: string | null): void {
    const file = join(folder, 'location.xml');
    writeFileSync(file, xml ?? '');
    const schema = ['--noout', '--nonet', '--schema', 'test/fixtures/pidf-lo/pidf.xsd'];
    execFileSync(XMLLINT, [...schema, file], { stdio: 'pipe' });
  }

  const EVERYTHING: DispatchableLocation = {
    houseNumber: '5a',
    street: 'Unter den Linden',
    building: 'Haus 2',
    floor: '3',
    room: '3.14',
    postalCode: '10117',
    city: 'Berlin',
    state: 'BE',
    country: 'DE',
    name: 'Brandt & Söhne',
    geo: 'geo:52.5170,13.3889;u=30',
  };

  it.each<[string, Partial<DispatchableLocation>]>([
    ['an office', OFFICE],
    ['everything there is', EVERYTHING],
    ['everything, and a point that is sure', { ...EVERYTHING, geo: 'geo:-33.8688,151.2093' }],
    ['a point alone, at the edge of the globe', { geo: 'geo:-90,180' }],
    ['a very small uncertainty', { geo: 'geo:0,-0.0000001;u=0.001' }],
    ['one element alone', { room: '3.14' }],
    ['as long as the settings take', longest(EVERYTHING)],
  ])('%s is a location', (_what, part) => {
    const xml = document(part);
    expect(xml).not.toBeNull();
    check(xml);
  });

  it.each([
    '<script>alert("x")</script>',
    ']]> & &amp; \u0000\u0001\u000b',
    `"'><ca:RD>`,
    '</ca:RD></ca:civicAddress>',
    '<!-- -->',
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    '\ud800 half',
    '😀 王小明 \u202e',
    '\r\n--offhook\r\n',
    'x'.repeat(128),
  ])('so it is whatever was typed, and says that: %j', (typed) => {
    const xml = document({ ...EVERYTHING, street: typed, name: typed, room: typed, building: typed }) ?? '';
    check(xml);
    const told = execFileSync(XMLLINT, ['--xpath', 'string(//*[local-name()="RD"])', '-'], { input: xml });
    // What XML can't say at all is left out, and spaces are one.
    const sayable = typed.replace(/[\u0000-\u0008\u000b]|\ud800(?![\udc00-\udfff])/g, '');
    expect(told.toString().trim()).toBe(sayable.replace(/\s+/g, ' ').trim());
  });

  it('one whose address can’t be a URI names nobody else', () => {
    const xml = pidfLo(EVERYTHING, 'sip:"><x y="@example.com', AT_MS);
    check(xml);
  });

  it.each<[string, string, string]>([
    [
      'elements out of order',
      '<ca:NAM>Brandt &amp; Söhne</ca:NAM><ca:PC>10117</ca:PC>',
      '<ca:PC>10117</ca:PC><ca:NAM>B</ca:NAM>',
    ],
    ['an element nobody knows', 'ca:FLR>', 'ca:FLOOR>'],
    ['a country that is no code', '>DE<', '>Germany<'],
    ['no rules', /<gp:usage-rules>.*<\/gp:usage-rules>/.exec(document(OFFICE) ?? '')?.[0] ?? '', ''],
    ['a method nobody registered', '>Manual<', '>Typed<'],
    ['a time that is none', '2026-11-21T', '21.11.2026 '],
    ['no address of ours', 'entity=', 'identity='],
  ])('%s would be found out', (_what, part, instead) => {
    const xml = document(OFFICE) ?? '';
    expect(part).not.toBe('');
    expect(xml).toContain(part);
    expect(() => {
      check(xml.replaceAll(part, instead));
    }).toThrow(/fails to validate/);
  });
});

/** Every line of it as long as the settings take. */
function longest(location: DispatchableLocation): DispatchableLocation {
  const short = ['houseNumber', 'floor', 'room', 'postalCode', 'country', 'geo'];
  const lines = Object.entries(location).filter(([key]) => !short.includes(key));
  return { ...location, ...Object.fromEntries(lines.map(([key]) => [key, '&'.repeat(128)])) };
}

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
