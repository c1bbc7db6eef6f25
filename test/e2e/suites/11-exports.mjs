// Export…: formats from the list, their options, several formats of one render, and where the files are.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { patience } from '../support/patience.mjs';

export const title = 'Exports';

const PICK = '.quick-input-widget:not(.hidden)';

export async function run({ bench, server, check, screen }) {
  const rows = bench.page.locator(`${PICK} .quick-input-list .monaco-list-row`);
  const input = bench.page.locator(`${PICK} .quick-input-box input`);

  await check('a lens exports its scene in two formats at once, each with its options', async () => {
    await bench.openFile('first.reel');
    // The first lens is that of the reel.
    await bench.lens('first.reel', 'Export…').nth(1).click();
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
    const start = rows.filter({ hasText: 'Export' }).first();
    await rows
      .filter({ hasText: 'keyframe-interval' })
      .filter({ hasText: '12' })
      .waitFor({ timeout: patience(10_000) });
    await start.click();
    const done = bench.notification('Rendered first');
    await done.waitFor({ timeout: patience(120_000) });
    for (const action of ['Open', 'Reveal', 'Copy Path'])
      assert.ok((await done.locator('.monaco-button', { hasText: action }).count()) > 0, `no ${action}`);
    await screen('export-done-dark');
    const video = readdirSync(server.file('.')).find((name) => /^first.*\.webm$/.test(name));
    assert.ok(video, 'no WebM beside the reel');
    assert.equal(readFileSync(server.file(video)).readUInt32BE(0), 0x1a45dfa3);
    const folder = video.replace('.webm', '');
    assert.ok(existsSync(server.file(`${folder}/00001.png`)), 'no frames beside the reel');
  });
}
