// An untrusted workspace: reels are edited and previewed, media is not opened and nothing renders. Also untitled reels, and preview
// settings other than the defaults.

import assert from 'node:assert/strict';
import { sleep, until } from '../support/run-process.mjs';

export const title = 'Without trust, without a file';
export const server = {
  trusted: false,
  settings: {
    'glyphreel.preview.startPaused': true,
    'glyphreel.preview.followCursor': false,
    'glyphreel.preview.size': 640,
    'glyphreel.preview.rate': 8,
  },
};

export async function run({ bench, check, screen }) {
  await check('preview settings apply: paused, size, frame rate, not following', async () => {
    await bench.openFile('first.reel');
    await bench.command('Glyphreel: Open Preview');
    const panel = await bench.preview('dawn');
    assert.equal((await bench.panelData(panel)).playing, 'false');
    assert.deepEqual(
      await panel.locator('canvas.picture').evaluate((canvas) => [canvas.width, canvas.height]),
      [640, 360],
    );
    await panel.locator('.scrubber').focus();
    await bench.press('Home');
    await bench.press('ArrowRight');
    await until('the second of eight frames a second', async () => (await bench.panelData(panel)).shownT === '0.125');
    assert.equal(await panel.locator('button[aria-label="Follow the cursor"]').getAttribute('aria-pressed'), 'false');
    await bench.focus('first.reel');
    await bench.goTo(17, 5);
    await sleep(600);
    assert.equal((await bench.panelData(panel)).scene, 'dawn');
    await panel.locator('button[aria-label="Follow the cursor"]').click();
    await bench.focus('first.reel');
    await bench.goTo(18, 5);
    await bench.preview('rise');
    await bench.goTo(8, 5);
    await bench.preview('dawn');
  });

  await check('a reel without media is previewed', async () => {
    const panel = await bench.preview('dawn');
    await panel.locator('button[aria-label="Play"]').click();
    const { presented } = await bench.panelData(panel);
    await until('frames', async () => Number((await bench.panelData(panel)).presented) > Number(presented) + 3);
    await until(
      'frames over the link',
      async () => (await panel.locator('canvas.picture').getAttribute('data-way')) === 'link',
    );
  });

  await check('rendering is not offered', async () => {
    await bench.focus('first.reel');
    await until('lenses', async () => (await bench.lens('first.reel', '▶ Preview').count()) > 0);
    assert.equal(await bench.lens('first.reel', 'Render').count(), 0);
    assert.equal(await bench.offers('Glyphreel: Render Reel'), false);
  });

  await check('a reel with sound shows that it needs trust', async () => {
    await bench.openFile('loud.reel');
    await bench.command('Glyphreel: Open Preview');
    const panel = await bench.webview('#app.preview .notice:not([hidden])');
    assert.match(await panel.locator('.notice').textContent(), /first-light\.ogg.*trust/i);
    assert.equal(await panel.locator('.notice button').textContent(), 'Manage Trust');
    await screen('untrusted-dark');
  });

  await check('an untitled reel is previewed while it is typed', async () => {
    await bench.press('Control+1');
    await bench.command('File: New Untitled Text File');
    await sleep(500);
    await bench.command('Change Language Mode');
    const input = bench.page.locator('.quick-input-widget:not(.hidden) .quick-input-box input');
    await input.waitFor();
    await input.fill('Reel');
    await sleep(300);
    await input.press('Enter');
    await sleep(300);
    await bench.page.keyboard.insertText('scene fresh for 2s { layer on md { value: tunnel() hue: t * 0.1 } }');
    await bench.command('Glyphreel: Open Preview');
    const panel = await bench.preview('fresh');
    const before = (await bench.panelData(panel)).plan;
    await bench.press('Control+1');
    await bench.goTo(1, 1);
    await bench.press('Control+A');
    await bench.page.keyboard.insertText('scene fresh for 2s { layer on md { value: spiral() hue: 0.4 } }');
    await until('another plan', async () => (await bench.panelData(panel)).plan !== before);
  });
}
