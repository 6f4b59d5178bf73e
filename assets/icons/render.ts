/**
 * Draws every picture of the app anew from `icon.svg` and `tray-shapes.ts`:
 *
 *   npx tsx assets/icons/render.ts [path of a Chromium]
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { TRAY_SHAPES, traySvg } from './tray-shapes';
import { icnsFile, icoFile } from './containers';

const ICON_EDGES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const ICO_EDGES = [16, 24, 32, 48, 64, 128, 256];
/** px at normal density */
const TRAY_EDGES = { colour: 24, template: 18 } as const;

const here = import.meta.dirname;
const tray = join(here, '../tray');
const executablePath = process.argv[2];
const browser = await chromium.launch({
  args: ['--no-sandbox'],
  ...(executablePath ? { executablePath } : {}),
});
const page = await browser.newPage();

const icon = await readFile(join(here, 'icon.svg'), 'utf8');
const pictures = [];
for (const edge of ICON_EDGES) {
  const png = await draw(page, icon, edge);
  pictures.push({ edge, png });
  await writeFile(join(here, `${String(edge)}x${String(edge)}.png`), png);
}
await writeFile(join(here, 'icon.ico'), icoFile(pictures.filter(({ edge }) => ICO_EDGES.includes(edge))));
await writeFile(join(here, 'icon.icns'), icnsFile(pictures));

for (const [name, shape] of Object.entries(TRAY_SHAPES)) {
  for (const kind of ['colour', 'template'] as const) {
    const svg = traySvg(shape, kind);
    const file = join(tray, kind === 'template' ? `${name}Template` : name);
    await writeFile(`${file}.png`, await draw(page, svg, TRAY_EDGES[kind]));
    await writeFile(`${file}@2x.png`, await draw(page, svg, 2 * TRAY_EDGES[kind]));
  }
}
await browser.close();

async function draw(target: Page, svg: string, edge: number): Promise<Buffer> {
  await target.setViewportSize({ width: edge, height: edge });
  const sized = svg.replace(
    '<svg ',
    `<svg width="${String(edge)}" height="${String(edge)}" style="display:block" `,
  );
  await target.setContent(`<body style="margin:0">${sized}</body>`);
  return target.screenshot({ omitBackground: true });
}
