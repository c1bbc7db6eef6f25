// What a hand changes in the preview: the literal under the cursor, points of the picture, and numbers by keys.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { patience } from '../support/patience.mjs';
import { until } from '../support/run-process.mjs';

export const title = 'Tweaks';
export const server = {};

const CARD = `reel { size: landscape }
colors warm = [#401000, #ffb000]
scene card for 4s {
  tonemap: off
  layer on md { value: 1  color: #ff0000  palette: "█"  opacity: 0.2 }
  text "HERE" { size: 12%  at: (0.25, 0.5)  color: #ffffff }
}
`;

export async function run({ bench, server: machine, check, screen }) {
  const { page } = bench;
  let panel;
  /** Mean of each channel over a column of the picture, given as shares of its width. */
  const means = ([from, to] = [0, 1]) => bench.means(panel, [from, 0, to, 1]);
  /** Once it is at rest: the row of the literal comes and goes with the cursor. */
  const placeOfPicture = async () => {
    let last = null;
    await until('the picture at rest', async () => {
      const before = JSON.stringify(last);
      last = await panel.locator('canvas.picture').boundingBox();
      return JSON.stringify(last) === before;
    });
    return last;
  };
  const line = async (number) => (await bench.text('card.reel')).split('\n')[number - 1];
  const undo = async () => {
    await bench.focus('card.reel');
    await bench.press('Control+Z');
  };

  await check(
    'the number under the cursor has a slider, which previews while it is dragged and writes once',
    async () => {
      writeFileSync(machine.file('card.reel'), CARD);
      await bench.openFile('card.reel');
      await bench.command('Glyphreel: Open Preview');
      panel = await bench.preview('card');
      await bench.pause(panel);
      await bench.cursorTo('card.reel', 5, 66);
      const slider = panel.locator('.tweak').getByRole('slider', { name: 'opacity' });
      await slider.waitFor({ timeout: patience(10_000) });
      const [dark] = await means([0.6, 1]);
      const box = await slider.boundingBox();
      await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2, { steps: 6 });
      await until('a brighter picture while dragging', async () => (await means([0.6, 1]))[0] > dark * 2);
      await screen('tweak-number-dark');
      assert.equal(await page.locator('.tab.dirty').count(), 0, 'nothing is written while dragging');
      await page.mouse.up();
      await until('the new number', async () => /opacity: 0\.(8|9)/.test(await line(5)));
      await undo();
      await until('one undo takes it back', async () => /opacity: 0\.2 /.test(await line(5)));
    },
  );

  await check('a colour has the swatches of the reel, and a word its list', async () => {
    await bench.cursorTo('card.reel', 5, 38);
    await panel.locator('.tweak').getByRole('button', { name: 'Use #ffb000 of the reel' }).click();
    await until('the colour', async () => (await line(5)).includes('#ffb000'));
    await bench.cursorTo('card.reel', 4, 14);
    await panel.locator('.tweak').getByRole('combobox', { name: 'tonemap' }).selectOption('on');
    await until('the word', async () => (await line(4)).includes('tonemap: on'));
    await screen('tweak-word-dark');
    await undo();
    await undo();
    await until('the text of before', async () => (await line(5)).includes('#ff0000'));
  });

  await check('the place of a text can be dragged in the picture, and moved by keys', async () => {
    await bench.cursorTo('card.reel', 6, 12);
    const handle = panel.getByRole('button', { name: /^at, 25 % across, 50 % down/ });
    await handle.waitFor({ timeout: patience(10_000) });
    const picture = await placeOfPicture();
    const [, before] = await means([0.65, 0.85]);
    await handle.hover();
    await page.mouse.down();
    await page.mouse.move(picture.x + picture.width * 0.75, picture.y + picture.height * 0.503, { steps: 8 });
    await until('the text on the right while dragging', async () => (await means([0.65, 0.85]))[1] > before + 3);
    await screen('tweak-point-dark');
    await page.mouse.up();
    // It snapped to the middle of the height.
    await until('the new point', async () => /at: \(0\.7[45]\d?, 0\.5\)/.test(await line(6)));
    await panel.getByRole('button', { name: /^at, 75 % across/ }).focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await until('the moved point', async () => /at: \(0\.6[45]\d?, 0\.5\)/.test(await line(6)));
    await undo();
    await until('both presses are one step', async () => /at: \(0\.7[45]\d?, 0\.5\)/.test(await line(6)));
    await undo();
    await until('the text of before', async () => (await line(6)).includes('at: (0.25, 0.5)'));
  });

  await check('a click on the picture lists what draws that point, and leaves items out', async () => {
    const picture = await placeOfPicture();
    // Beside the handle, on a letter.
    await page.mouse.click(picture.x + picture.width * 0.19, picture.y + picture.height * 0.503);
    // Below is what each costs, also by name.
    const list = panel.getByRole('list', { name: 'Items, uppermost first' });
    const item = list.getByRole('button', { name: 'text HERE · line 6' });
    await item.waitFor({ timeout: patience(15_000) });
    await list.getByRole('button', { name: 'layer · line 5' }).waitFor({ timeout: patience(5_000) });
    await screen('who-dark');
    const [, before] = await means([0.15, 0.35]);
    await panel.getByRole('button', { name: 'Hide text HERE' }).click();
    await until('the picture without the text', async () => (await means([0.15, 0.35]))[1] < before / 2);
    await panel.getByRole('button', { name: 'Show All' }).click();
    await until('the text again', async () => (await means([0.15, 0.35]))[1] > before * 0.8);
    await item.click();
    await until('the line of the text', async () =>
      ((await page.locator('.statusbar').textContent()) ?? '').includes('Ln 6,'),
    );
    assert.equal(readFileSync(machine.file('card.reel'), 'utf8'), CARD);
    await panel.locator('.who').getByRole('button', { name: 'Close' }).click();
  });

  await check('Alt+Up and Alt+Down step the number in the text, and move lines elsewhere', async () => {
    await bench.cursorTo('card.reel', 5, 66);
    await bench.press('Alt+ArrowUp');
    await until('a larger number', async () => /opacity: 0\.20\d* /.test(await line(5)));
    // A key that is held comes again before the last step is written.
    const hold = async (key) => {
      await page.keyboard.down('Alt');
      for (let i = 0; i < 6; i++) await page.keyboard.down(key);
      await page.keyboard.up(key);
      await page.keyboard.up('Alt');
    };
    await hold('ArrowUp');
    // The last step is larger, because 0.21 has a digit less.
    await until('six steps', async () => (await line(5)).includes('opacity: 0.215 '));
    await hold('ArrowDown');
    await until('six steps back', async () => (await line(5)).includes('opacity: 0.205 '));
    await bench.press('Shift+Alt+ArrowDown');
    await until('a smaller number', async () => /opacity: 0\.1\d+ /.test(await line(5)));
    await bench.cursorTo('card.reel', 6, 4);
    await bench.press('Alt+ArrowUp');
    await until('the text above the layer', async () => (await line(5)).includes('text "HERE"'));
    assert.equal(readFileSync(machine.file('card.reel'), 'utf8'), CARD);
  });
}
