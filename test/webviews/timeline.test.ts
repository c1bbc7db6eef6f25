// The strip as a timeline: cuts, order, splits and tracks, by hand and by keys.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { showSample } from './sample-preview.ts';
import { browserPath, launchBrowser, openWebview, send } from './webview-page.ts';

const soon = (look: () => Promise<unknown>) => expect.poll(look, { timeout: 20_000 });

describe.skipIf(browserPath === undefined)('the strip as a timeline', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const open = async (tracks = true) => {
    const page = await openWebview(browser, { webview: 'preview', theme: 'dark', width: 720, height: 760 });
    await showSample(page, { segments: 5, tracks });
    await page.locator('.scrubber').focus();
    await page.keyboard.press('k');
    return page;
  };
  const posted = (page: Page, type: string) =>
    page.evaluate(
      (wanted) => (globalThis as unknown as { posted: { type: string }[] }).posted.filter((m) => m.type === wanted),
      type,
    );
  const gestures = async (page: Page) =>
    (await posted(page, 'gesture')) as unknown as { gesture: Record<string, unknown>; write: boolean }[];
  const written = async (page: Page) =>
    (await gestures(page)).filter(({ write }) => write).map(({ gesture }) => gesture);
  const middle = async (page: Page, selector: string) => {
    const box = (await page.locator(selector).boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + 24 };
  };
  const pxPerSecond = async (page: Page) => (await page.locator('.blocks').boundingBox())!.width / 20;

  test('a dragged cut is tried on every move and written once; it snaps, and Alt turns that off', async () => {
    const page = await open();
    const { x, y } = await middle(page, '.cut[data-segment="2"]');
    const scale = await pxPerSecond(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 1.46 * scale, y, { steps: 4 });
    const tried = await gestures(page);
    expect(tried.at(-1)).toMatchObject({ gesture: { do: 'cut', segment: 2, end: 9.5 }, write: false });
    expect(await written(page)).toEqual([]);
    await send(page, { type: 'cutWritten', text: '11beats' });
    await soon(() => page.locator('.cut-label').textContent()).toBe('5.50 s · 11beats');
    await page.keyboard.down('Alt');
    await page.mouse.move(x + 1.4 * scale, y);
    await page.keyboard.up('Alt');
    await page.mouse.up();
    const [cut, ...more] = await written(page);
    expect(more).toEqual([]);
    expect(cut).toMatchObject({ do: 'cut', segment: 2 });
    expect(cut!.end).toBeCloseTo(9.4, 1);
    expect(cut!.end).not.toBe(9.5);
    await page.close();
  });

  test('while a cut is dragged the strip keeps its layout; Escape takes it back', async () => {
    const page = await open();
    const { x, y } = await middle(page, '.cut[data-segment="1"]');
    const before = await page.locator('.block[data-segment="5"]').boundingBox();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 40, y, { steps: 3 });
    await page.locator('.cut[data-segment="1"]').press('Escape');
    expect(await page.locator('.block[data-segment="5"]').boundingBox()).toEqual(before);
    await page.mouse.up();
    expect(await written(page)).toEqual([]);
    expect(await posted(page, 'tryEdits')).toEqual([{ type: 'tryEdits', version: 0, edits: [] }]);
    await page.close();
  });

  test('by keys: arrows snap, Shift is a frame, presses in a row are one step, up and down go to other cuts', async () => {
    const page = await open();
    await page.locator('.block[data-segment="2"]').focus();
    await page.keyboard.press('ArrowUp');
    const cut = page.getByRole('slider', { name: 'End of segment 2, rise' });
    expect(await cut.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await cut.getAttribute('aria-valuetext')).toBe('at 8.00 s, 8beats');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowLeft');
    expect(await written(page)).toEqual([]);
    await soon(() => written(page)).toEqual([{ do: 'cut', segment: 2, end: 9 - 1 / 24 }]);
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement!.getAttribute('aria-label'))).toBe(
      'End of segment 3, storm. `for long` is an expression: change it in the text.',
    );
    await page.keyboard.press('ArrowRight');
    await soon(() => page.locator('.toast').textContent()).toBe('`for long` is an expression: change it in the text.');
    expect(await written(page)).toHaveLength(1);
    await page.close();
  });

  test('a dragged block changes the order, Shift with an arrow too; a click still goes there', async () => {
    const page = await open();
    const { x, y } = await middle(page, '.block[data-segment="1"]');
    const scale = await pxPerSecond(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 9 * scale, y, { steps: 4 });
    expect(await page.locator('.drop-mark').isVisible()).toBe(true);
    await page.mouse.up();
    expect(await written(page)).toEqual([{ do: 'move', segment: 1, before: 4 }]);
    expect(await posted(page, 'selectSegment')).toEqual([]);
    await page.locator('.block[data-segment="2"]').focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowLeft');
    expect((await written(page)).slice(1)).toEqual([
      { do: 'move', segment: 2, before: 4 },
      { do: 'move', segment: 2, before: 1 },
    ]);
    await page.locator('.block[data-segment="4"]').click();
    await soon(async () => (await posted(page, 'selectSegment')).length).toBe(1);
    await page.close();
  });

  test('a double click splits at a beat, B at the playhead', async () => {
    const page = await open();
    const box = (await page.locator('.block[data-segment="2"]').boundingBox())!;
    await page.mouse.dblclick(box.x + 1.04 * (await pxPerSecond(page)), box.y + 20);
    await soon(() => written(page)).toEqual([{ do: 'split', segment: 2, at: 5 }]);
    await page.locator('.scrubber').focus();
    await page.keyboard.press('Home');
    for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('b');
    await soon(async () => (await written(page)).at(-1)).toEqual({ do: 'split', segment: 2, at: 4.5 });
    await page.close();
  });

  test('tracks have names; a click goes there, Enter to the line; each can be hidden', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Drop 1, 14.00 s' }).click();
    await soon(async () => (await posted(page, 'selectSegment')).at(-1)).toMatchObject({ segment: 4, reveal: false });
    const caption = page.getByRole('group', { name: 'Captions' }).getByRole('button').first();
    await caption.focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement!.getAttribute('aria-label'))).toBe(
      'Caption: a light that never was, 5.00 s',
    );
    await page.keyboard.press('Enter');
    await soon(async () => (await posted(page, 'revealRange')).length).toBe(1);
    await page.getByRole('button', { name: 'Sounds', exact: true }).click();
    await soon(() => page.getByRole('group', { name: 'Sounds' }).isVisible()).toBe(false);
    expect(
      await page.evaluate(() => (globalThis as unknown as { kept: { hiddenTracks: string[] } }).kept.hiddenTracks),
    ).toEqual(['sounds']);
    await page.close();
  });

  test('without tracks there are no buttons for them', async () => {
    const page = await open(false);
    expect(await page.locator('.strip-bar').isVisible()).toBe(false);
    await page.close();
  });
});
