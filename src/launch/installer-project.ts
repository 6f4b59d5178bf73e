import type { Brand } from '../shared/brand/brand-document';
import { linksClass } from './installer-include';

const SHARED_SCHEMES = ['tel', 'sip', 'sips', 'callto'];

/**
 * electron-builder's WiX project with what it lacks: the links of the phone (as .config/installer.nsh has them), a start with the
 * log-in (public property AUTOSTART=1) and the address of a provisioning server (PROVISIONINGURL=https://…), which becomes a
 * recommended policy. LINKS=0 leaves the links alone. Throws where the project is not as expected.
 */
export function withPhoneComponents(project: string, brand: Brand): string {
  return replaced(
    replaced(project, '</ComponentGroup>', `${components(brand)}\n    </ComponentGroup>`),
    '<Directory Id="TARGETDIR"',
    `${PROPERTIES}\n\n    <Directory Id="TARGETDIR"`,
  );
}

const PROPERTIES = `<Property Id="LINKS" Value="1" Secure="yes"/>
    <Property Id="AUTOSTART" Value="0" Secure="yes"/>
    <Property Id="PROVISIONINGURL" Secure="yes"/>`;

function replaced(project: string, place: string, by: string): string {
  if (project.split(place).length !== 2)
    throw new Error(`The MSI's project has no place for links: ${place}`);
  return project.replace(place, () => by);
}

function components(brand: Brand): string {
  const program = '[APPLICATIONFOLDER]' + escaped(brand.name) + '.exe';
  const command = `&quot;${program}&quot; -- &quot;%1&quot;`;
  const classes = linksClass(brand);
  const capabilities = `Software\\${escaped(brand.name)}\\Capabilities`;
  return `
      <Component Id="PhoneLinks" Guid="*" Directory="APPLICATIONFOLDER">
        <Condition>LINKS = 1</Condition>
        ${value(`Software\\Classes\\${classes}`, '', 'Phone link', ' KeyPath="yes"')}
        ${value(`Software\\Classes\\${classes}`, 'URL Protocol', '')}
        ${value(`Software\\Classes\\${classes}\\DefaultIcon`, '', `${program},0`)}
        ${value(`Software\\Classes\\${classes}\\Application`, 'ApplicationName', escaped(brand.name))}
        ${value(`Software\\Classes\\${classes}\\shell\\open\\command`, '', command)}
        ${value(`Software\\Classes\\${brand.scheme}`, '', `URL:${escaped(brand.name)} link`)}
        ${value(`Software\\Classes\\${brand.scheme}`, 'URL Protocol', '')}
        ${value(`Software\\Classes\\${brand.scheme}\\shell\\open\\command`, '', command)}
        ${value(capabilities, 'ApplicationName', escaped(brand.name))}
        ${value(capabilities, 'ApplicationDescription', escaped(brand.summary))}
        ${[...SHARED_SCHEMES, brand.scheme].map((scheme) => value(`${capabilities}\\URLAssociations`, scheme, classes)).join('\n        ')}
        ${value('Software\\RegisteredApplications', escaped(brand.name), capabilities)}
      </Component>
      <Component Id="StartWithLogin" Guid="*" Directory="APPLICATIONFOLDER">
        <Condition>AUTOSTART = 1</Condition>
        ${value('Software\\Microsoft\\Windows\\CurrentVersion\\Run', escaped(brand.name), `&quot;${program}&quot; --hidden`, ' KeyPath="yes"')}
      </Component>
      <Component Id="RecommendedServer" Guid="*" Directory="APPLICATIONFOLDER">
        <Condition>PROVISIONINGURL</Condition>
        ${value(`Software\\Policies\\${escaped(brand.name)}\\Recommended`, 'provisioning.url', '[PROVISIONINGURL]', ' KeyPath="yes"')}
      </Component>`;
}

function value(key: string, name: string, text: string, more = ''): string {
  const named = name === '' ? '' : ` Name="${name}"`;
  return `<RegistryValue Root="HKLM" Key="${key}"${named} Value="${text}" Type="string"${more}/>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;');
}
