// The extension in a VS Code whose display language is German: palette, lenses, messages, settings and panels, also in a narrow panel.

import assert from 'node:assert/strict';
import { patience } from '../support/patience.mjs';
import { sleep, until } from '../support/run-process.mjs';

export const title = 'German';
export const server = { language: 'de' };
/** In another language the workbench asks the gallery for a newer language pack. */
export const expected = /open-vsx\.org|An unknown error occurred/;

/** Controls and texts of a panel that are cut off at its right edge. */
const cutOff = (frame) =>
  frame.evaluate(() =>
    [...document.querySelectorAll('button, select, h1, h2, p, dd, .time > span')]
      .filter((element) => !element.closest('.blocks, .tracks, .curve-figure'))
      .filter((element) => element.getClientRects().length > 0)
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .map((element) => element.getAttribute('aria-label') ?? element.textContent),
  );

export async function run({ bench, check, screen }) {
  const { page } = bench;

  await check('the palette has commands in German, and finds them by their English titles too', async () => {
    await bench.openFile('first.reel');
    await until('the command in German', () => bench.offers('Vorschau öffnen'), 30_000);
    assert.ok((await bench.offered('Glyphreel: Open Preview')).some((row) => row.includes('Vorschau öffnen')));
    assert.ok(await bench.offers('Reel rendern'));
  });

  await check('lenses are in German', async () => {
    await bench.focus('first.reel');
    for (const words of ['Reel rendern', 'Exportieren…', '▶ Vorschau', 'Dieses Segment rendern', 'Standbild'])
      await bench
        .lens('first.reel', words)
        .first()
        .waitFor({ timeout: patience(20_000) });
    assert.equal(await bench.lens('first.reel', /^(Render|Preview|Still)/).count(), 0);
  });

  await check('the preview is in German, and nothing is cut off in a narrow panel', async () => {
    await bench.command('Vorschau öffnen');
    const panel = await bench.preview('dawn');
    assert.equal(await panel.evaluate(() => document.documentElement.lang), 'de');
    await page.locator('.tab').filter({ hasText: 'Vorschau: dawn' }).first().waitFor();
    for (const name of ['Nächster Frame', 'Vollbild', 'Tasten der Vorschau'])
      assert.ok((await panel.locator(`[aria-label="${name}"], [title^="${name}"]`).count()) > 0, name);
    await screen('german-preview');
    await page.setViewportSize({ width: 820, height: 900 });
    await until('a narrow panel', () => panel.evaluate(() => innerWidth < 450));
    assert.deepEqual(await cutOff(panel), []);
    await screen('german-narrow');
    await panel.locator('button[aria-label="Tasten"]').click();
    await panel.getByText('Wiedergeben oder anhalten').waitFor();
    assert.deepEqual(await cutOff(panel), []);
    await screen('german-keys-narrow');
    await panel.getByRole('button', { name: 'Schließen' }).click();
    await panel.getByText('Wiedergeben oder anhalten').waitFor({ state: 'hidden' });
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await check('messages are in German, with English where the language server says it', async () => {
    await bench.clearNotified();
    await bench.focus('first.reel');
    await bench.command('Markierten Bereich rendern');
    await bench.notified('Markieren Sie zuerst einen Bereich in der Vorschau', 15_000);
    await screen('german-message');
    await bench.closeNotifications();
  });

  await check('a render says what it does and what came of it in German', async () => {
    await bench.focus('first.reel');
    await bench.lens('first.reel', 'Dieses Segment rendern').first().click();
    const done = bench.notification(/first · dawn in .* gerendert/);
    await done.waitFor({ timeout: patience(90_000) });
    for (const action of ['Öffnen', 'Anzeigen', 'Pfad kopieren', 'Bericht'])
      assert.ok((await done.locator('.monaco-button', { hasText: action }).count()) > 0, action);
    await screen('german-rendered');
    await done.locator('.monaco-button', { hasText: 'Bericht' }).click();
    const report = await bench.webview('main[data-segments]', (data) => Number(data.segments) > 0);
    assert.deepEqual((await report.locator('h2').allTextContents()).slice(0, 1), ['Helligkeit im Zeitverlauf']);
    await page.locator('.tab').filter({ hasText: 'Helligkeit: first-segment' }).first().waitFor();
    await sleep(500);
    await screen('german-report');
    await bench.command('Rendervorgänge anzeigen');
    await page
      .getByText(/Rendervorgänge/i)
      .first()
      .waitFor();
    await screen('german-renders');
  });

  await check('settings are described in German', async () => {
    await bench.command('Preferences: Open Settings (UI)');
    await page.locator('.settings-editor .suggest-input-container').click();
    await page.keyboard.type('glyphreel.preview');
    await page
      .getByText('Tasten der Vorschau.')
      .first()
      .waitFor({ timeout: patience(15_000) });
    await screen('german-settings');
  });
}
