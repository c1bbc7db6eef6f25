// The preview and files: what is replaced, changed or renamed on disk, and editors that must not cover the panel.

import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import { until } from '../support/run-process.mjs';

export const title = 'Preview and files';

/** A lookup table of 2 × 2 × 2 that turns everything into one colour, or leaves it as it is. */
const cube = (colour) =>
  `LUT_3D_SIZE 2\n${[0, 1, 2, 3, 4, 5, 6, 7].map((i) => colour ?? `${i & 1} ${(i >> 1) & 1} ${i >> 2}`).join('\n')}\n`;
const GRADED = `import "looks.reel"

scene dawn for 3s {
  layer on sm { value: base() hue: 0.3 }
  shade: lut(file: "look.cube")
}

scene late for 3s {
  transition: crossfade(1s)
  layer on sm { value: plasma() hue: 0.7 }
}
`;

/** Replaces a file as editors and git do: written beside it and moved over it. */
function replaceFile(file, text) {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

const sumOf = (picture) => picture.reduce((sum, value) => sum + value, 0);

export async function run({ bench, server, check }) {
  let panel;
  const data = () => bench.panelData(panel);
  const groups = () => bench.page.locator('.editor-group-container').count();
  const tabs = () => bench.page.locator('.tab').allTextContents();
  const isCovered = async () =>
    !(await bench.page
      .locator('.tab.active')
      .filter({ hasText: /Preview: / })
      .count());
  writeFileSync(server.file('looks.reel'), 'field base() = plasma(scale: 2)\n');
  writeFileSync(server.file('look.cube'), cube());
  writeFileSync(server.file('graded.reel'), GRADED);

  const opened = await check('a reel with an import and a LUT opens', async () => {
    await bench.openFile('graded.reel');
    await bench.goTo(4);
    await bench.command('Glyphreel: Open Preview');
    panel = await bench.preview('dawn');
    await panel.locator('button[aria-label="Pause"]').click();
    await until('a picture', async () => sumOf(await bench.picture(panel)) > 0);
  });
  if (!opened) return;

  await check('paused following lands after the transition', async () => {
    await bench.cursorTo('graded.reel', 10);
    await until('the end of the transition', async () => {
      const { scene, t, shownT } = await data();
      return scene === 'late' && t === '1.000' && shownT === '1.000';
    });
    await bench.cursorTo('graded.reel', 4);
    await until('the first scene', async () => (await data()).scene === 'dawn');
  });

  await check('a replaced LUT shows at once', async () => {
    replaceFile(server.file('look.cube'), cube('0 0 0'));
    await until('a black picture', async () => sumOf(await bench.picture(panel)) === 0);
    replaceFile(server.file('look.cube'), cube());
    await until('the picture again', async () => sumOf(await bench.picture(panel)) > 0);
  });

  await check('an import that changes on disk shows, without an editor of it', async () => {
    const { plan } = await data();
    replaceFile(server.file('looks.reel'), 'field base() = rings(count: 5)\n');
    await until('another plan', async () => (await data()).plan !== plan);
  });

  await check('files opened while the preview has the focus do not cover it', async () => {
    await panel.locator('.scrubber').focus();
    await bench.openFile('second.reel');
    assert.equal(await isCovered(), false);
    assert.equal(await groups(), 2);
  });

  await check('a reel that changes on disk shows, without an editor of it', async () => {
    await bench.focus('second.reel');
    await bench.press('Control+1');
    await bench.command('View: Close Other Editors in Group');
    await bench.command('View: Close Editor');
    await until('no editor of the reel', async () => !(await tabs()).some((tab) => tab.includes('graded.reel')));
    const { plan } = await data();
    replaceFile(server.file('graded.reel'), GRADED.replace('hue: 0.3', 'hue: 0.9'));
    await until('another plan', async () => (await data()).plan !== plan, 20_000);
  });

  await check('a click in the strip leaves the preview visible, also where it is alone', async () => {
    await panel.locator('.block').nth(1).click();
    await until('the second segment', async () => (await data()).segment === '2');
    assert.equal(await isCovered(), false);
    await panel.locator('.block').nth(0).click();
    await until('the first segment', async () => (await data()).segment === '1');
    assert.equal(await isCovered(), false);
  });

  await check('scenes of one name are told apart by their reels', async () => {
    await bench.openFile('first.reel');
    await bench.goTo(8);
    await bench.command('Glyphreel: Open Preview');
    await until('both titles', async () => {
      const all = (await tabs()).join(' | ');
      return all.includes('Preview: dawn (first.reel)') && all.includes('Preview: dawn (graded.reel)');
    });
  });

  await check('a renamed reel keeps its preview', async () => {
    await bench.openFile('graded.reel');
    await until('its panel', async () => Number((await data()).presented) > 0);
    await bench.command('File: Reveal Active File in Explorer View');
    await bench.press('F2');
    const input = bench.page.locator('.explorer-item-edited input');
    await input.fill('renamed.reel');
    await input.press('Enter');
    await until('its new name', async () => (await tabs()).some((tab) => tab.includes('Preview: dawn (renamed.reel)')));
    const { plan } = await data();
    await bench.openFile('renamed.reel');
    await bench.replaceLine(4, '  layer on sm { value: base() hue: 0.6 }');
    await until('another plan', async () => (await data()).plan !== plan);
  });
}
