// The strip as a timeline: cuts, order, splits, marks and taps, as changes of the text.

import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { patience } from '../support/patience.mjs';
import { until } from '../support/run-process.mjs';

export const title = 'Timeline';
export const server = {};

const CUT = `reel { size: landscape  fps: 24  bpm: 120  captions: "words.srt" }
scene red for 4beats { tonemap: off  layer on md { value: 1  color: #ff0000  palette: "█"  opacity: duration / 8 } }
scene green for 3s { tonemap: off  layer on md { value: 1  color: #00ff00  palette: "█" } }
scene sum for 1s + 1s { layer on md { value: plasma() } }
timeline {
  // opening
  play red // short
  play green
  play sum
}
`;

export async function run({ bench, server: machine, check, screen }) {
  const { page } = bench;
  let panel;
  /** As it is seen, with the hints behind lengths. Lines are not in order in the page once some have moved. */
  const text = async () => {
    const lines = await bench
      .editor('cut.reel')
      .locator('.view-line')
      .evaluateAll((all) => all.map((line) => [Number.parseFloat(line.style.top), line.textContent]));
    return lines
      .sort(([a], [b]) => a - b)
      .map(([, line]) => line.replaceAll('\u00a0', ' '))
      .join('\n');
  };
  const undo = async () => {
    await bench.focus('cut.reel');
    await bench.press('Control+Z');
  };
  const middle = async (selector) => {
    const box = await panel.locator(selector).boundingBox();
    return { x: box.x + box.width / 2, y: box.y + 20 };
  };
  const level = () =>
    panel.locator('canvas.picture').evaluate((canvas) => canvas.getContext('2d').getImageData(40, 40, 1, 1).data[0]);

  await check('a dragged cut shows its picture, writes beats once, and one undo takes it back', async () => {
    writeFileSync(machine.file('words.srt'), '1\n00:00:01,000 --> 00:00:03,000\nOut of the dark\n');
    writeFileSync(machine.file('cut.reel'), CUT);
    await bench.openFile('cut.reel');
    await bench.command('Glyphreel: Open Preview');
    panel = await bench.preview('red');
    await panel.locator('button[aria-label="Pause"]').click();
    await panel
      .locator('.track.captions button')
      .first()
      .waitFor({ timeout: patience(10_000) });
    await panel.locator('.cut[data-segment="1"][aria-valuetext*="4beats"]').waitFor({ timeout: patience(10_000) });
    const { x, y } = await middle('.cut[data-segment="1"]');
    const { width } = await panel.locator('.blocks').boundingBox();
    const before = await level();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + (2 / 7) * width, y, { steps: 6 });
    await until('a brighter picture while dragging', async () => (await level()) > before * 1.5);
    await until('the length as it would be written', async () =>
      /8beats/.test(await panel.locator('.cut-label').textContent()),
    );
    await screen('timeline-cut-dark');
    assert.equal(await page.locator('.tab.dirty').count(), 0, 'nothing is written while dragging');
    await page.mouse.up();
    await until('the length', async () => (await text()).includes('scene red for 8beats'));
    await undo();
    await until('the length of before', async () => (await text()).includes('scene red for 4beats'));
  });

  await check('an end whose length is an expression says so', async () => {
    await panel.locator('.cut[data-segment="3"]').focus();
    await page.keyboard.press('ArrowRight');
    await panel
      .locator('.toast')
      .filter({ hasText: 'is an expression' })
      .waitFor({ timeout: patience(5000) });
  });

  await check('a length is typed to its end although a cut had the focus before', async () => {
    await panel.locator('.cut[data-segment="2"]').focus();
    await bench.cursorTo('cut.reel', 3, 18);
    // Each change makes the cuts again.
    for (const part of ['.5', '2', '1']) {
      const { plan } = await bench.panelData(panel);
      await bench.type(part);
      await until('another plan', async () => (await bench.panelData(panel)).plan !== plan);
    }
    await until('the whole length', async () => (await text()).includes('scene green for 3.521s'));
    await bench.replaceLine(3, CUT.split('\n')[2]);
    await until('the length of before', async () => (await text()).includes('scene green for 3s'));
    // While the line is typed, the scene is missing.
    await until('the strip of before', async () =>
      (await panel.locator('.strip-summary').textContent()).includes('3 segments · 7.00 s'),
    );
  });

  await check('a segment moves with its comments, and splits in two', async () => {
    await panel.locator('.block[data-segment="1"]').focus();
    await page.keyboard.press('Shift+ArrowRight');
    await until('the order', async () =>
      /play green[^\n]*\n\s+\/\/ opening\n\s+play red[^\n]*\/\/ short\n/.test(await text()),
    );
    await undo();
    await until('the order of before', async () => /play red[^\n]*\/\/ short\n\s+play green/.test(await text()));
    await panel.locator('.block[data-segment="2"]').dblclick();
    await until('two plays', async () => /play green for 1\.5s[^\n]*\n\s+play green for 1\.5s/.test(await text()));
    await screen('timeline-split-dark');
    await undo();
    await until('one play', async () => !(await text()).includes('for 1.5s'));
  });

  await check('a tap goes to the cursor of the text', async () => {
    await bench.cursorTo('cut.reel', 6, 13);
    await panel.locator('.scrubber').focus();
    await page.keyboard.press('t');
    await until('the time', async () => /\/\/ opening [\d.]+s/.test(await text()));
    await undo();
  });

  await check('a marked range is rendered', async () => {
    await panel.locator('.block[data-segment="2"]').focus();
    await page.keyboard.press('Enter');
    await until('green', async () => (await bench.panelData(panel)).scene === 'green');
    await panel.locator('.scrubber').focus();
    await page.keyboard.press('Shift+X');
    await panel.getByRole('button', { name: 'Render the marked range' }).click();
    await until('the video', async () => existsSync(machine.file('cut-2s-5s.mp4')), 120_000);
  });
}
