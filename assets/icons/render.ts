/**
 * Draws every picture of the app anew from `icon.svg` and `tray-shapes.ts`, or those of a brand from its `icon.svg` alone:
 *
 *   npx tsx assets/icons/render.ts [--icons FOLDER] [--tray FOLDER COLOUR] [path of a Chromium]
 *
 * `--tray` draws a brand's pictures of the tray and nothing else, with the one that is mostly there in its colour.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright';
import { badgeSvg, BADGES } from './badge-shapes';
import { TRAY_SHAPES, traySvg } from './tray-shapes';
import { icnsFile, icoFile } from './containers';

const ICON_EDGES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const ICO_EDGES = [16, 24, 32, 48, 64, 128, 256];
/** px at normal density */
const TRAY_EDGES = { colour: 24, template: 18 } as const;
const BADGE_EDGE = 16;
/** Densities; Electron finds the pictures by the ends of their names. A tray of Linux gets the densest alone and scales it down. */
const TRAY_SCALES = [1, 2];
const BADGE_SCALES = [1, 1.25, 1.5, 2];
/** What Windows shows in its tray, from 100 to 300 %, px. */
const TRAY_ICO_EDGES = [16, 20, 24, 28, 32, 40, 48];

const words = process.argv.slice(2);
const brandAt = words.indexOf('--icons');
const [brandFolder] = brandAt < 0 ? [] : words.splice(brandAt, 2).slice(1);
const trayAt = words.indexOf('--tray');
const [brandTray, brandColour] = trayAt < 0 ? [] : words.splice(trayAt, 3).slice(1);
const here = brandFolder === undefined ? import.meta.dirname : resolve(brandFolder);
const tray = brandTray === undefined ? join(here, '../tray') : resolve(brandTray);
const badge = join(here, '../badge');
const [executablePath] = words;
const browser = await chromium.launch({
  args: ['--no-sandbox'],
  ...(executablePath ? { executablePath } : {}),
});
const page = await browser.newPage();

if (brandTray === undefined) await drawIcons();
if (brandFolder === undefined) await drawTray();
if (brandFolder === undefined && brandTray === undefined) await drawBadges();
await browser.close();

async function drawIcons(): Promise<void> {
  const icon = await readFile(join(here, 'icon.svg'), 'utf8');
  const pictures = [];
  for (const edge of ICON_EDGES) {
    const png = await draw(page, icon, edge);
    pictures.push({ edge, png });
    await writeFile(join(here, `${String(edge)}x${String(edge)}.png`), png);
  }
  await writeFile(join(here, 'icon.ico'), icoFile(pictures.filter(({ edge }) => ICO_EDGES.includes(edge))));
  await writeFile(join(here, 'icon.icns'), icnsFile(pictures));
}

async function drawTray(): Promise<void> {
  await mkdir(tray, { recursive: true });
  for (const [name, ours] of Object.entries(TRAY_SHAPES)) {
    const shape = name === 'ready' && brandColour !== undefined ? { ...ours, colour: brandColour } : ours;
    for (const kind of ['colour', 'template'] as const) {
      const svg = traySvg(shape, kind);
      const file = join(tray, kind === 'template' ? `${name}Template` : name);
      await drawScales(file, svg, TRAY_EDGES[kind], TRAY_SCALES);
      if (kind === 'colour') {
        const sizes = [];
        for (const edge of TRAY_ICO_EDGES) sizes.push({ edge, png: await draw(page, svg, edge) });
        await writeFile(`${file}.ico`, icoFile(sizes));
      }
    }
  }
}

async function drawBadges(): Promise<void> {
  await mkdir(badge, { recursive: true });
  for (const [name, text] of Object.entries(BADGES)) {
    await drawScales(join(badge, name), badgeSvg(text), BADGE_EDGE, BADGE_SCALES);
  }
}

async function drawScales(file: string, svg: string, edge: number, scales: readonly number[]): Promise<void> {
  for (const scale of scales) {
    const ending = scale === 1 ? '' : `@${String(scale)}x`;
    await writeFile(`${file}${ending}.png`, await draw(page, svg, edge * scale));
  }
}

async function draw(target: Page, svg: string, edge: number): Promise<Buffer> {
  await target.setViewportSize({ width: edge, height: edge });
  const sized = svg.replace(
    '<svg ',
    `<svg width="${String(edge)}" height="${String(edge)}" style="display:block" `,
  );
  await target.setContent(`<body style="margin:0">${sized}</body>`);
  return target.screenshot({ omitBackground: true });
}
