// What the preview tells about its picture: the list of what drew a point with its costs, the contact sheet, earlier looks, the tint and
// the comparison with a render; by keyboard, and for screen readers.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violations } from './violations.ts';
import {
  sendArea,
  sendContactSheet,
  sendLooks,
  SAMPLE_COSTS,
  SAMPLE_WHO,
  showInspection,
} from './sample-inspection.ts';
import { showSample } from './sample-preview.ts';
import { browserPath, launchBrowser, openWebview, send, THEMES } from './webview-page.ts';
import type { ThemeName } from './webview-page.ts';

const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000, interval: 50 });

describe.skipIf(browserPath === undefined)('inspection', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const open = async (theme: ThemeName = 'dark', width = 800, height = 760): Promise<Page> => {
    const page = await openWebview(browser, { webview: 'preview', theme, width, height });
    await showSample(page, { segments: 3 });
    return page;
  };
  const presentFrame = (page: Page, planId: string, drawnAt: number) => {
    const frame = { t: 0.5, width: 4, height: 2, form: 'rgba', pixels: new Uint8Array(32).fill(200), drawMs: 1 };
    const stats = { mean: 9, max: 9, p1: 0, p99: 9 };
    return send(page, {
      type: 'frame',
      id: null,
      serial: 1,
      frame: { ...frame, stats, reduced: false, isPending: false, planId, drawnAt },
    });
  };
  const posted = (page: Page, type: string) =>
    page.evaluate(
      (wanted) => (globalThis as unknown as { posted: { type: string }[] }).posted.filter((m) => m.type === wanted),
      type,
    );

  test.each(Object.keys(THEMES) as ThemeName[])('has no violations in %s', async (theme) => {
    const page = await open(theme, 480, 760);
    await page.keyboard.press('h');
    await showInspection(page);
    await page.getByRole('button', { name: 'Hide layer stars' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('n');
    await sendContactSheet(page, 12);
    await page.getByRole('button', { name: 'Go to 2.75 s' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test.each([
    ['keeps the focus when it is drawn again', true],
    ['leaves the keyboard to the text when it is drawn again', false],
  ])('the list %s', async (_what, hasFocus) => {
    const page = await open();
    await send(page, { type: 'who', who: SAMPLE_WHO });
    await page.locator('.who-list [data-key]').first().focus();
    await page.evaluate((has) => (document.hasFocus = () => has), hasFocus);
    await send(page, { type: 'costs', costs: SAMPLE_COSTS });
    await soon(() => page.locator('.who-list li').first().textContent()).toContain('0.4 ms');
    expect(await page.evaluate(() => document.activeElement?.closest('.who-list') !== null)).toBe(hasFocus);
    await page.close();
  });

  test('the list has milliseconds while it is open, the dearest shader first', async () => {
    const page = await open();
    await send(page, { type: 'who', who: SAMPLE_WHO });
    await soon(() => posted(page, 'measure')).toEqual([{ type: 'measure', isWanted: true }]);
    await send(page, { type: 'costs', costs: SAMPLE_COSTS });
    await soon(() => page.locator('.who-list li').first().textContent()).toContain('0.4 ms');
    const rows = await page.locator('.effect-costs li').allTextContents();
    expect(rows[0]).toBe('shader softFocus · line 845 ms');
    expect(rows.at(-1)).toBe('The whole frame, of 83 ms that it may take72 ms');
    await page.getByRole('button', { name: 'shader softFocus · line 8' }).click();
    expect(await posted(page, 'revealRange')).toMatchObject([{ range: { start: { line: 7 } } }]);
    await page.locator('.who').getByRole('button', { name: 'Close' }).click();
    await soon(() => posted(page, 'measure')).toHaveLength(2);
    await page.close();
  });

  test('hide and solo ask the host, which says what is hidden', async () => {
    const page = await open();
    await send(page, { type: 'who', who: SAMPLE_WHO });
    await page.getByRole('button', { name: 'Solo text HERE' }).click();
    await soon(() => posted(page, 'setHidden')).toEqual([{ type: 'setHidden', hidden: [1] }]);
    const [, haze] = SAMPLE_WHO.items;
    await send(page, { type: 'hidden', items: [haze] });
    await soon(() => page.getByRole('button', { name: 'Solo text HERE' }).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Hide layer haze' }).press('Enter');
    await soon(() => posted(page, 'setHidden')).toHaveLength(2);
    expect((await posted(page, 'setHidden'))[1]).toMatchObject({ hidden: [] });
    await page.close();
  });

  test('the contact sheet is a grid for arrow keys, and Enter goes to the moment', async () => {
    const page = await open();
    await page.keyboard.press('n');
    await soon(() => posted(page, 'askContactSheet')).toHaveLength(1);
    await sendContactSheet(page, 12);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    // What is shown is at 2.5 s.
    await soon(focused).toBe('Go to 2.50 s');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Go to 0.25 s');
    await page.keyboard.press('ArrowDown');
    const below = await focused();
    expect(below).not.toBe('Go to 0.50 s');
    expect(await page.locator('.sheet button[tabindex="0"]').count()).toBe(1);
    await page.keyboard.press('Enter');
    await soon(() => page.locator('.sheet-dialog').isVisible()).toBe(false);
    const t = Number(/[\d.]+/.exec(below!)![0]);
    await soon(async () => (await posted(page, 'requestFrame')).at(-1)).toMatchObject({ t });
    await page.close();
  });

  test('a contact sheet that could not be drawn says so', async () => {
    const page = await open();
    await page.keyboard.press('n');
    await soon(() => posted(page, 'askContactSheet')).toHaveLength(1);
    await send(page, { type: 'contactSheet', pictures: null });
    await soon(() => page.locator('.sheet-state').textContent()).toContain('could not be drawn');
    await page.keyboard.press('Escape');
    await soon(() => page.locator('.sheet-dialog').isVisible()).toBe(false);
    await page.close();
  });

  test('a look is shown without being written, and Restore writes it', async () => {
    const page = await open();
    await page.keyboard.press('h');
    await sendLooks(page);
    const look = page.locator('.look').nth(2);
    await look.click();
    await soon(() => posted(page, 'tryLook')).toEqual([{ type: 'tryLook', id: 1 }]);
    expect(await look.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Restore' }).click();
    await soon(() => posted(page, 'restoreLook')).toEqual([{ type: 'restoreLook', id: 1 }]);
    await look.click();
    await page.locator('.looks').getByRole('button', { name: 'Close' }).click();
    await soon(async () => (await posted(page, 'tryLook')).at(-1)).toEqual({ type: 'tryLook', id: null });
    await page.close();
  });

  test("the picture of a look is taken once a frame of its plan is there, and never from another plan's", async () => {
    const page = await openWebview(browser, { webview: 'preview', theme: 'dark', width: 800, height: 760 });
    // The frames of the sample are of another plan.
    await showSample(page, { segments: 3, planId: 'next' });
    await send(page, { type: 'captureLook', id: 5 });
    await presentFrame(page, 'sample', 10);
    await soon(() => page.evaluate(() => document.getElementById('app')!.dataset.plan)).toBe('sample');
    expect(await posted(page, 'lookCaptured')).toEqual([]);
    await presentFrame(page, 'next', 11);
    await soon(() => posted(page, 'lookCaptured')).toMatchObject([{ id: 5 }]);
    await showSample(page, { segments: 3, planId: 'after' });
    await send(page, { type: 'captureLook', id: 6 });
    await showSample(page, { segments: 3, planId: 'later' });
    await presentFrame(page, 'later', 12);
    await soon(() => page.evaluate(() => document.getElementById('app')!.dataset.plan)).toBe('later');
    await send(page, { type: 'captureLook', id: 7 });
    await soon(() => posted(page, 'lookCaptured')).toMatchObject([{ id: 5 }, { id: 7 }]);
    await page.close();
  });

  test('the last render is asked for where the preview is, and wiped over it', async () => {
    const page = await open();
    await page.keyboard.press('v');
    await soon(() => posted(page, 'askRendered')).toEqual([{ type: 'askRendered', t: 2.5, width: 960 }]);
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(96, 54);
      canvas.getContext('2d')!.fillRect(0, 0, 96, 54);
      const png = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      window.postMessage({ type: 'rendered', t: 2.5, picture: { png, name: 'a.mp4' }, why: '' }, '*');
    });
    const wipe = page.getByRole('slider', { name: 'Wipe between the last render and now' });
    await wipe.waitFor();
    expect(await page.locator('.wipe-label').textContent()).toBe('a.mp4 at 2.50 s');
    await wipe.press('End');
    expect(await wipe.getAttribute('aria-valuetext')).toBe('100 % rendered');
    await wipe.blur();
    await page.keyboard.press('v');
    await soon(() => wipe.isVisible()).toBe(false);
    await page.close();
  });

  test('says why there is no render to compare with', async () => {
    const page = await open();
    await page.keyboard.press('v');
    await send(page, { type: 'rendered', t: 2.5, picture: null, why: 'No render shows rise yet.' });
    await soon(() => page.locator('.toast').textContent()).toBe('No render shows rise yet.');
    await page.keyboard.press('v');
    await soon(() => posted(page, 'askRendered')).toHaveLength(2);
    await page.close();
  });

  test('the cells of an item are tinted, and named for screen readers', async () => {
    const page = await open();
    await sendArea(page);
    await soon(() => page.locator('.tint-label').textContent()).toBe('layer haze: 50 % of the picture');
    await send(page, { type: 'area', area: null, label: '' });
    await soon(() => page.locator('.tint-layer').isVisible()).toBe(false);
    await page.close();
  });

  test('the menu of the toolbar opens by keyboard and closes with Escape', async () => {
    const page = await open();
    const button = page.getByRole('button', { name: 'Compare and inspect' });
    await button.press('Enter');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Contact sheetN');
    await page.keyboard.press('Escape');
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await button.press('Enter');
    await page.getByRole('menuitem', { name: /^Earlier looks/ }).click();
    await page.getByRole('region', { name: 'Earlier looks' }).waitFor();
    await page.close();
  });
});
