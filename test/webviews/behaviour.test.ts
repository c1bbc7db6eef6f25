// What the webviews do in a real browser: strip, live regions, motion, keys, the report's readout.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportPage } from '../../src/engine/render/report/report-page.ts';
import { showSample } from './sample-preview.ts';
import { sampleReport } from './sample-report.ts';
import { browserPath, launchBrowser, openWebview, send } from './webview-page.ts';

/** Input events reach the page some time after they are sent: longer on a busy machine. */
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000, interval: 50 });

describe.skipIf(browserPath === undefined)('webviews', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const openPreview = async (
    segments: number,
    more: { reducedMotion?: boolean; bodyClass?: string; params?: boolean } = {},
  ) => {
    const page = await openWebview(browser, { webview: 'preview', theme: 'dark', width: 800, height: 700, ...more });
    await showSample(page, { segments, startPaused: false, sound: false, params: more.params ?? false });
    return page;
  };
  const data = (page: Page) => page.evaluate(() => ({ ...document.getElementById('app')!.dataset }));
  const posted = (page: Page, type: string) =>
    page.evaluate(
      (wanted) => (globalThis as unknown as { posted: { type: string }[] }).posted.filter((m) => m.type === wanted),
      type,
    );

  test('a few segments need no zoom, and the bar for it is not there', async () => {
    const page = await openPreview(5);
    expect(await page.locator('.strip-bar').isVisible()).toBe(false);
    await page.close();
  });

  test('a long reel zooms by button, wheel and key, scrolls, and a click picks the segment under it', async () => {
    const page = await openPreview(96);
    const widthOf = () => page.locator('.blocks').evaluate((blocks) => blocks.clientWidth);
    const whole = await widthOf();
    await page.locator('button[aria-label="Zoom in"]').click();
    await soon(widthOf).toBeGreaterThan(whole * 1.5);
    const strip = (await page.locator('.strip').boundingBox())!;
    await page.mouse.move(strip.x + 300, strip.y + 20);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -400);
    await page.keyboard.up('Control');
    await soon(widthOf).toBeGreaterThan(whole * 3);
    // The playhead moves on out of sight, and must not scroll the strip back.
    await page.mouse.wheel(0, 500);
    await soon(() => page.locator('.strip-scroller').evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(300);
    const block = page.locator('.block[data-segment="60"]');
    await block.scrollIntoViewIfNeeded();
    await block.click();
    await soon(() => posted(page, 'selectSegment')).toMatchObject([{ segment: 60, reveal: true }]);
    await block.focus();
    await page.keyboard.press('0');
    await soon(widthOf).toBe(whole);
    await page.close();
  });

  test('nothing that changes with the frames is in a live region', async () => {
    const page = await openPreview(5);
    const inside = await page.evaluate(() => {
      const live = [...document.querySelectorAll('output, [aria-live], [role=status], [role=alert], [role=log]')];
      return live.flatMap((region) => [...region.querySelectorAll('.figure, .now, .reel-time')]).length;
    });
    expect(inside).toBe(0);
    expect(await page.locator('output').count()).toBe(0);
    const hidden = await page
      .locator('[aria-hidden]')
      .evaluateAll((all) => all.map((e) => e.getAttribute('aria-hidden')));
    expect(new Set(hidden)).toEqual(new Set(['true']));
    await page.close();
  });

  test.each([{ reducedMotion: true }, { bodyClass: 'vscode-reduce-motion' }])(
    'reduced motion (%j) waits for Play, which then works',
    async (more) => {
      const page = await openPreview(5, more);
      expect((await data(page)).playing).toBe('false');
      await page.locator('button[aria-label="Play"]').click();
      await soon(async () => (await data(page)).playing).toBe('true');
      await page.close();
    },
  );

  test('plays without reduced motion', async () => {
    const page = await openPreview(5);
    await soon(async () => (await data(page)).playing).toBe('true');
    await page.close();
  });

  test('shows the time of the scene in frames and of the reel in seconds', async () => {
    const page = await openPreview(5);
    await page.locator('.scrubber').focus();
    await page.keyboard.press('k');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await soon(() => page.locator('.now').textContent()).toBe('0:00:01');
    expect(await page.locator('.length').textContent()).toBe(' / 0:04:00');
    expect(await page.locator('.reel-time').textContent()).toBe('reel 4.08 s / 20.00 s');
    await page.close();
  });

  test('keys pin a frame, go to a time, zoom, and are listed', async () => {
    const page = await openPreview(1);
    await page.locator('.scrubber').focus();
    await page.keyboard.press('k');
    await page.keyboard.press('p');
    await soon(() => page.locator('.compare').isVisible()).toBe(true);
    const wipe = page.getByRole('slider', { name: 'Wipe between the pinned frame and now' });
    await wipe.focus();
    await page.keyboard.press('Home');
    await soon(() => page.locator('.pinned').evaluate((canvas) => canvas.style.clipPath)).toContain('100%');
    await page.getByRole('button', { name: 'Pin the frame' }).click();
    await soon(() => page.locator('.compare').isVisible()).toBe(false);
    await page.locator('.scrubber').focus();
    await page.keyboard.press('g');
    const field = page.getByRole('textbox', { name: 'Go to a time or frame' });
    await field.fill('soon');
    await page.keyboard.press('Enter');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.fill('6f');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('.now').textContent()).toBe('0:00:06');
    await page.locator('.scrubber').focus();
    await page.keyboard.press('g');
    await field.fill('-2f');
    await page.keyboard.press('Enter');
    await soon(() => page.locator('.now').textContent()).toBe('0:00:04');
    await page.locator('.scrubber').focus();
    await page.keyboard.press('+');
    await soon(() => page.locator('#app').getAttribute('data-zoom')).toBe('1.25');
    await page.keyboard.press('0');
    await soon(() => page.locator('#app').getAttribute('data-zoom')).toBe('1.00');
    await page.keyboard.press('?');
    await soon(() => page.getByRole('dialog', { name: 'Keys of the preview' }).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await soon(() => page.getByRole('dialog', { name: 'Keys of the preview' }).isVisible()).toBe(false);
    await page.close();
  });

  test('another keymap changes keys and their list; a click plays where the setting says so', async () => {
    const page = await openPreview(5);
    await send(page, { type: 'usage', keymap: 'premiere', click: 'play' });
    await page.locator('.scrubber').focus();
    await page.keyboard.press('k');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.press('Shift+ArrowRight');
    await soon(() => page.locator('.now').textContent()).toBe('0:00:05');
    await page.keyboard.press('ArrowDown');
    await soon(async () => (await posted(page, 'selectSegment')).length).toBe(1);
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Keys (Premiere Pro)' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('canvas.picture').click();
    await soon(async () => (await data(page)).playing).toBe('true');
    expect(await posted(page, 'askWho')).toEqual([]);
    await page.close();
  });

  test('marks are shown, rendered and cleared; the picture fills the panel', async () => {
    const page = await openPreview(5);
    await page.locator('.scrubber').focus();
    await page.keyboard.press('k');
    await page.keyboard.press('Home');
    await page.keyboard.press('i');
    await page.getByRole('button', { name: 'Render the marked range' }).click();
    expect(await posted(page, 'runCommand')).toMatchObject([{ command: 'glyphreel.renderRange' }]);
    expect((await posted(page, 'clock')).at(-1)).toMatchObject({ marks: { scene: null, in: 4, out: null } });
    await page.getByRole('button', { name: 'Clear the marks' }).click();
    await soon(() => page.locator('.scrubber .marked').isVisible()).toBe(false);
    await page.getByRole('combobox', { name: 'Loop' }).selectOption('reel');
    await page.getByRole('button', { name: 'Full screen' }).click();
    await soon(async () => (await page.locator('.stage').boundingBox())!.height).toBe(page.viewportSize()!.height);
    await page.keyboard.press('Escape');
    expect(await posted(page, 'fullScreen')).toMatchObject([{ on: true }, { on: false }]);
    await page.close();
  });

  test('a click on the paused picture asks what draws it there; items are listed, hidden and shown', async () => {
    const page = await openPreview(1);
    await page.locator('.scrubber').focus();
    await page.keyboard.press('k');
    const box = (await page.locator('canvas.picture').boundingBox())!;
    await page.mouse.click(box.x + box.width * 0.25, box.y + box.height * 0.5);
    await soon(async () => (await posted(page, 'askWho')).length).toBe(1);
    const [asked] = (await posted(page, 'askWho')) as unknown as { u: number; v: number }[];
    expect(asked!.u).toBeCloseTo(0.25, 1);
    const at = { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } };
    await send(page, {
      type: 'who',
      who: {
        items: [
          { site: 7, kind: 'text', name: 'HERE', range: at, share: 0.4, color: '#ffffff' },
          { site: 3, kind: 'layer', name: null, range: at, share: 0.1, color: '#ff0000' },
        ],
        notes: ['Captions lie over everything.'],
      },
    });
    await page.getByRole('button', { name: 'text HERE · line 5' }).click();
    await soon(async () => (await posted(page, 'revealRange')).length).toBe(1);
    const hidden = async () =>
      ((await posted(page, 'setHidden')) as unknown as { hidden: number[] }[]).map((each) => each.hidden);
    await page.getByRole('button', { name: 'Hide text HERE' }).click();
    await soon(hidden).toEqual([[7]]);
    await page.getByRole('button', { name: 'Solo text HERE' }).click();
    await soon(hidden).toEqual([[7], [3]]);
    await page.getByRole('button', { name: 'Show All' }).click();
    await soon(hidden).toEqual([[7], [3], []]);
    await page.close();
  });

  test('each param has a control of its kind, which works by keyboard and sends values as they change', async () => {
    const page = await openPreview(1, { params: true });
    await page.locator('.scrubber').focus();
    await page.keyboard.press('k');
    const values = async () =>
      ((await posted(page, 'setValues')) as unknown as { values: Record<string, string> }[]).at(-1)?.values;
    const slider = page.getByRole('slider', { name: 'speed' });
    expect(await slider.getAttribute('aria-valuetext')).toBe('0.5');
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await soon(values).toEqual({ speed: '0.52' });
    await page.keyboard.press('End');
    await soon(values).toEqual({ speed: '2' });
    const exact = page.getByRole('textbox', { name: 'speed, exact value' });
    await exact.fill('3');
    expect(await exact.getAttribute('aria-invalid')).toBe('true');
    await exact.fill('0.123');
    await soon(values).toEqual({ speed: '0.123' });
    await page.getByLabel('turn', { exact: true }).focus();
    await page.keyboard.press('Home');
    await page.getByLabel('side', { exact: true }).selectOption('right');
    await page.getByLabel('title', { exact: true }).fill('Grace');
    await page.getByLabel('tint', { exact: true }).fill('#00ff00');
    await page.getByLabel('face', { exact: true }).fill('grace.png');
    await page.getByLabel('wait', { exact: true }).fill('3');
    await page.getByLabel('count', { exact: true }).fill('7');
    const all = {
      speed: '0.123',
      turn: '0deg',
      side: 'right',
      title: 'Grace',
      tint: '#00ff00',
      face: 'grace.png',
      wait: '3s',
      count: '7',
    };
    await soon(values).toEqual(all);
    expect(await page.locator('.values-changed').textContent()).toBe('8 changed');
    await page.getByRole('button', { name: 'Copy --set' }).click();
    await soon(() => posted(page, 'copyValues')).toMatchObject([{ values: all }]);
    await page.getByRole('button', { name: 'Write as Default' }).click();
    await soon(() => posted(page, 'writeDefaults')).toMatchObject([{ values: all }]);
    await page.getByRole('button', { name: 'Choose a file for face' }).click();
    await soon(() => posted(page, 'chooseFile')).toMatchObject([{ name: 'face' }]);
    await send(page, { type: 'fileChosen', name: 'face', path: 'pictures/alan.png' });
    await soon(values).toEqual({ ...all, face: 'pictures/alan.png' });
    await page.getByRole('button', { name: 'Reset tint' }).click();
    await soon(values).not.toHaveProperty('tint');
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await soon(values).toEqual({});
    await soon(() => page.getByLabel('title', { exact: true }).inputValue()).toBe('Ada Lovelace');
    expect(await page.getByRole('button', { name: 'Write as Default' }).isDisabled()).toBe(true);
    await page.close();
  });

  test('Ctrl combinations stay with the editor', async () => {
    const page = await openPreview(5);
    await page.locator('.scrubber').focus();
    await page.keyboard.press('Control+s');
    await page.keyboard.press('Alt+ArrowLeft');
    await page.keyboard.press('s');
    await soon(() => posted(page, 'saveFrame')).toHaveLength(1);
    await page.close();
  });

  test('the report shows levels under the pointer, in the panel and on the page', async () => {
    const report = sampleReport(4);
    const { curve, ...head } = report;
    const values = Float32Array.from(curve.flatMap(({ mean, max, p1, p99 }) => [mean, max, p1, p99]));
    const panel = await openWebview(browser, { webview: 'report', theme: 'dark', width: 800, height: 700 });
    const state = { uri: 'file:///a.reel', file: '/r.json', page: '/r.html', scene: null, plan: null };
    await send(panel, { type: 'report', report, state });
    const page = await browser.newPage({ viewport: { width: 800, height: 700 } });
    await page.setContent(reportPage(head, values, { middle: new Map(), worst: new Map() }));
    for (const each of [panel, page]) {
      const box = (await each.locator('.curve-figure').boundingBox())!;
      await each.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await soon(() => each.locator('.readout').textContent()).toMatch(/^8\.\d\d s · mean [\d.]+ · 1 % below/);
      await each.close();
    }
  });

  test('a click on a card of the report shows its code', async () => {
    const panel = await openWebview(browser, { webview: 'report', theme: 'dark', width: 800, height: 700 });
    const state = { uri: 'file:///a.reel', file: '/r.json', page: '/r.html', scene: null, plan: null };
    await send(panel, { type: 'report', report: sampleReport(4), state });
    await panel.locator('.card').first().click();
    await soon(() => posted(panel, 'revealSegment')).toEqual([{ type: 'revealSegment', segment: 4 }]);
    await panel.close();
  });

  test('the suggested gamma of a segment, or of all, is applied from the report', async () => {
    const panel = await openWebview(browser, { webview: 'report', theme: 'dark', width: 800, height: 700 });
    const state = { uri: 'file:///a.reel', file: '/r.json', page: '/r.html', scene: null, plan: null };
    const report = sampleReport(10);
    await send(panel, { type: 'report', report, state });
    const one = panel.getByRole('button', { name: 'Apply gamma 0.55' });
    await soon(() => one.count()).toBe(2);
    await one.first().click();
    await soon(() => posted(panel, 'applyGamma')).toEqual([{ type: 'applyGamma', segments: [4] }]);
    expect(await posted(panel, 'revealSegment')).toEqual([]);
    // Both are of one scene, so there is nothing to apply to several.
    expect(await panel.getByRole('button', { name: /^Apply gamma to/ }).count()).toBe(0);
    await send(panel, { type: 'gammaApplied', scenes: [report.segments[3]!.scene] });
    await soon(() => one.count()).toBe(0);
    await soon(() => panel.getByText('Written into the reel.').count()).toBe(2);
    report.segments[8] = { ...report.segments[8]!, scene: 'storm-2' };
    await send(panel, { type: 'report', report, state });
    await panel.getByRole('button', { name: 'Apply gamma to 2 scenes' }).click();
    await soon(async () => (await posted(panel, 'applyGamma')).at(-1)).toEqual({
      type: 'applyGamma',
      segments: [4, 9],
    });
    await panel.close();
  });
});
