import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installerInclude } from '../../../src/launch/installer-include';
import { withPhoneComponents } from '../../../src/launch/installer-project';
import { BRAND } from '../../../src/shared/brand/brand';
import type { Brand } from '../../../src/shared/brand/brand-document';
import glocke from '../../fixtures/brands/glocke/brand.json';
import { hasTool, runTool } from './tool';

const ROOT = join(import.meta.dirname, '../../..');
const GLOCKE = glocke as Brand;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-installers-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe.skipIf(!hasTool('makensis'))('the NSIS include, compiled by makensis', () => {
  it.each([BRAND, GLOCKE])('registers the links of $name', async (brand) => {
    const program = await compiled(brand);
    // Nothing is compressed, so that what it writes can be read.
    for (const text of [
      `Software\\${brand.name}\\Capabilities\\URLAssociations`,
      `Software\\Classes\\${brand.scheme}\\shell\\open\\command`,
      `\\${brand.name}.exe" -- "%1"`,
      brand.summary,
    ])
      expect(program.includes(Buffer.from(text, 'utf16le')), text).toBe(true);
    if (brand !== BRAND) expect(/offhook/i.test(program.toString('utf16le'))).toBe(false);
  });
});

/** As electron-builder's own script calls it (templates/nsis in app-builder-lib), without its plugins. */
async function compiled(brand: Brand): Promise<Buffer> {
  const include = join(folder, `${brand.executable}.nsh`);
  const script = join(folder, `${brand.executable}.nsi`);
  const program = join(folder, `${brand.executable}.exe`);
  await writeFile(include, installerInclude(brand, join(ROOT, '.config/installer.nsh')));
  await writeFile(
    script,
    [
      'Unicode true',
      'SetCompress off',
      '!include LogicLib.nsh',
      '!define isUpdated `"" == "x"`',
      `!define PRODUCT_NAME "${brand.name}"`,
      `!define APP_EXECUTABLE_FILENAME "${brand.name}.exe"`,
      `!include "${include}"`,
      'Name "${PRODUCT_NAME}"',
      `OutFile "${program}"`,
      'InstallDir "$PROGRAMFILES64\\${PRODUCT_NAME}"',
      'Section',
      '  WriteUninstaller "$INSTDIR\\uninstall.exe"',
      '  !insertmacro customInstall',
      'SectionEnd',
      'Section Uninstall',
      '  !insertmacro customUnInstall',
      'SectionEnd',
    ].join('\n'),
  );
  await runTool('makensis', ['-V2', '-WX', script]);
  return readFile(program);
}

describe.skipIf(!hasTool('wixl') || !hasTool('msiinfo'))('the MSI project, compiled by wixl', () => {
  it.each([BRAND, GLOCKE])('has the links and the public properties of $name', async (brand) => {
    const project = join(folder, `${brand.executable}.wxs`);
    const msi = join(folder, `${brand.executable}.msi`);
    await writeFile(join(folder, 'program.exe'), '');
    const text = withPhoneComponents(await electronBuilderProject(brand, 'program.exe'), brand);
    await writeFile(project, asWixlTakesIt(text));
    await runTool('wixl', ['--arch', 'x64', '-o', msi, project], { cwd: folder });
    const { stdout: registry } = await runTool('msiinfo', ['export', msi, 'Registry']);
    expect(registry).toContain(`Software\\${brand.name}\\Capabilities\\URLAssociations\t${brand.scheme}\t`);
    expect(registry).toContain(`"[APPLICATIONFOLDER]${brand.name}.exe" -- "%1"`);
    expect(registry).toContain(
      `Software\\Policies\\${brand.name}\\Recommended\tprovisioning.url\t[PROVISIONINGURL]`,
    );
    const { stdout: properties } = await runTool('msiinfo', ['export', msi, 'Property']);
    expect(properties).toMatch(/^LINKS\t1\r?$/m);
    expect(properties).toMatch(/^AUTOSTART\t0\r?$/m);
  });
});

/** wixl reads WiX 3, wants groups in a fragment, and knows no conditions; attributes that it does not know it warns of alone. */
function asWixlTakesIt(project: string): string {
  const known = project.replace(/<Condition.*<\/Condition>/g, '');
  const [group = ''] = /<ComponentGroup Id[^]*<\/ComponentGroup>/.exec(known) ?? [];
  return known
    .replace('http://wixtoolset.org/schemas/v4/wxs', 'http://schemas.microsoft.com/wix/2006/wi')
    .replace(group, '')
    .replace('</Product>', () => `</Product><Fragment>${group}</Fragment>`);
}

/** What MsiTarget.js makes of its template, with one file. */
async function electronBuilderProject(brand: Brand, program: string): Promise<string> {
  const from = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
  const builder = from.resolve('app-builder-lib/package.json');
  const template = await readFile(join(dirname(builder), 'templates/msi/template.xml'), 'utf8');
  const { render } = createRequire(builder)('ejs') as {
    render(template: string, values: Readonly<Record<string, unknown>>): string;
  };
  return render(
    template
      .replaceAll('{{', '<%')
      .replaceAll('}}', '%>')
      .replace(/\$\{([^}]+)\}/g, '<%=$1%>'),
    {
      productName: brand.name,
      manufacturer: brand.maker,
      version: '1.2.3.0',
      upgradeCode: brand.toastActivator.slice(1, -1),
      compressionLevel: 'none',
      installationDirectoryWixName: brand.name,
      programFilesId: 'ProgramFiles64Folder',
      iconPath: null,
      menuCategory: null,
      isPerMachine: true,
      isAssisted: false,
      isRunAfterFinish: false,
      isCreateDesktopShortcut: false,
      isCreateStartMenuShortcut: false,
      dirs: '',
      files: `<Component Id="Main" Guid="*"><File Name="${brand.name}.exe" Source="${program}" KeyPath="yes" Id="mainExecutable"/></Component>`,
    },
  );
}
