// Meters of the sound at the playhead, in Chromium.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audioFeatures } from '../../src/catalog/variables.ts';
import { showSample } from './sample-preview.ts';
import { violations } from './violations.ts';
import { browserPath, launchBrowser, openWebview, send, THEMES, type ThemeName } from './webview-page.ts';

const FEATURES = audioFeatures.map(({ name, doc, range }) => ({ name, doc, range: range ?? null }));
const FRAMES = 48;
/** Rises over two seconds; tempo is 120. */
const curves = {
  fps: 24,
  frames: FRAMES,
  names: FEATURES.map(({ name }) => name),
  values: Float32Array.from(
    FEATURES.flatMap(({ name }) => Array.from({ length: FRAMES }, (_, i) => (name === 'tempo' ? 120 : i / FRAMES))),
  ),
};
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000, interval: 50 });

describe.skipIf(browserPath === undefined)('meters of the sound', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const open = async (theme: ThemeName = 'dark', width = 800): Promise<Page> => {
    const page = await openWebview(browser, { webview: 'preview', theme, width, height: 860 });
    await showSample(page, { segments: 3, startPaused: true });
    return page;
  };
  const asked = (page: Page) =>
    page.evaluate(() =>
      (globalThis as unknown as { posted: { type: string; isWanted: boolean }[] }).posted
        .filter(({ type }) => type === 'meters')
        .map(({ isWanted }) => isWanted),
    );
  const show = (page: Page) => send(page, { type: 'soundCurves', features: FEATURES, curves, problem: null });

  test.each(Object.keys(THEMES) as ThemeName[])('have no violations in %s', async (theme) => {
    const page = await open(theme, 480);
    await page.keyboard.press('a');
    await show(page);
    await page.getByRole('meter', { name: 'bass', exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test('have names and values, follow the playhead, and are no live region', async () => {
    const page = await open();
    await page.keyboard.press('a');
    await show(page);
    const meters = page.locator('.sound-meters').getByRole('meter');
    const shares = FEATURES.filter(({ range }) => range?.startsWith('0'));
    await soon(() => meters.count()).toBe(shares.length);
    const bass = page.getByRole('meter', { name: 'bass', exact: true });
    expect(await bass.getAttribute('aria-valuemax')).toBe('1');
    await send(page, { type: 'goTo', t: 1 });
    await soon(() => bass.getAttribute('aria-valuenow')).toBe('0.50');
    const scale = await bass.locator('.sound-fill').evaluate((fill: HTMLElement) => fill.style.transform);
    expect(scale).toBe('scaleX(0.5)');
    expect(await page.locator('.sound-feature').filter({ hasText: 'tempo' }).textContent()).toBe('tempo 120 bpm');
    expect(await page.locator('.sound-meters :is([aria-live], [role=status], [role=alert], output)').count()).toBe(0);
    await page.close();
  });

  test('ask for nothing while they are hidden, and close by key, command and button', async () => {
    const page = await open();
    expect(await asked(page)).toEqual([]);
    await page.keyboard.press('a');
    await show(page);
    await page.locator('.sound-meters').getByRole('button', { name: 'Close' }).click();
    await page.locator('.sound-meters').waitFor({ state: 'hidden' });
    await send(page, { type: 'toggleMeters' });
    await page.locator('.sound-meters').waitFor();
    await send(page, { type: 'toggleMeters' });
    await page.locator('.sound-meters').waitFor({ state: 'hidden' });
    expect(await asked(page)).toEqual([true, false, true, false]);
    const before = await page.locator('.sound-list').innerHTML();
    await send(page, { type: 'goTo', t: 1.5 });
    await page.waitForFunction(() => document.getElementById('app')!.dataset.t === '1.500');
    expect(await page.locator('.sound-list').innerHTML()).toBe(before);
    await page.close();
  });

  test('say why there are no curves', async () => {
    const page = await open();
    await page.keyboard.press('a');
    await send(page, { type: 'soundCurves', features: FEATURES, curves: null, problem: 'It needs trust.' });
    await page.locator('.sound-note').filter({ hasText: 'It needs trust.' }).waitFor();
    expect(await page.locator('.sound-list').isVisible()).toBe(false);
    await page.close();
  });
});
