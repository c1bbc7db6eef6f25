// Preview, report panel and report page in Chromium: axe-core finds nothing in any theme, and nothing is lost at 200 % zoom
// or in a narrow panel.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportPage } from '../../src/engine/render/report/report-page.ts';
import { sampleReport } from './sample-report.ts';
import { showSample, syntaxProblem } from './sample-preview.ts';
import { outOfReach } from './out-of-reach.ts';
import { violations } from './violations.ts';
import { browserPath, launchBrowser, openWebview, send, THEMES } from './webview-page.ts';
import type { ThemeName } from './webview-page.ts';

const themes = Object.keys(THEMES) as ThemeName[];
const state = { uri: 'file:///a.reel', file: '/r.json', page: '/r.html', scene: null, plan: null };

describe.skipIf(browserPath === undefined)('webviews', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const openPreview = async (theme: ThemeName, width: number, height: number, segments: number) => {
    const page = await openWebview(browser, { webview: 'preview', theme, width, height });
    await showSample(page, {
      segments,
      problems: [syntaxProblem('Unknown field `plasmaa`.')],
      params: true,
      tweaks: true,
      tracks: true,
    });
    return page;
  };
  const openReport = async (theme: ThemeName, width: number, height: number, segments: number) => {
    const page = await openWebview(browser, { webview: 'report', theme, width, height });
    await send(page, { type: 'report', report: sampleReport(segments), state });
    await page.locator('.card').first().waitFor();
    return page;
  };
  /** The page that a render leaves. */
  const openReportPage = async (colorScheme: 'light' | 'dark', width: number, height: number) => {
    const { curve, ...head } = sampleReport(9);
    const values = Float32Array.from(curve.flatMap(({ mean, max, p1, p99 }) => [mean, max, p1, p99]));
    const page = await browser.newPage({ colorScheme, viewport: { width, height } });
    await page.setContent(reportPage(head, values, { middle: new Map(), worst: new Map() }));
    return page;
  };

  test('forced colours leave the state of every control visible', async () => {
    const page = await openPreview('dark', 720, 900, 9);
    await page.emulateMedia({ forcedColors: 'active' });
    // axe reads the colours of the theme, which the system's replace.
    expect((await violations(page)).filter((each) => !each.startsWith('color-contrast'))).toEqual([]);
    const backgrounds = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((all) => [...new Set(all.map((element) => getComputedStyle(element).backgroundColor))]);
    for (const [on, off] of [
      ['[role=radio][aria-checked=true]', '[role=radio][aria-checked=false]'],
      ['.strip-bar [aria-pressed=true]', '.icon-button[aria-pressed=false]'],
    ]) {
      const [chosen, others] = [await backgrounds(on!), await backgrounds(off!)];
      expect(chosen, on).toHaveLength(1);
      expect(others.length, off).toBeGreaterThan(0);
      expect(others).not.toContain(chosen[0]);
    }
    await page.close();
  });

  describe.each(themes)('%s', (theme) => {
    test('the preview has no violations', async () => {
      const page = await openPreview(theme, 480, 700, 60);
      expect(await violations(page)).toEqual([]);
      await page.close();
    });

    test('the report has no violations', async () => {
      const page = await openReport(theme, 900, 700, 9);
      expect(await violations(page)).toEqual([]);
      await page.close();
    });
  });

  test.each(['light', 'dark'] as const)('the report page in %s has no violations', async (colorScheme) => {
    const page = await openReportPage(colorScheme, 1200, 800);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  // At 200 % zoom a panel of 720 × 900 has 360 × 450 CSS pixels.
  test.each([
    [720, 450],
    [360, 450],
    [360, 280],
    [240, 500],
  ])('nothing of the preview is lost in %d × %d', async (width, height) => {
    const page = await openPreview('dark', width, height, 40);
    expect(await outOfReach(page)).toEqual([]);
    const picture = await page.locator('canvas.picture').boundingBox();
    expect(picture!.height).toBeGreaterThan(50);
    await page.close();
  });

  test('nothing of the report is lost in 320 × 400', async () => {
    const panel = await openReport('dark', 320, 400, 9);
    expect(await outOfReach(panel)).toEqual([]);
    const page = await openReportPage('light', 320, 400);
    expect(await outOfReach(page)).toEqual([]);
  });
});
