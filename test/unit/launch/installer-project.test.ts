import { expect, it } from 'vitest';
import { withPhoneComponents } from '../../../src/launch/installer-project';
import { BRAND } from '../../../src/shared/brand/brand';

const PROJECT = `<Wix><Product>
    <Directory Id="TARGETDIR" Name="SourceDir"/>
    <ComponentGroup Id="ProductComponents">
    </ComponentGroup>
</Product></Wix>`;

it('registers the links, with nothing in one that could become a switch', () => {
  const project = withPhoneComponents(PROJECT, BRAND);
  expect(project).toContain(
    'Key="Software\\Classes\\offhook\\shell\\open\\command" Value="&quot;[APPLICATIONFOLDER]Offhook.exe&quot; -- &quot;%1&quot;"',
  );
  for (const scheme of ['tel', 'sip', 'sips', 'callto', 'offhook'])
    expect(project).toContain(`Key="Software\\Offhook\\Capabilities\\URLAssociations" Name="${scheme}"`);
});

it('does what the administrator asked for, and no more', () => {
  const project = withPhoneComponents(PROJECT, BRAND);
  for (const [component, condition] of [
    ['PhoneLinks', 'LINKS = 1'],
    ['StartWithLogin', 'AUTOSTART = 1'],
    ['RecommendedServer', 'PROVISIONINGURL'],
  ])
    expect(project).toMatch(
      new RegExp(`<Component Id="${component!}"[^>]*>\\s*<Condition>${condition!}</Condition>`),
    );
});

it('has its public properties', () => {
  const project = withPhoneComponents(PROJECT, BRAND);
  for (const name of ['LINKS', 'AUTOSTART', 'PROVISIONINGURL'])
    expect(project).toMatch(new RegExp(`<Property Id="${name}"[^>]* Secure="yes"/>`));
});

it('refuses a project that it does not know', () => {
  expect(() => withPhoneComponents('<Wix/>', BRAND)).toThrow('has no place for links');
});
