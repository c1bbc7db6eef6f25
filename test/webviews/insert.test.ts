// The panel that inserts effects, in Chromium: keys, playing, reduced motion, refusals, and axe-core in every theme.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtIn } from '../../src/catalog/lookup.ts';
import type { InsertToHost, OfferedEffect } from '../../src/contract/webview-insert.ts';
import { violations } from './violations.ts';
import { browserPath, launchBrowser, openWebview, send, THEMES, type ThemeName } from './webview-page.ts';

const offered = (['field', 'shader'] as const).flatMap((kind) =>
  builtIn
    .entries(kind)
    .slice(0, 9)
    .map(({ name, category, summary }): OfferedEffect => ({ kind, name, category, summary })),
);
const posted = (page: Page): Promise<InsertToHost[]> =>
  page.evaluate(() => (globalThis as unknown as { posted: InsertToHost[] }).posted);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.querySelector('.head')?.textContent ?? '');

describe.skipIf(browserPath === undefined)('the panel that inserts effects', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const open = async (theme: ThemeName = 'dark', size = [720, 500], reducedMotion = false) => {
    const [width, height] = size as [number, number];
    const page = await openWebview(browser, { webview: 'insert', theme, width, height, reducedMotion });
    await send(page, { type: 'offer', effects: offered, pictures: '/images' });
    await send(page, { type: 'target', label: 'card.reel, line 3' });
    await page.locator('.effect').first().waitFor();
    return page;
  };

  test.each(Object.keys(THEMES) as ThemeName[])('has no violations in %s', async (theme) => {
    const page = await open(theme);
    await send(page, { type: 'inserted', text: 'A reveal belongs to a `text`.', isRefused: true });
    await page.getByRole('alert').filter({ hasText: 'belongs' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test('is a grid of rows as wide as the panel, one stop of the Tab key', async () => {
    const page = await open('dark', [720, 500]);
    expect(await page.getByRole('row').count()).toBe(Math.ceil(18 / 3));
    await page.setViewportSize({ width: 480, height: 500 });
    await page.waitForFunction(() => document.querySelectorAll('[role=row]').length === 9);
    expect(await page.locator('.effect[tabindex="0"]').count()).toBe(1);
    await page.close();
  });

  test('arrow keys, Home, End and letters move; Enter and a click insert', async () => {
    const page = await open();
    const label = (i: number): string => offered[i]!.name;
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toMatch(new RegExp(`^${label(0)} value field$`));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toContain(label(4));
    await page.keyboard.press('End');
    expect(await focused(page)).toContain(label(17));
    await page.keyboard.press('Home');
    const second = offered.find(({ name }, i) => i > 0 && name.startsWith('c'))!;
    await page.keyboard.press('c');
    expect(await focused(page)).toContain(second.name);
    await page.keyboard.press('Enter');
    await page.locator('.effect').nth(10).click();
    const inserted = (await posted(page)).filter(({ type }) => type === 'insert');
    expect(inserted).toEqual([
      { type: 'insert', kind: second.kind, name: second.name },
      { type: 'insert', kind: 'shader', name: label(10) },
    ]);
    await page.close();
  });

  test('the effect with the focus is played, and no other after it', async () => {
    const page = await open();
    await page.keyboard.press('ArrowDown');
    await page.locator('.effect:focus .film').waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowRight');
    await page.locator('.effect:focus .film').waitFor({ state: 'attached' });
    expect(await page.locator('.film').count()).toBe(1);
    const [first, second] = offered.map(({ kind, name }) => ({ kind, name }));
    expect((await posted(page)).filter(({ type }) => type === 'play')).toEqual([
      { type: 'play', effect: first },
      { type: 'play', effect: second },
    ]);
    // A frame of the one before is not asked for, nor shown.
    await send(page, { type: 'exampleReady', ...first!, seconds: 2 });
    await send(page, { type: 'exampleReady', ...second!, seconds: 2 });
    await page.waitForFunction(() =>
      (globalThis as unknown as { posted: { type: string }[] }).posted.some(({ type }) => type === 'askFrame'),
    );
    const asked = (await posted(page)).filter(({ type }) => type === 'askFrame');
    expect(asked).toMatchObject([{ name: second!.name }]);
    const frame = { width: 4, height: 2, form: 'rgba', pixels: new Uint8Array(32).fill(200) };
    // The picture of the reference is seen until then.
    expect(await page.locator('.film').isVisible()).toBe(false);
    await send(page, { type: 'exampleFrame', ...second!, frame });
    await page.locator('.film').waitFor();
    expect(await page.locator('.film').evaluate((canvas: HTMLCanvasElement) => canvas.width)).toBe(4);
    await page.getByRole('searchbox').focus();
    await page.locator('.film').waitFor({ state: 'detached' });
    expect((await posted(page)).at(-1)).toEqual({ type: 'play', effect: null });
    await page.close();
  });

  test('an example that gives no frames is left, and can be played again', async () => {
    const page = await open();
    await page.keyboard.press('ArrowDown');
    const { kind, name } = offered[0]!;
    await page.locator('.effect:focus .film').waitFor({ state: 'attached' });
    await send(page, { type: 'exampleReady', kind, name, seconds: 2 });
    for (let i = 1; i <= 8; i++) {
      await page.waitForFunction(
        (count) =>
          (globalThis as unknown as { posted: { type: string }[] }).posted.filter(({ type }) => type === 'askFrame')
            .length === count,
        i,
      );
      await send(page, { type: 'exampleFrame', kind, name, frame: null });
    }
    await page.locator('.film').waitFor({ state: 'detached' });
    await page.keyboard.press('Space');
    await page.locator('.effect:focus .film').waitFor({ state: 'attached' });
    await page.close();
  });

  test('with reduced motion nothing plays before Space asks for it', async () => {
    const page = await open('dark', [720, 500], true);
    await page.keyboard.press('ArrowDown');
    await page.locator('.effect').nth(2).hover();
    await page.keyboard.press('Space');
    expect((await posted(page)).filter(({ type }) => type !== 'ready')).toEqual([
      { type: 'play', effect: { kind: offered[0]!.kind, name: offered[0]!.name } },
    ]);
    await page.keyboard.press('Space');
    expect((await posted(page)).at(-1)).toEqual({ type: 'play', effect: null });
    await page.close();
  });

  test('a refusal is shown with its reason until something is inserted', async () => {
    const page = await open();
    await send(page, { type: 'inserted', text: 'A reveal belongs to a text.', isRefused: true });
    await page.getByRole('alert').filter({ hasText: 'A reveal belongs to a text.' }).waitFor();
    await send(page, { type: 'inserted', text: 'Inserted bloom in line 4.', isRefused: false });
    await page.locator('.done').filter({ hasText: 'Inserted bloom in line 4.' }).waitFor();
    expect(await page.getByRole('alert').textContent()).toBe('');
    await page.close();
  });

  test.each([
    [720, 450],
    [360, 280],
    [240, 500],
  ])('everything is reached in %d × %d', async (width, height) => {
    const page = await open('dark', [width, height]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.locator('.effect:focus').waitFor();
    const { left, right } = await page.locator('.effect:focus').evaluate((button) => {
      const box = button.getBoundingClientRect();
      return { left: box.left, right: box.right };
    });
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.close();
  });
});
