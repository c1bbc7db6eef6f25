// Pictures, footage and character art in the editor: conversion from the explorer, hovers, completion, drops, and files that change.

import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { patience } from '../support/patience.mjs';
import { sleep, until } from '../support/run-process.mjs';
import { PNG } from 'pngjs';

export const title = 'Media';
export const server = { examples: path.join(import.meta.dirname, '..', '..', '..', 'examples') };

/** A picture whose left half has one colour and whose right half has another. */
function halves(left, right) {
  const png = new PNG({ width: 64, height: 36 });
  for (let i = 0; i < 64 * 36; i++) png.data.set([...(i % 64 < 32 ? left : right), 255], i * 4);
  return PNG.sync.write(png);
}

/** Mean red and blue of the left and right half of the picture in the panel. */
const colorsOf = (panel) =>
  panel.locator('canvas.picture').evaluate((canvas) => {
    const { data, width } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const sums = { left: [0, 0], right: [0, 0] };
    for (let i = 0; i < data.length; i += 4) {
      const half = (i >> 2) % width < width / 2 ? sums.left : sums.right;
      half[0] += data[i] / (data.length / 8);
      half[1] += data[i + 2] / (data.length / 8);
    }
    return sums;
  });

export async function run({ bench, server, check, screen }) {
  const { page } = bench;
  writeFileSync(server.file('flag.png'), halves([255, 0, 0], [0, 0, 255]));
  const row = (name) => page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: name }).first();
  let panel;

  await check('Convert to Character Art… writes a reel beside the picture and previews it', async () => {
    await bench.command('View: Show Explorer');
    const item = page.locator('.monaco-menu .action-item').filter({ hasText: 'Convert to Character Art' }).first();
    // Entries of extensions come a while after the explorer.
    await until(
      'the entry of the menu',
      async () => {
        await row('flag.png').click({ button: 'right', timeout: patience(15_000) });
        await sleep(400);
        if (await item.isVisible()) return true;
        await bench.press('Escape');
        return false;
      },
      30_000,
    );
    await item.click({ timeout: patience(10_000) });
    const look = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Glyphs over dimmed colour' });
    await look.first().waitFor({ timeout: patience(30_000) });
    await screen('convert-looks-dark');
    await look.first().click();
    await page
      .locator('.tab')
      .filter({ hasText: 'flag.reel' })
      .first()
      .waitFor({ timeout: patience(20_000) });
    assert.match(readFileSync(server.file('flag.reel'), 'utf8'), /media source = "flag\.png"/);
    panel = await bench.preview('whole');
    await until('both colours', async () => {
      const { left, right } = await colorsOf(panel);
      return left[0] > 40 && left[1] < 25 && right[1] > 40 && right[0] < 25;
    });
    await screen('convert-preview-dark');
  });

  await check('a hover shows what the file is, with a picture', async () => {
    await bench.cursorTo('flag.reel', 6, 10);
    const name = bench.editor('flag.reel').locator('.view-line').nth(5).locator('span', { hasText: 'source' }).last();
    const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents, .monaco-resizable-hover .hover-contents');
    // The first hover may come before the engine has answered.
    await until(
      'a hover with the facts',
      async () => {
        await page.mouse.move(5, 5);
        await name.hover();
        await sleep(900);
        return (await hover.filter({ hasText: 'PNG' }).count()) > 0;
      },
      30_000,
    );
    const text = (await hover.allTextContents()).join(' ');
    assert.match(text, /64 × 36/);
    await hover
      .locator('img')
      .first()
      .waitFor({ timeout: patience(10_000) });
    await screen('hover-media-dark');
    await bench.press('Escape');
  });

  await check('a picture that is replaced on disk shows in the preview', async () => {
    writeFileSync(server.file('flag.new'), halves([0, 0, 255], [255, 0, 0]));
    renameSync(server.file('flag.new'), server.file('flag.png'));
    await until(
      'the colours exchanged',
      async () => {
        const { left, right } = await colorsOf(panel);
        return left[1] > 40 && left[0] < 25 && right[0] > 40 && right[1] < 25;
      },
      30_000,
    );
  });

  await check('completion offers the members of a media name', async () => {
    await bench.cursorTo('flag.reel', 10, 18);
    await bench.press('End');
    await bench.type(' * source.');
    const rows = page.locator('.suggest-widget.visible .monaco-list-row');
    await rows
      .filter({ hasText: 'edge' })
      .first()
      .waitFor({ timeout: patience(8000) });
    const offered = (await rows.allTextContents()).join(' ');
    assert.match(offered, /alpha/);
    await screen('completion-media-dark');
    await bench.press('Escape');
    for (let i = 0; i < ' * source.'.length; i++) await bench.press('Backspace');
  });

  await check('a file dropped into a scene writes the statement and a layer', async () => {
    writeFileSync(server.file('second.png'), halves([0, 255, 0], [0, 255, 0]));
    await bench.dropFile('second.png', 'flag.reel', 'scene whole');
    await until('the statement and the layer', async () => {
      const text = await bench.text('flag.reel');
      return /media second = "second\.png"/.test(text) && /color: second\.color/.test(text);
    });
    await screen('drop-dark');
  });

  await check('footage plays, and shows its exact frame when it is paused', async () => {
    await bench.openFile('still-water.reel');
    await bench.goTo(10, 5);
    await bench.command('Glyphreel: Open Preview');
    const water = await bench.preview('pond');
    await until('a whole playing', async () => Number((await bench.panelData(water)).presented) > 24, 60_000);
    await screen('footage-dark');
  });
}
