// What a hand changes in the preview beyond single numbers: curves, palettes, lists of colours, the wheel, the knob, words with pictures,
// sizes and guides.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { patience } from '../support/patience.mjs';
import { until } from '../support/run-process.mjs';

export const title = 'By hand';
export const server = {};

const REEL = `reel { size: landscape  audio: "first-light.ogg" }
colors warm = [#401000, #c04000, #ffb000]
palette mine = " #.𓀀"
scene card for 4s {
  tonemap: off
  layer on md { value: 1  color: #ff0000  palette: "█"  opacity: keys(t, [0s: 0.2,  3s: 1]) }
  layer on md { value: glow(circle(0.2), 0.02) | rotate(45deg)  color: ramp(warm, value)  palette: mine }
}
`;

export async function run({ bench, server: machine, check, screen }) {
  const { page } = bench;
  let panel;
  /** Mean of each channel over a part of the picture, given as shares: left, top, right, bottom. */
  const means = (area) => bench.means(panel, area);
  const line = async (number) => (await bench.text('hand.reel')).split('\n')[number - 1];
  /** Without spaces: the swatches of colours stand between the characters. */
  const bare = async (number) => (await line(number)).replaceAll(/\s/g, '');
  const undo = async () => {
    await bench.focus('hand.reel');
    await bench.press('Control+Z');
  };
  /** Once it is at rest: rows of controls come and go with the cursor. */
  const place = async (selector) => {
    let last = null;
    await until(`${selector} at rest`, async () => {
      const before = JSON.stringify(last);
      last = await panel.locator(selector).boundingBox();
      return last && JSON.stringify(last) === before;
    });
    return { ...last, midX: last.x + last.width / 2, midY: last.y + last.height / 2 };
  };
  const dragTo = async (selector, x, y) => {
    const { midX, midY } = await place(selector);
    await page.mouse.move(midX, midY);
    await page.mouse.down();
    await page.mouse.move(x, y, { steps: 8 });
  };
  /** Puts the cursor behind the first character of these words, and waits for their controls. From the start of the text, so that they change. */
  const cursorIn = async (number, words) => {
    await bench.cursorTo('hand.reel', 4, 1);
    await until('no control', () => panel.locator('.tweak').isHidden());
    await bench.cursorTo('hand.reel', number, REEL.split('\n')[number - 1].indexOf(words) + 2);
    await until('a control', () => panel.locator('.tweak:visible, .handle:visible').first().isVisible());
  };
  /** The panel knows the text that has just been written. */
  const afterWrite = async (write) => {
    const { tweaks } = await bench.panelData(panel);
    await write();
    await until('the panel with the new text', async () => (await bench.panelData(panel)).tweaks !== tweaks);
  };
  const isDirty = () => page.locator('.tab.dirty').count();

  await check('a key of a curve is dragged over beats and wave, previews, and writes once', async () => {
    writeFileSync(machine.file('hand.reel'), REEL);
    await bench.openFile('hand.reel');
    await bench.command('Glyphreel: Open Preview');
    panel = await bench.preview('card');
    await bench.pause(panel);
    await panel.locator('.scrubber').focus();
    await page.keyboard.press('Home');
    await cursorIn(6, '0.2,  3s');
    await panel.locator('.curve').waitFor({ timeout: patience(10_000) });
    const plot = await place('.curve-plot');
    const [dark] = await means([0.8, 0, 1, 0.3]);
    await dragTo('.curve-point:nth-child(1)', plot.x + plot.width * 0.01, plot.y + plot.height * 0.2);
    await until('a brighter picture while dragging', async () => (await means([0.8, 0, 1, 0.3]))[0] > dark * 2);
    await screen('hand-curve-dark');
    assert.equal(await isDirty(), 0, 'nothing is written while dragging');
    await page.mouse.up();
    await until('the new key', async () => /keys\(t, \[0s: 0\.(8|9)\d*, {2}3s: 1\]\)/.test(await line(6)));
    await undo();
    await until('one undo takes it back', async () => (await line(6)).includes('[0s: 0.2,  3s: 1]'));
  });

  await check('a double click adds a key, its easing is chosen from pictures, Delete removes it', async () => {
    await cursorIn(6, '0.2,  3s');
    const plot = await place('.curve-plot');
    await afterWrite(() => page.mouse.dblclick(plot.x + plot.width / 2, plot.y + plot.height * 0.8));
    await until('three keys', async () => /\[0s: 0\.2, {2}[\d.]+s: 0\.\d+, {2}3s: 1\]/.test(await line(6)));
    await panel.getByRole('combobox', { name: 'Easing to the next key' }).focus();
    await page.keyboard.press('ArrowDown');
    const active = panel.locator('.curve-ease .picture-option.active');
    await until('the easing in the list', async () => {
      if ((await active.textContent()) === 'outBack') return true;
      await page.keyboard.press('ArrowRight');
      return false;
    });
    await until('its picture', () => active.locator('img').evaluate((image) => image.naturalWidth > 0));
    await screen('hand-easings-dark');
    await afterWrite(() => page.keyboard.press('Enter'));
    await until('two easings', async () => (await line(6)).includes('3s: 1], ease: [linear, outBack])'));
    await panel.getByRole('button', { name: /^Key 2 of 3/ }).focus();
    await page.keyboard.press('Delete');
    await until('two keys again', async () => (await line(6)).includes('[0s: 0.2,  3s: 1]'));
    for (let i = 0; i < 3; i++) await undo();
    await until('the text of before', async () => (await line(6)).includes('[0s: 0.2,  3s: 1]) }'));
  });

  await check('a palette is ordered by ink and reordered by dragging; what no font has is marked', async () => {
    await cursorIn(3, '#.');
    await panel.getByRole('option', { name: /no font has it$/ }).waitFor({ timeout: patience(10_000) });
    await screen('hand-palette-dark');
    await panel.getByRole('button', { name: 'Order by Ink' }).click();
    await until('the order by ink', async () => /" 𓀀?\.#"|"𓀀? \.#"/u.test(await line(3)));
    await undo();
    await until('the order of before', async () => (await line(3)).includes('" #.𓀀"'));
    const first = await place('.palette-glyph:nth-child(1)');
    await dragTo('.palette-glyph:nth-child(3)', first.midX, first.midY);
    await page.mouse.up();
    await until('the dragged glyph in front', async () => (await line(3)).includes('". #𓀀"'));
    await undo();
    await until('the order of before', async () => (await line(3)).includes('" #.𓀀"'));
  });

  await check('colours of a list are reordered, added and turned on the wheel', async () => {
    await cursorIn(2, '#401000');
    const last = await place('.stop:nth-child(3)');
    await dragTo('.stop:nth-child(1)', last.midX, last.midY);
    await page.mouse.up();
    await until('the new order', async () => (await bare(2)).includes('[#c04000,#ffb000,#401000]'));
    await undo();
    await until('the order of before', async () => (await bare(2)).includes('[#401000,#c04000,#ffb000]'));
    await panel.getByRole('option', { name: /^Colour 1 of 3/ }).focus();
    await panel.locator('.stops').getByRole('button', { name: 'Add' }).click();
    await until('a colour more', async () => /\[#401000,#[0-9a-f]{6},#c04000,#ffb000\]/.test(await bare(2)));
    await screen('hand-stops-dark');
    await undo();
    await until('three colours', async () => (await bare(2)).includes('[#401000,#c04000,#ffb000]'));
  });

  await check('the wheel changes the picture while it is dragged', async () => {
    await cursorIn(6, '#ff0000');
    const wheel = await place('.tweak-literal .wheel');
    await page.mouse.move(wheel.midX, wheel.midY);
    await page.mouse.down();
    await page.mouse.move(wheel.midX - wheel.width * 0.35, wheel.midY + wheel.height * 0.1, { steps: 6 });
    await until('a picture with green', async () => {
      const [red, green] = await means([0.8, 0, 1, 0.3]);
      return green > red;
    });
    await screen('hand-wheel-dark');
    assert.equal(await isDirty(), 0);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await until('the colour of before', async () => {
      const [red, green] = await means([0.8, 0, 1, 0.3]);
      return red > green && (await line(6)).includes('#ff0000');
    });
  });

  await check('an angle is turned on its knob', async () => {
    await cursorIn(7, '45deg');
    await panel.getByRole('slider', { name: 'rotate.angle' }).focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await until('the angle', async () => (await line(7)).includes('rotate(59deg)'));
    await screen('hand-knob-dark');
    await undo();
    await until('both presses are one step', async () => (await line(7)).includes('rotate(45deg)'));
  });

  await check('the size and centre of a shape are dragged in the picture, and snap to guides', async () => {
    await cursorIn(7, 'circle');
    await panel.getByRole('combobox', { name: 'Guides' }).selectOption('thirds');
    const picture = await place('canvas.picture');
    const before = await means([0.62, 0.4, 0.72, 0.6]);
    await dragTo('.handle.size', picture.midX + picture.height * 0.3, picture.midY);
    await until('a larger circle while dragging', async () => {
      const now = await means([0.62, 0.4, 0.72, 0.6]);
      return now.some((level, c) => Math.abs(level - before[c]) > 1);
    });
    await screen('hand-size-dark');
    assert.equal(await isDirty(), 0);
    await afterWrite(() => page.mouse.up());
    await until('the new radius', async () => /circle\(0\.(59|6|60)\d*\)/.test(await line(7)));
    const handle = panel.getByRole('button', { name: /^circle\.at, 50 % across/ });
    await handle.hover();
    await page.mouse.down();
    await page.mouse.move(picture.x + picture.width / 3 + 3, picture.y + (picture.height * 2) / 3 - 3, { steps: 6 });
    await page.mouse.up();
    await until('the centre on the thirds', async () => /at: \(-0\.593, 0\.333\)/.test(await line(7)));
    await undo();
    await undo();
    await until('the text of before', async () => (await line(7)).includes('circle(0.2)'));
  });

  await check('a click beside the handles still lists what draws the point', async () => {
    const picture = await place('canvas.picture');
    await page.mouse.click(picture.x + picture.width * 0.9, picture.y + picture.height * 0.1);
    const list = panel.getByRole('list', { name: 'Items, uppermost first' });
    await list.getByRole('button', { name: 'layer · line 6' }).waitFor({ timeout: patience(15_000) });
    await panel.locator('.who').getByRole('button', { name: 'Close' }).click();
    assert.equal(await isDirty(), 0, 'everything has been undone');
  });
}
