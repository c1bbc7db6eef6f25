// Values of `param`s in the preview panel, and voices of the user's settings.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { patience } from '../support/patience.mjs';
import { until } from '../support/run-process.mjs';

export const title = 'Values and voices';
/** The program that speaks; without it voices are not checked. */
const SPEAKER = 'espeak-ng';
export const server = { machine: { 'glyphreel.voices': { narrator: [SPEAKER, '-v', 'en', '--stdout'] } } };

const CARD = `reel { size: landscape }

param tint = #ff0000
param level = 0.2 in 0..1
param title = "Ada"

scene card for 4s {
  tonemap: off
  layer on md { value: 1  color: tint  palette: "█"  opacity: level  blend: normal }
  text "\${title}" { size: 9%  at: (0.5, 0.85) }
}
`;
const SPEECH = `reel { size: landscape  captions: voices { at: (0.5, 0.8) } }

scene speech for 6s {
  text "One two three four five six." { size: 8%  at: (0.5, 0.3)  reveal: words }
  voice "One two three four five six." { by: narrator  at: 1s }
}
`;

const canSpeak = () => {
  try {
    execFileSync(SPEAKER, ['--version']);
    return true;
  } catch {
    return false;
  }
};

export async function run({ bench, server: machine, check, screen }) {
  const { page } = bench;
  let panel;
  /** Mean of each channel over rows of the picture, given as shares of its height. */
  const means = ([from, to]) => bench.means(panel, [0, from, 1, to]);
  const changed = () => panel.locator('.values-changed').textContent();

  await check('each param has a control, and a change is previewed without being written', async () => {
    writeFileSync(machine.file('card.reel'), CARD);
    writeFileSync(machine.file('speech.reel'), SPEECH);
    await bench.openFile('card.reel');
    await bench.command('Glyphreel: Open Preview');
    panel = await bench.preview('card');
    await panel.locator('.values').waitFor({ timeout: patience(10_000) });
    await bench.pause(panel);
    await until('a red picture', async () => {
      const [red, , blue] = await means([0, 0.6]);
      return red > 20 && blue < 5;
    });
    await panel.getByLabel('tint', { exact: true }).fill('#0000ff');
    await until('a blue picture', async () => {
      const [red, , blue] = await means([0, 0.6]);
      return blue > 20 && red < 5;
    });
    const [, , dark] = await means([0, 0.6]);
    const slider = panel.getByRole('slider', { name: 'level' });
    await slider.focus();
    await panel.page().keyboard.press('End');
    await until('a brighter picture', async () => (await means([0, 0.6]))[2] > dark * 1.2);
    await panel.getByLabel('title', { exact: true }).fill('Grace "Amazing" Hopper');
    assert.equal(await changed(), '3 changed');
    await screen('values-dark');
    assert.equal(readFileSync(machine.file('card.reel'), 'utf8'), CARD);
    assert.equal(await page.locator('.tab.dirty').count(), 0, 'the reel is not edited');
  });

  await check('Copy --set puts the options of the command line on the clipboard', async () => {
    await panel.getByRole('button', { name: 'Copy --set' }).click();
    const toast = panel.locator('.toast');
    await until('the options', async () => /--set/.test((await toast.textContent()) ?? ''));
    assert.equal(
      await toast.textContent(),
      `Copied --set 'tint=#0000ff' --set level=1 --set 'title=Grace "Amazing" Hopper'`,
    );
  });

  await check('an edit of the text keeps the values that are tried', async () => {
    await bench.cursorTo('card.reel', 10);
    await bench.replaceLine(10, '  text "${title}!" { size: 9%  at: (0.5, 0.85) }');
    await until('the values', async () => (await changed()) === '3 changed');
    const [red, , blue] = await means([0, 0.6]);
    assert.ok(blue > 20 && red < 5, `the picture is ${red} red and ${blue} blue`);
  });

  await check('Write as Default writes all of them as one edit, which Undo takes back', async () => {
    await panel.getByRole('button', { name: 'Write as Default' }).click();
    await until('the new defaults', async () => {
      const text = await bench.text('card.reel');
      return (
        text.includes('#0000ff') &&
        text.includes('param level = 1 in 0..1') &&
        text.includes('param title = "Grace \\"Amazing\\" Hopper"')
      );
    });
    await until('no changes', async () => (await changed()) === '');
    const [red, , blue] = await means([0, 0.6]);
    assert.ok(blue > 20 && red < 5, `the picture is ${red} red and ${blue} blue`);
    await bench.focus('card.reel');
    await bench.press('Control+Z');
    await until('the old defaults', async () => (await bench.text('card.reel')).includes('#ff0000'));
    assert.match(await bench.text('card.reel'), /param title = "Ada"/);
    await bench.command('File: Revert File');
  });

  if (!canSpeak()) return console.log(`  ${SPEAKER} is not installed: voices are not checked`);

  await check('a voice of the settings is heard, and its words drive text and captions', async () => {
    await bench.openFile('speech.reel');
    await bench.command('Glyphreel: Open Preview');
    panel = await bench.preview('speech');
    await panel.locator('button[data-sound=on], button[data-sound=blocked]').waitFor({ timeout: patience(60_000) });
    await bench.pause(panel);
    const scrubber = panel.locator('.scrubber');
    /** Light of text and captions at the start, after `seconds`. */
    const lightAt = async (seconds) => {
      await scrubber.focus();
      await page.keyboard.press('Home');
      for (let i = 0; i < seconds; i++) await page.keyboard.press('Shift+ArrowRight');
      await until(`the frame at ${seconds} s`, async () => {
        const { shownT } = await bench.panelData(panel);
        return Math.abs(Number(shownT) - seconds) < 0.05;
      });
      const sum = async (rows) => (await means(rows)).reduce((a, b) => a + b, 0);
      return { text: await sum([0.1, 0.5]), caption: await sum([0.6, 1]) };
    };
    // The recording may come after the first pictures, and text without one is revealed by itself.
    await until('the words of the recording as a caption', async () => (await lightAt(2)).caption > 0, 30_000);
    const before = await lightAt(0);
    assert.deepEqual([before.text, before.caption], [0, 0]);
    const middle = await lightAt(2);
    const after = await lightAt(5);
    assert.ok(middle.caption > 0, 'no caption while the words are said');
    assert.ok(middle.text < after.text, `${middle.text} of ${after.text} after a second of speech`);
    assert.equal(after.caption, 0);
    await screen('voice-dark');
  });
}
