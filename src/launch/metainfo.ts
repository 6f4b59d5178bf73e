import type { Brand } from '../shared/brand/brand-document';

/**
 * AppStream 1.0 component of a desktop application, as software centres of Linux show it.
 * @param version of the app @param date of the build, ISO 8601 day
 */
export function metainfo(brand: Brand, version: string, date: string): string {
  const own = (text: string): string => text.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? '');
  return `<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>${brand.appId}</id>
  <name>${own(brand.name)}</name>
  <summary>${own(brand.summary)}</summary>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>MIT</project_license>
  <developer id="${brand.appId}">
    <name>${own(brand.maker)}</name>
  </developer>
  <description>
    <p>
      A softphone for the telephone system of your company or provider: audio and video calls over SIP, always encrypted, with
      hold, transfer and conferences.
    </p>
    <p>It lives in the tray, rings also when its window is closed, and says when something keeps it from ringing.</p>
  </description>
  <launchable type="desktop-id">${brand.executable}.desktop</launchable>
  <url type="homepage">${brand.homepage}</url>
  <categories>
    <category>Network</category>
    <category>Telephony</category>
  </categories>
  <provides>
    <binary>${brand.executable}</binary>
  </provides>
  <content_rating type="oars-1.1">
    <content_attribute id="social-audio">intense</content_attribute>
    <content_attribute id="social-contacts">intense</content_attribute>
  </content_rating>
  <releases>
    <release version="${version}" date="${date}" />
  </releases>
</component>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
