// Preview and report in German: their texts are those of the table that comes with the page, and nothing is lost where they are longer.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textTable } from '../../src/extension/shared/webview-html.ts';
import { outOfReach } from './out-of-reach.ts';
import { showSample, syntaxProblem } from './sample-preview.ts';
import { sampleReport } from './sample-report.ts';
import { violations } from './violations.ts';
import { browserPath, launchBrowser, openWebview, send } from './webview-page.ts';

describe('textTable', () => {
  test('cannot be ended by a text', () =>
    expect(textTable({ a: '</script><b>' })).toBe(
      String.raw`<script type="application/json" id="texts">{"a":"\u003c/script>\u003cb>"}</script>`,
    ));

  test('is not there in English', () => expect(textTable(undefined)).toBe(''));
});

describe.skipIf(browserPath === undefined)('webviews in German', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const open = (webview: 'preview' | 'report', width: number, height: number) =>
    openWebview(browser, { webview, theme: 'dark', width, height, language: 'de' });
  const openPreview = async (width: number, height: number): Promise<Page> => {
    const page = await open('preview', width, height);
    const problems = [syntaxProblem('Unknown field `plasmaa`.')];
    await showSample(page, { segments: 40, problems, params: true, tweaks: true, tracks: true });
    return page;
  };
  const openReport = async (width: number, height: number): Promise<Page> => {
    const page = await open('report', width, height);
    const state = { uri: 'file:///a.reel', file: '/r.json', page: '/r.html', scene: null, plan: null };
    await send(page, { type: 'report', report: sampleReport(9), state });
    await page.locator('.card').first().waitFor();
    return page;
  };

  test('the preview names its controls, also those that modules name when they are loaded', async () => {
    const page = await openPreview(900, 700);
    for (const name of ['Wiedergeben', 'Nächster Frame', 'Vollbild', 'Tasten'])
      expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(1);
    expect(await page.getByRole('combobox', { name: 'Schleife' }).locator('option').allTextContents()).toEqual([
      'Szene wiederholen',
      'Reel wiederholen',
      'Keine Schleife',
    ]);
    await page.getByRole('button', { name: 'Tasten' }).click();
    expect(await page.locator('dialog.key-help dd').first().textContent()).toBe('Wiedergeben oder anhalten');
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test('the report says it in German, with English words where the engine says them', async () => {
    const page = await openReport(900, 700);
    expect(await page.locator('h2').allTextContents()).toEqual(
      expect.arrayContaining(['Helligkeit im Zeitverlauf', 'Segmente', 'Einstellungen und Zeiten']),
    );
    expect(await page.locator('h1').textContent()).toMatch(/Segmente/);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test.each([
    [720, 450],
    [360, 450],
    [360, 280],
    [240, 500],
  ])('nothing of the preview is lost in %d × %d', async (width, height) => {
    const page = await openPreview(width, height);
    expect(await outOfReach(page)).toEqual([]);
    await page.close();
  });

  test('nothing of the report is lost in 320 × 400', async () => {
    const page = await openReport(320, 400);
    expect(await outOfReach(page)).toEqual([]);
    await page.close();
  });
});
