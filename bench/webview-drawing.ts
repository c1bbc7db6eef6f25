// Where is the picture of an edit drawn sooner: in the engine, which sends it as JPEG, or in the webview, with the parts that draw films on
// web pages? Both for the same reel at a draft's size, in turn, in Chromium. Neither counts what brings the plan or the picture across.
// node bench/webview-drawing.ts [REEL …]   (default: test/e2e/reels/first.reel and bench/reels/reference.reel)

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import type { PreviewView } from '../src/contract/protocol.ts';
import { compile } from '../src/language/compile.ts';
import { forkEngine } from '../test/engine-process/fork-engine.ts';
import { figure, printFigures } from './editor/figures.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const EDITS = 40;
const WARM = 8;
const SIZE = { width: 960, height: 540, fps: 12 };
/** What `previewFormat` makes of a draft. */
const DRAFT = { ...SIZE, gridScale: 0.5, particles: 200, particleLevel: 'low' };
const SECONDS = 0.5;

/** In the page: keeps the worker that draws and a copy of the film that it was given; then takes no more orders of the page. */
const WATCH = `
const Plain = Worker;
globalThis.Worker = class extends Plain {
  constructor(url) { super(url); globalThis.drawer = this; }
  postMessage(order, transfer) {
    if (globalThis.openedFilm) return;
    if (order.type === 'open') globalThis.openedFilm = { film: order.film, bytes: order.bytes.slice() };
    super.postMessage(order, transfer);
  }
  order(order, transfer) { super.postMessage(order, transfer); }
};`;

const reels =
  process.argv.length > 2
    ? process.argv.slice(2)
    : ['test/e2e/reels/first.reel', 'bench/reels/reference.reel'].map((file) => path.join(ROOT, file));
const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-bench-'));
const engine = forkEngine(folder, path.join(ROOT, 'dist', 'engine.mjs'));
const browser = await chromium.launch({
  executablePath: process.env['GLYPHREEL_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  await engine.hello();
  for (const reel of reels) await compare(reel);
} finally {
  await browser.close();
  engine.child.kill();
  rmSync(folder, { recursive: true });
}

async function compare(reel: string): Promise<void> {
  const html = path.join(folder, `${path.basename(reel, '.reel')}.html`);
  execFileSync(process.execPath, [path.join(ROOT, 'bin/glyphreel.mjs'), 'render', reel, '-o', html], { stdio: 'pipe' });
  const page = await browser.newPage({ bypassCSP: true });
  await page.addInitScript({ content: WATCH });
  await page.goto(`${pathToFileURL(html).href}?autoplay&muted`);
  await page.waitForFunction('globalThis.openedFilm', undefined, { timeout: 60_000 });

  const text = readFileSync(reel, 'utf8');
  const { plan } = compile(text, { path: reel, beats: null });
  const view: PreviewView = { scene: plan.scenes[0]!.name, density: 'draft', maxSide: 960, fps: 12, compress: true };
  const inEngine: number[] = [];
  const decoded: number[] = [];
  const inWebview: number[] = [];
  const nextFrame: number[] = [];
  for (let i = 0; i < WARM + EDITS; i++) {
    // Another title: a plan that the engine has not seen.
    const edited = { ...plan, title: `${i}` };
    const began = performance.now();
    void engine.request('previewOpen', { session: reel, plan: edited, reel, view });
    const frame = await engine.request('previewFrame', { session: reel, t: SECONDS, full: true });
    const took = performance.now() - began;
    if (frame.dropped || frame.form !== 'jpeg') throw new Error('the engine sent no JPEG');
    const decodeMs = await decode(page, Buffer.from(frame.pixels).toString('base64'));
    engine.give(frame);
    const drawn = await drawInPage(page);
    if (i < WARM) continue;
    inEngine.push(took);
    decoded.push(decodeMs);
    inWebview.push(drawn.first);
    nextFrame.push(drawn.next);
  }
  await page.close();
  printFigures(`${path.basename(reel)}, ${SIZE.width} × ${SIZE.height}, load ${os.loadavg()[0]!.toFixed(1)}`, [
    figure('engine: plan → JPEG', inEngine),
    figure('    and in the webview: JPEG → canvas', decoded),
    figure('webview: plan → canvas', inWebview),
    figure('    the next frame of the same plan', nextFrame),
  ]);
}

function decode(page: Page, base64: string): Promise<number> {
  return page.evaluate(async (jpeg) => {
    const bytes = Uint8Array.from(atob(jpeg), (letter) => letter.codePointAt(0)!);
    const context = new OffscreenCanvas(960, 540).getContext('2d')!;
    const began = performance.now();
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
    context.drawImage(image, 0, 0);
    return performance.now() - began;
  }, base64);
}

/** The film is opened again, as it would be after an edit that needs no other glyphs. */
function drawInPage(page: Page): Promise<{ first: number; next: number }> {
  return page.evaluate(
    async ({ draft, seconds }) => {
      const { drawer, openedFilm } = globalThis as unknown as {
        drawer: Worker & { order: Worker['postMessage'] };
        openedFilm: { film: { format: object }; bytes: Uint8Array };
      };
      const shown = () =>
        new Promise<void>((resolve) => {
          const read = ({ data }: MessageEvent<{ type: string }>) => {
            if (data.type !== 'shown') return;
            drawer.removeEventListener('message', read);
            resolve();
          };
          drawer.addEventListener('message', read);
        });
      const canvas = new OffscreenCanvas(draft.width, draft.height);
      const began = performance.now();
      const own = { ...openedFilm.film, format: { ...openedFilm.film.format, ...draft } };
      drawer.order({ type: 'open', film: own, bytes: openedFilm.bytes, canvas }, [canvas]);
      drawer.order({ type: 'size', width: draft.width, height: draft.height, fps: draft.fps });
      drawer.order({ type: 'show', seconds });
      await shown();
      const drawn = performance.now();
      drawer.order({ type: 'show', seconds: seconds + 1 / draft.fps });
      await shown();
      return { first: drawn - began, next: performance.now() - drawn };
    },
    { draft: DRAFT, seconds: SECONDS },
  );
}
