// Takes the pictures of README and walkthrough: an example with its sound, its preview, a render and its report, in a dark and a
// light theme. Each picture is taken after a check that it shows what it should.

import { patience } from '../support/patience.mjs';
import assert from 'node:assert/strict';
import path from 'node:path';
import { sleep, until } from '../support/run-process.mjs';

export const title = 'Pictures';
export const server = { examples: path.join(import.meta.dirname, '..', '..', '..', 'examples') };

export async function run({ bench, check, keep }) {
  await bench.page.setViewportSize({ width: 1360, height: 820 });
  let panel;

  await check('a reel with music plays, with waveform and beats', async () => {
    await bench.openFile('first-light.reel');
    await bench.command('View: Toggle Primary Side Bar Visibility');
    await bench.command('Glyphreel: Open Preview');
    panel = await bench.preview();
    await panel.locator('button[data-sound=on]').waitFor({ timeout: patience(30_000) });
    await until(
      'pictures',
      async () =>
        await panel
          .locator('.block-pictures')
          .evaluateAll((all) => all.every((e) => e.style.backgroundImage.startsWith('url'))),
      30_000,
    );
    await until('a whole playing', async () => Number((await bench.panelData(panel)).presented) > 30, 30_000);
    await until('the sound leading', async () =>
      panel.evaluate(() => Number(document.getElementById('app').dataset.t) > 0.5),
    );
    await standAt(bench, panel, 0.75);
    await keep('preview-dark');
  });

  await check('the preview in a dark and a light theme', async () => {
    await bench.press('Control+1');
    await bench.openFile('emergence.reel');
    await bench.goTo(14, 5);
    await bench.command('Glyphreel: Open Preview');
    panel = await bench.preview('birth');
    await until('a played stretch', async () => Number((await bench.panelData(panel)).presented) > 24, 30_000);
    await standAt(bench, panel, 0.7);
    await keep('editor-dark');
    await bench.theme('Light Modern');
    await sleep(1200);
    await keep('editor-light');
    await bench.theme('Dark Modern');
  });

  await check('a render in the background', async () => {
    await bench.press('Control+1');
    await bench.openFile('first-light.reel');
    await bench.clearNotified();
    await bench.command('Glyphreel: Render Reel');
    await bench.notified('Rendering first-light', 15_000);
    await bench.command('Glyphreel: Show Renders');
    await bench.page.locator('.pane-body .monaco-list-row').filter({ hasText: 'first-light' }).first().waitFor();
    // Where other work slows the workbench down, the render may have ended by now.
    const hasFrames = () => window.shownNotifications.some((text) => /frame \d\d+ of/.test(text));
    await until('frames', () => bench.page.evaluate(hasFrames), 60_000);
    await keep('render-dark');
    await bench.notified('Rendered first-light', 180_000);
    await bench.closeNotifications();
  });

  await check('its report', async () => {
    await bench.command('View: Close All Editors');
    await bench.command('View: Toggle Primary Side Bar Visibility');
    await bench.command('Glyphreel: Show Brightness Report');
    const report = await bench.webview('main[data-segments]', (data) => Number(data.segments) > 1);
    await until(
      'pictures of all segments',
      async () =>
        report.evaluate(
          () =>
            document.querySelectorAll('.card-pictures:has(img)').length === document.querySelectorAll('.card').length,
        ),
      60_000,
    );
    assert.match(await report.locator('h1').textContent(), /bright enough|too dark|too bright|empty|miss/);
    await sleep(400);
    await keep('report-dark');
    await bench.theme('Light Modern');
    await sleep(800);
    await keep('report-light');
  });
}

/** Stops at a part of the scene, with its picture on the panel. */
async function standAt(bench, panel, part) {
  const box = await panel.locator('.scrubber').boundingBox();
  const seconds = Number(await panel.locator('.scrubber').getAttribute('aria-valuemax'));
  if ((await bench.panelData(panel)).playing === 'true') await panel.locator('button[aria-label="Pause"]').click();
  await bench.page.mouse.click(box.x + box.width * part, box.y + box.height / 2);
  await until(
    'its picture',
    async () => Math.abs(Number((await bench.panelData(panel)).shownT) - seconds * part) < 0.15,
    20_000,
  );
  await sleep(800);
}
