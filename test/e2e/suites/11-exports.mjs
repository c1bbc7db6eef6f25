// Export… and Render…: formats from the list, their options, several formats of one render, where the files are, a range from the marks of
// the preview, the same render again, and results in the Renders view.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { patience } from '../support/patience.mjs';
import { sleep, until } from '../support/run-process.mjs';

export const title = 'Exports and the render dialog';

const PICK = '.quick-input-widget:not(.hidden)';

/** A reload ends the language server while requests are on their way. */
export const expected = /CloseEvent|Starting server failed|Request textDocument\/\w+ failed/i;

export async function run({ bench, server, check, screen }) {
  const rows = bench.page.locator(`${PICK} .quick-input-list .monaco-list-row`);
  const input = bench.page.locator(`${PICK} .quick-input-box input`);

  await check('a lens exports its scene in two formats at once, each with its options', async () => {
    await bench.openFile('second.reel');
    // The first lens is that of the reel.
    await bench.lens('second.reel', 'Export…').nth(1).click();
    for (const format of ['PNG sequence', 'WebM video']) {
      await input.fill(format);
      await rows.filter({ hasText: format }).first().click();
    }
    await input.fill('');
    await screen('export-formats-dark');
    await input.press('Enter');
    await rows.filter({ hasText: 'keyframe-interval' }).waitFor({ timeout: patience(10_000) });
    await screen('export-options-dark');
    await rows.filter({ hasText: 'keyframe-interval' }).click();
    await bench.page
      .locator(PICK)
      .filter({ hasText: 'frames from 1 to 1000' })
      .waitFor({ timeout: patience(10_000) });
    await input.fill('12');
    await input.press('Enter');
    await rows
      .filter({ hasText: 'keyframe-interval' })
      .filter({ hasText: '12' })
      .waitFor({ timeout: patience(10_000) });
    await rows.first().click();
    const done = bench.notification('Rendered second');
    await done.waitFor({ timeout: patience(120_000) });
    for (const action of ['Open', 'Reveal', 'Copy Path'])
      assert.ok((await done.locator('.monaco-button', { hasText: action }).count()) > 0, `no ${action}`);
    await screen('export-done-dark');
    const video = readdirSync(server.file('.')).find((name) => /^second.*\.webm$/.test(name));
    assert.ok(video, 'no WebM beside the reel');
    assert.equal(readFileSync(server.file(video)).readUInt32BE(0), 0x1a45dfa3);
    const folder = video.replace('.webm', '');
    assert.ok(existsSync(server.file(`${folder}/00001.png`)), 'no frames beside the reel');
  });
  const list = bench.page.locator('.pane-body .monaco-list-row');
  /** The row of the list that holds the cursor. */
  const active = () => bench.page.locator(`${PICK} .quick-input-list .monaco-list-row.focused`);
  const down = async (label) => {
    await until(`the cursor on ${label}`, async () => {
      if ((await active().textContent())?.trim().startsWith(label)) return true;
      await bench.press('ArrowDown');
      await sleep(60);
      return false;
    });
  };

  await check('the render dialog takes the marks of the preview, and is operated by keys alone', async () => {
    await bench.openFile('first.reel');
    await bench.cursorTo('first.reel', 17, 5);
    await bench.command('Glyphreel: Open Preview');
    const panel = await bench.preview('rise');
    await panel.locator('canvas.picture').click();
    for (const key of ['Home', 'Shift+ArrowRight', 'i', 'Shift+ArrowRight', 'o']) {
      await bench.press(key);
      await sleep(150);
    }
    await bench.focus('first.reel');
    await until('the marks in the dialog', async () => {
      await bench.command('Glyphreel: Render…');
      await rows
        .filter({ hasText: 'Range' })
        .first()
        .waitFor({ timeout: patience(10_000) });
      if (/of the reel/.test((await rows.filter({ hasText: 'Range' }).first().textContent()) ?? '')) return true;
      await bench.press('Escape');
      return false;
    });
    await down('Quality');
    await bench.press('Enter');
    await bench.page
      .locator(PICK)
      .filter({ hasText: 'Render: quality' })
      .waitFor({ timeout: patience(10_000) });
    await down('preview');
    await bench.press('Enter');
    await rows
      .filter({ hasText: 'Range' })
      .first()
      .waitFor({ timeout: patience(10_000) });
    await until('the quality in its row', async () => (await active().textContent())?.includes('preview'));
    await screen('render-dialog-dark');
    await down('Range');
    await bench.press('Enter');
    await rows.filter({ hasText: 'Marked Range' }).waitFor({ timeout: patience(10_000) });
    await screen('render-range-dark');
    await bench.press('Enter');
    await rows
      .filter({ hasText: 'Quality' })
      .first()
      .waitFor({ timeout: patience(10_000) });
    await down('Render');
    await bench.clearNotified();
    await bench.press('Enter');
    await bench.notified('Rendered first', 120_000);
    const made = readdirSync(server.file('.')).find((name) => /^first-[\d.]+s-[\d.]+s\.mp4$/.test(name));
    assert.ok(made, `no video of the range: ${readdirSync(server.file('.'))}`);
    await bench.closeNotifications();
  });

  await check('Render Again renders the same range to the same file', async () => {
    const made = () => readdirSync(server.file('.')).filter((name) => /^first-\d.*s\.mp4$/.test(name));
    assert.equal(made().length, 1);
    const before = statSync(server.file(made()[0])).mtimeMs;
    await bench.focus('first.reel');
    await bench.clearNotified();
    await bench.command('Glyphreel: Render Again');
    await bench.notified('Rendered first', 120_000);
    assert.equal(made().length, 1, made().join());
    assert.ok(statSync(server.file(made()[0])).mtimeMs > before, 'it was not written again');
    await bench.closeNotifications();
  });

  await check('the dialog begins with what was chosen for this reel the last time', async () => {
    await bench.focus('first.reel');
    await bench.command('Glyphreel: Render…');
    const quality = rows.filter({ hasText: /^\s*Quality/ }).first();
    await quality.waitFor({ timeout: patience(10_000) });
    assert.match(await quality.textContent(), /preview/);
    await bench.press('Escape');
  });

  const pictured = async () => {
    const icon = list.filter({ hasText: 'first' }).first().locator('.custom-view-tree-node-item-icon');
    return (await icon.evaluate((element) => getComputedStyle(element).backgroundImage).catch(() => '')) ?? '';
  };

  await check('a result has its picture, length and size, a large picture on hover, and a click opens it', async () => {
    await bench.command('Glyphreel: Show Renders');
    const row = list.filter({ hasText: 'first' }).first();
    await row.waitFor();
    await until('its picture', async () => /renders.*\.(png|jpeg)/.test(await pictured()));
    assert.match(await row.textContent(), /\d s · \d+(\.\d)? [kM]B · preview/);
    await row.hover();
    const hover = bench.page.locator('.workbench-hover img, .monaco-hover img');
    await hover.first().waitFor({ timeout: patience(15_000) });
    await until('the picture in the hover', () => hover.first().evaluate((image) => image.naturalWidth > 100));
    await screen('renders-picture-dark');
    await bench.press('Escape');
    await row.click();
    await bench.page
      .locator('.tab')
      .filter({ hasText: '.mp4' })
      .first()
      .waitFor({ timeout: patience(20_000) });
    await screen('renders-opened-dark');
  });

  await check('after a reload the list still has its pictures', async () => {
    // In a browser the workbench writes its storage every five seconds, and cannot on the way out.
    await sleep(7000);
    await bench.reload();
    await list.filter({ hasText: 'first' }).first().waitFor();
    await until('the picture', async () => /renders.*\.(png|jpeg)/.test(await pictured()), 60_000);
    await screen('renders-after-reload-pictures-dark');
  });
}
