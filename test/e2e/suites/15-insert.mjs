// Times of the music, sound at the playhead, effects with their pictures, and files: what an author inserts without looking it up.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { linkToText } from '../../../src/extension/links/example-link.ts';
import { patience } from '../support/patience.mjs';
import { until } from '../support/run-process.mjs';

export const title = 'Insert';
export const server = {};

const MUSIC = `reel { size: landscape  audio: "first-light.ogg" }
scene one for 6s {
  layer sky on md { value: plasma()  color: ramp(neon) }
  text "NOW" { from:  to: 5s }
}
scene two for 4s {
  layer on md { value: audio.bass }
}
`;

const CARD = `reel { size: landscape }
scene card for 4s {
  layer sky on md { value: plasma() }
  text "HERE"
}
`;

export async function run({ bench, server: machine, check, screen }) {
  const { page } = bench;
  const line = async (number, file) => (await bench.text(file)).split('\n')[number - 1];
  // Before the first search for files, whose result the workbench keeps.
  writeFileSync(machine.file('music.reel'), MUSIC);
  writeFileSync(machine.file('card.reel'), CARD);
  const suggestions = page.locator('.suggest-widget .monaco-list-row');

  await check('completion offers times of the music by name, and writes them in the unit of the author', async () => {
    await bench.openFile('music.reel');
    await bench.cursorTo('music.reel', 4, 22);
    await until('bars in the list', async () => {
      await bench.press('Escape');
      await bench.press('Control+Space');
      await suggestions.first().waitFor({ timeout: patience(5_000) });
      return (await suggestions.filter({ hasText: /bar \d+.* · 0:0\d/ }).count()) > 0;
    });
    await screen('moments-dark');
    const label = await suggestions.filter({ hasText: 'bar 3 ·' }).first().getAttribute('aria-label');
    await suggestions.filter({ hasText: 'bar 3 ·' }).first().click();
    await until('a time', async () => /from: [\d.]+s ?to: 5s/.test(await line(4, 'music.reel')));
    const [, minutes, seconds] = /(\d+):(\d+\.\d)/.exec(label);
    const written = Number(/from: ([\d.]+)s/.exec(await line(4, 'music.reel'))[1]);
    assert.ok(Math.abs(written - (Number(minutes) * 60 + Number(seconds))) < 0.06, `${written} for ${label}`);
    await bench.press('Control+Z');
  });

  let preview;
  await check('meters of all features follow the playhead, by key and by command', async () => {
    await bench.cursorTo('music.reel', 7, 5);
    await bench.command('Glyphreel: Open Preview');
    preview = await bench.preview('two');
    await bench.pause(preview);
    await bench.command('Glyphreel: Show or Hide Sound Meters');
    const meters = preview.locator('.sound-meters').getByRole('meter');
    await meters.first().waitFor({ timeout: patience(20_000) });
    assert.ok((await meters.count()) > 20);
    const bass = preview.getByRole('meter', { name: 'bass', exact: true });
    const value = async () => Number(await bass.getAttribute('aria-valuenow'));
    const seen = new Set();
    await until('different values', async () => {
      await preview.locator('button[aria-label="Next frame"]').first().click();
      seen.add(await value());
      return seen.size > 3;
    });
    await screen('sound-meters-dark');
    await page.keyboard.press('a');
    await preview.locator('.sound-meters').waitFor({ state: 'hidden', timeout: patience(5_000) });
    await page.keyboard.press('a');
    await meters.first().waitFor({ timeout: patience(5_000) });
  });

  await check('a hover on a feature shows its curve over the scene, with its value at the playhead', async () => {
    const bass = await preview.getByRole('meter', { name: 'bass', exact: true }).getAttribute('aria-valuenow');
    await bench.cursorTo('music.reel', 7, 30);
    const hover = page.locator('.monaco-hover:not(.hidden)');
    await until('the curve', async () => {
      await bench.command('Show or Focus Hover');
      return (await hover.locator('img[src^="data:image/svg+xml"]').count()) > 0;
    });
    const text = await hover.allTextContents();
    const found = /over two, up to ([\d.]+) · ([\d.]+) at the playhead, [\d.]+ s/.exec(text.join(' '));
    assert.ok(found, text.join(' '));
    assert.equal(Number(found[2]), Number(bass));
    await screen('feature-hover-dark');
    await bench.press('Escape');
  });

  let panel;
  const open = async (words, kind = '') => {
    await panel.getByRole('combobox', { name: 'Kind' }).selectOption(kind);
    await panel.getByRole('searchbox', { name: 'Search effects' }).fill(words);
    await panel.getByRole('searchbox', { name: 'Search effects' }).press('ArrowDown');
  };
  const focused = () => panel.locator('.effect:focus .name').textContent();
  const frames = async () => Number((await panel.locator('canvas.film').getAttribute('data-frames')) ?? 0);

  await check(
    'the vocabulary is a grid of pictures that words and kinds filter, and the focused one moves',
    async () => {
      await bench.openFile('card.reel');
      await bench.cursorTo('card.reel', 3, 38);
      await bench.command('Glyphreel: Insert Effect…');
      panel = await bench.webview('#app.insert', (data) => Number(data.shown) > 300);
      await panel
        .locator('.target')
        .filter({ hasText: 'card.reel, line 3' })
        .waitFor({ timeout: patience(5_000) });
      await open('glow', 'shader');
      const names = await panel.locator('.effect .name').allTextContents();
      assert.ok(names.includes('bloom') && names.length < 20, names.join(' '));
      assert.equal((await panel.getByRole('row').count()) > 0, true);
      await open('');
      await page.keyboard.press('End');
      const last = await focused();
      await page.keyboard.press('Home');
      assert.notEqual(await focused(), last);
      await page.keyboard.type('pl');
      await until('the letters', async () => (await focused()) === 'plasma');
      await until(
        'a moving picture',
        async () => (await panel.locator('canvas.film').count()) === 1 && (await frames()) > 3,
      );
      await screen('insert-dark');
    },
  );

  await check('Enter inserts at the cursor as one undo step, with the first parameter selected', async () => {
    await open('blockGlitch');
    await page.keyboard.press('Enter');
    await until('the shader', async () =>
      (await bench.text('card.reel')).includes('  shade: blockGlitch(blocks: 24, size: 48)'),
    );
    // The first parameter is selected, and the keyboard is in the text.
    await until('the keyboard in the text', async () => {
      await bench.press('7');
      return (await bench.text('card.reel')).includes('blockGlitch(blocks: 7, size: 48)');
    });
    await bench.press('Control+Z');
    await bench.press('Control+Z');
    await until('the text as it was', async () => !(await bench.text('card.reel')).includes('shade'));
    await panel
      .locator('.done')
      .filter({ hasText: 'Inserted blockGlitch in line 4.' })
      .waitFor({ timeout: patience(5_000) });
  });

  await check('what cannot stand at the cursor is refused in the panel, with the reason', async () => {
    await bench.cursorTo('card.reel', 3, 38);
    await open('typewriter');
    await page.keyboard.press('Enter');
    await panel
      .getByRole('alert')
      .filter({ hasText: 'A reveal belongs to a text: put the cursor into one.' })
      .waitFor({ timeout: patience(10_000) });
    await screen('insert-refused-dark');
    assert.equal(await page.locator('.tab.dirty').count(), 0);
    await bench.cursorTo('card.reel', 4, 10);
    await open('typewriter');
    await page.keyboard.press('Enter');
    const isThere = async () => /"HERE" \{ reveal: typewriter\(2s\) \}/.test(await line(4, 'card.reel'));
    await until('the reveal', isThere);
    await bench.focus('card.reel');
    await bench.press('Control+Z');
    await until('the text as it was', async () => !(await isThere()));
  });

  await check('with reduced motion pictures stand still until they are asked to move', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open('plasma', 'field');
    await panel.locator('.effect').first().hover();
    await page.waitForTimeout(600);
    assert.equal(await panel.locator('canvas.film').count(), 0);
    await open('plasma', 'field');
    await page.keyboard.press('Space');
    await until(
      'a moving picture',
      async () => (await panel.locator('canvas.film').count()) === 1 && (await frames()) > 2,
    );
    await page.keyboard.press('Space');
    await panel.locator('canvas.film').waitFor({ state: 'detached', timeout: patience(5_000) });
    await page.emulateMedia({ reducedMotion: 'no-preference' });
  });

  await check('a pasted picture is saved beside the reel, never over a file, and shown by the scene', async () => {
    writeFileSync(machine.file('image-1.png'), 'kept');
    await bench.cursorTo('card.reel', 3, 38);
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(8, 8);
      const context = canvas.getContext('2d');
      context.fillStyle = '#ff0000';
      context.fillRect(0, 0, 8, 8);
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    });
    await bench.press('Control+V');
    await until('the statement and the layer', async () => {
      const text = await bench.text('card.reel');
      return /media image_2 = "image-2\.png"/.test(text) && /color: image_2\.color/.test(text);
    });
    await until('the file', () => existsSync(machine.file('image-2.png')));
    assert.deepEqual([...readFileSync(machine.file('image-2.png')).subarray(1, 4)], [...Buffer.from('PNG')]);
    assert.equal(readFileSync(machine.file('image-1.png'), 'utf8'), 'kept');
    // The language server hears of the file.
    await until('no error', async () => (await bench.editor('card.reel').locator('.squiggly-error').count()) === 0);
    await screen('paste-dark');
    await bench.press('Control+Z');
    await until('the text as it was', async () => !(await bench.text('card.reel')).includes('image_2'));
  });

  await check('audio and a LUT that are dropped into a reel become its track and a shader', async () => {
    writeFileSync(machine.file('warm.cube'), 'LUT_3D_SIZE 2\n0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 0 1\n1 0 1\n0 1 1\n1 1 1\n');
    await bench.focus('card.reel');
    await bench.dropFile('first-light.ogg', 'card.reel', 'text "HERE"');
    await until('the track', async () => /audio: "first-light\.ogg"/.test(await bench.text('card.reel')));
    await bench.dropFile('warm.cube', 'card.reel', 'text "HERE"');
    await until('the shader', async () => /^ {2}shade: lut\("warm\.cube"\)$/m.test(await bench.text('card.reel')));
    await screen('drop-files-dark');
  });

  await check('a link of the documentation opens its reel as a new text with its preview', async () => {
    const text = 'scene linked for 4s {\n  layer on md { value: plasma()  hue: 0.3 }\n}\n';
    await bench.command('Developer: Open URL');
    const input = page.locator('.quick-input-widget:not(.hidden) .quick-input-box input');
    await input.fill(linkToText('glyphreel.glyphreel', text));
    await input.press('Enter');
    // The workbench asks whether the extension may open it.
    await page.locator('.monaco-dialog-box').getByRole('button', { name: 'Open' }).click();
    await page
      .locator('.tab.active')
      .filter({ hasText: /Untitled/ })
      .waitFor({ timeout: patience(20_000) });
    await bench.preview('linked');
    await screen('open-example-dark');
  });
}
