// What a person sees of a picture's making: cells of an item tinted from the text, milliseconds, hints on slow scenes, items hidden by
// lenses, the contact sheet, earlier looks, and the last render beside the preview.

import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { patience } from '../support/patience.mjs';
import { until } from '../support/run-process.mjs';

export const title = 'Compare and inspect';
export const server = {};

const CARD = `reel { size: landscape }
scene card for 4s {
  tonemap: off
  layer left on md { value: step(u, 0.5)  color: #ff0000  palette: "█" }
  layer right on md { value: step(0.5, u) * fract(t)  color: #0000ff  palette: "█" }
  text "HERE" { size: 12%  at: (0.25, 0.5)  color: #ffffff }
  shade: mirrorX() | vignette(0.2)
}
`;
const SLOW = `reel { size: landscape }
scene heavy for 4s {
  layer dear on xs { value: fbm(octaves: 8) * fbm(octaves: 8, scale: 3) * fbm(octaves: 8, scale: 7) }
  shade: softFocus(1) | radialBlur() | softFocus(1) | radialBlur() | softFocus(1)
}
`;

export async function run({ bench, server: machine, check, screen }) {
  const { page } = bench;
  let panel;
  const line = async (number, file = 'card.reel') => (await bench.text(file)).split('\n')[number - 1];
  /** Mean of each channel over columns of the picture, given as shares of its width. */
  const means = ([from, to]) => bench.means(panel, [from, 0, to, 1]);
  const menu = async (name) => {
    await panel.getByRole('button', { name: 'Compare and inspect' }).click();
    await panel.getByRole('menuitem', { name }).click();
  };

  await check('the cursor on an item in the text tints its cells, after shaders that move them', async () => {
    writeFileSync(machine.file('card.reel'), CARD);
    writeFileSync(machine.file('slow.reel'), SLOW);
    await bench.openFile('card.reel');
    await bench.command('Glyphreel: Open Preview');
    panel = await bench.preview('card');
    await bench.pause(panel);
    await bench.cursorTo('card.reel', 4, 5);
    await panel
      .locator('.tint-label')
      .filter({ hasText: 'layer left:' })
      .waitFor({ timeout: patience(15_000) });
    // The mirror shows the left half on both sides.
    assert.ok(Number(await panel.locator('.tint-layer').getAttribute('data-share')) > 80);
    await bench.cursorTo('card.reel', 6, 4);
    await panel
      .locator('.tint-label')
      .filter({ hasText: 'text HERE:' })
      .waitFor({ timeout: patience(15_000) });
    assert.ok(Number(await panel.locator('.tint-layer').getAttribute('data-share')) < 30);
    await screen('tint-dark');
    await bench.cursorTo('card.reel', 2, 1);
    await panel.locator('.tint-layer').waitFor({ state: 'hidden', timeout: patience(10_000) });
  });

  await check('the pointer on a name in the text tints too', async () => {
    const name = bench.editor('card.reel').locator('.view-line').filter({ hasText: 'layer left' });
    const box = await name.boundingBox();
    await page.mouse.move(box.x + 50, box.y + box.height / 2);
    await panel
      .locator('.tint-label')
      .filter({ hasText: 'layer left:' })
      .waitFor({ timeout: patience(15_000) });
    await page.mouse.move(box.x + 400, box.y + 400);
    await panel.locator('.tint-layer').waitFor({ state: 'hidden', timeout: patience(10_000) });
  });

  await check('the list of what draws a point has milliseconds of items and shaders', async () => {
    await menu(/^What draws the middle/);
    const costs = panel.locator('.effect-costs');
    await costs.getByRole('button', { name: /^shader mirrorX · line 7/ }).waitFor({ timeout: patience(20_000) });
    const text = await costs.textContent();
    for (const label of ['layer left', 'layer right', 'text HERE', 'shader vignette', 'The whole frame'])
      assert.ok(text.includes(label), `${label} in ${text}`);
    assert.match(text, /\d ms/);
    await screen('costs-dark');
    await panel.locator('.who').getByRole('button', { name: 'Close' }).click();
  });

  await check('a command shows the milliseconds beside items and shaders in the text', async () => {
    const shown = async () => (await bench.text('card.reel')).split('\n');
    await bench.focus('card.reel');
    await bench.command('Glyphreel: Show or Hide Frame Costs');
    await until('hints', async () => /md\s*\d+(\.\d)? ms/.test((await shown())[3]));
    assert.match((await shown())[6], /mirrorX\(\)\s*\d+(\.\d)? ms/);
    await screen('cost-hints-dark');
    await bench.command('Glyphreel: Show or Hide Frame Costs');
    await until('no hints', async () => !/\d ms/.test((await shown())[3]));
  });

  await check('lenses hide an item from the picture and show it alone, and leave the text as it is', async () => {
    await bench.focus('card.reel');
    await bench.command('Glyphreel: Show or Hide Item Lenses');
    await bench
      .lens('card.reel', /^Hide$/)
      .first()
      .waitFor({ timeout: patience(15_000) });
    assert.equal(await bench.lens('card.reel', /^Hide$/).count(), 3);
    const [red] = await means([0.1, 0.3]);
    await bench
      .lens('card.reel', /^Hide$/)
      .first()
      .click();
    await until('the picture without the layer', async () => (await means([0.1, 0.3]))[0] < red / 2);
    await panel.getByRole('button', { name: 'Hide layer left' }).waitFor({ timeout: patience(5_000) });
    await screen('item-lenses-dark');
    await bench.lens('card.reel', /^Show$/).click();
    await until('the layer again', async () => (await means([0.1, 0.3]))[0] > red * 0.9);
    await bench
      .lens('card.reel', /^Solo$/)
      .last()
      .click();
    await until('the text alone', async () => (await means([0.4, 0.5]))[0] < 10);
    await bench.lens('card.reel', /^Show All$/).click();
    await until('everything again', async () => (await means([0.1, 0.3]))[0] > red * 0.9);
    assert.equal(await page.locator('.tab.dirty').count(), 0);
    await bench.command('Glyphreel: Show or Hide Item Lenses');
    await bench
      .lens('card.reel', /^Hide$/)
      .first()
      .waitFor({ state: 'detached', timeout: patience(10_000) });
    await panel.locator('.who').getByRole('button', { name: 'Close' }).click();
  });

  await check(
    'the contact sheet shows the scene from start to end, and goes where it is told by keyboard',
    async () => {
      await menu(/^Contact sheet/);
      await panel.getByRole('button', { name: 'Go to 0.00 s' }).waitFor({ timeout: patience(30_000) });
      assert.equal(await panel.locator('.sheet-cell').count(), 24);
      await until('pictures in the cells', () =>
        panel
          .locator('.sheet-cell canvas')
          .first()
          .evaluate((canvas) => canvas.getContext('2d').getImageData(canvas.width * 0.1, 8, 1, 1).data[0] > 100),
      );
      await screen('contact-sheet-dark');
      await panel.getByRole('button', { name: 'Go to 0.00 s' }).focus();
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowLeft');
      const chosen = await panel.locator('.sheet-cell:focus').getAttribute('aria-label');
      await page.keyboard.press('Enter');
      const t = Number(/[\d.]+/.exec(chosen)[0]);
      await until('the chosen moment', async () => Math.abs(Number((await bench.panelData(panel)).shownT) - t) < 0.01);
    },
  );

  await check('earlier looks of the scene are shown without being written, and restored as one undo step', async () => {
    const before = await line(4);
    await bench.cursorTo('card.reel', 4, 1);
    await menu(/^Earlier looks/);
    await panel
      .locator('.look')
      .first()
      .waitFor({ timeout: patience(15_000) });
    const hue = (look) =>
      look.locator('canvas').evaluate((canvas) => {
        const [r, g] = canvas.getContext('2d').getImageData(canvas.width * 0.2, canvas.height * 0.2, 1, 1).data;
        return r === g ? 'none yet' : r > g ? 'red' : 'green';
      });
    await until('the picture of the first look', async () => (await hue(panel.locator('.look').first())) === 'red');
    await bench.focus('card.reel');
    await bench.replaceLine(4, before.replace('#ff0000', '#00ff00'));
    await until('a second look', async () => (await panel.locator('.look').count()) === 2);
    assert.ok((await means([0.1, 0.3]))[1] > 100, 'green');
    const [now, earlier] = [panel.locator('.look').first(), panel.locator('.look').last()];
    assert.equal(await now.locator('span').textContent(), 'now');
    // Both have a picture of their own.
    await until('the picture of now', async () => (await hue(now)) === 'green');
    await until('the picture of the earlier look', async () => (await hue(earlier)) === 'red');
    await earlier.click();
    await until('the earlier look in the picture', async () => (await means([0.1, 0.3]))[0] > 100);
    assert.ok((await line(4)).includes('#00ff00'), 'nothing is written');
    await screen('looks-dark');
    await panel.getByRole('button', { name: 'Restore' }).click();
    await until('the earlier text', async () => (await line(4)).includes('#ff0000'));
    await bench.focus('card.reel');
    await bench.press('Control+Z');
    await until('one undo takes it back', async () => (await line(4)).includes('#00ff00'));
    await bench.press('Control+Shift+Z');
    await until('redone', async () => (await line(4)).includes('#ff0000'));
    await bench.command('File: Save');
    await panel.locator('.looks').getByRole('button', { name: 'Close' }).click();
  });

  await check('the frame of the last render lies over the preview at the same time', async () => {
    await menu(/^Compare with the last render/);
    await panel
      .locator('.toast')
      .filter({ hasText: 'No render shows card yet' })
      .waitFor({ timeout: patience(10_000) });
    await bench.focus('card.reel');
    await bench.command('Glyphreel: Render Scene');
    await until(
      'the video',
      () => existsSync(machine.file('card-card.mp4')) || existsSync(machine.file('card-segment-1.mp4')),
      120_000,
    );
    await bench.notified('Rendered', 60_000).catch(() => undefined);
    await bench.replaceLine(4, (await line(4)).replace('#ff0000', '#00ff00'));
    await until('the picture in green', async () => (await means([0.1, 0.3]))[1] > 100);
    await menu(/^Compare with the last render/);
    const wipe = panel.getByRole('slider', { name: 'Wipe between the last render and now' });
    await wipe.waitFor({ timeout: patience(30_000) });
    const rendered = () =>
      panel.locator('canvas.pinned').evaluate((canvas) => {
        const { data } = canvas.getContext('2d').getImageData(canvas.width * 0.1, canvas.height * 0.2, 40, 40);
        let [r, g] = [0, 0];
        for (let i = 0; i < data.length; i += 4) {
          r += data[i];
          g += data[i + 1];
        }
        return r > 2 * g ? 'red' : 'other';
      });
    await until('the picture of the render', async () => (await rendered()) === 'red');
    await screen('last-render-dark');
    const label = await panel.locator('.wipe-label').textContent();
    await panel.locator('button[aria-label="Previous frame"]').first().click();
    await until(
      'the frame of another moment',
      async () => (await panel.locator('.wipe-label').textContent()) !== label,
    );
    await menu(/^Compare with the last render/);
    await wipe.waitFor({ state: 'hidden' });
    await bench.focus('card.reel');
    await bench.press('Control+Z');
  });

  await check('a scene whose preview does not keep up has a hint that names what takes most', async () => {
    await bench.openFile('slow.reel');
    await bench.command('Glyphreel: Open Preview');
    panel = await bench.preview('heavy');
    if (await panel.locator('button[aria-label="Play"]').count())
      await panel.locator('button[aria-label="Play"]').click();
    // More pixels than any machine draws in time.
    machine.setSettings({ 'glyphreel.preview.size': 3840, 'glyphreel.preview.rate': 60 });
    await panel
      .locator('.chip')
      .filter({ hasText: /reduced shaders · \S+ \S+ takes \d+ of \d+ ms/ })
      .waitFor({ timeout: patience(60_000) });
    await bench.command('Problems: Focus on Problems View');
    await page
      .locator('.markers-panel')
      .filter({ hasText: /A preview frame of `heavy` takes \d+ ms/ })
      .waitFor({ timeout: patience(10_000) });
    await screen('slow-scene-dark');
  });
}
