// What a hand changes in the preview: each editor by pointer and by keys, what it previews and what it writes; axe-core in all themes.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TextChange } from '../../src/contract/text-change.ts';
import { changed } from '../language/features/marked-text.ts';
import { showSample, tweaksOf } from './sample-preview.ts';
import { violations } from './violations.ts';
import { browserPath, launchBrowser, openWebview, send, THEMES } from './webview-page.ts';
import type { ThemeName } from './webview-page.ts';

/** Input events reach the page some time after they are sent: longer on a busy machine. */
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000, interval: 50 });

const SCENE = (body: string) => `scene a for 4s { ${body} }\n`;
const KEYS = SCENE('layer on md { value: fbm()  opacity: keys(t, [0s: 20%,  1000ms: 80%,  3s: @40%], ease: outBack) }');
const COLORS = 'colors warm = [#401000, mixColor(#000, #FFF, 0.5), #FFB@000]\n';
const PALETTE = 'palette mine = " .:\\"@#"\n';

interface Posted {
  type: string;
  version: number;
  edits: TextChange[];
}

describe.skipIf(browserPath === undefined)('by hand', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const posted = (page: Page, type: string): Promise<Posted[]> =>
    page.evaluate(
      (wanted) => (globalThis as unknown as { posted: Posted[] }).posted.filter((m) => m.type === wanted),
      type,
    );
  /** A panel whose cursor is at `@`, and how its text is after what was last tried or written. */
  async function open(marked: string, theme: ThemeName = 'dark') {
    const page = await openWebview(browser, { webview: 'preview', theme, width: 720, height: 900 });
    await showSample(page, { segments: 3 });
    let text = marked.replace('@', '');
    await send(page, { type: 'tweaks', tweaks: tweaksOf(marked) });
    await page.locator('.tweak, .handle').first().waitFor({ state: 'attached' });
    const last = async (type: string) => {
      const edits = (await posted(page, type)).at(-1)?.edits;
      return edits && changed(text, edits);
    };
    return {
      page,
      tried: () => last('tryEdits'),
      written: () => last('writeEdits'),
      writes: async () => (await posted(page, 'writeEdits')).length,
      /** The host has written: the cursor is at `@` now. */
      now: async (again: string) => {
        text = again.replace('@', '');
        await send(page, { type: 'tweaks', tweaks: tweaksOf(again, 4) });
      },
    };
  }
  const drag = async (page: Page, from: { x: number; y: number }, to: { x: number; y: number }) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
    await page.mouse.move(to.x, to.y, { steps: 3 });
  };
  const middle = async (page: Page, selector: string) => {
    const { x, y, width, height } = (await page.locator(selector).boundingBox())!;
    return { x: x + width / 2, y: y + height / 2, width, height, left: x, top: y };
  };

  describe('keyframes', () => {
    test('are dragged, snap to beats, and are written once', async () => {
      const { page, tried, written, writes } = await open(KEYS);
      const plot = await middle(page, '.curve-plot');
      const point = await middle(page, '.curve-point:nth-child(2)');
      // The sample has two beats a second: 1.52 s is near the beat at 1.5 s.
      await drag(page, point, {
        x: plot.left + (1.52 / 4) * plot.width,
        y: plot.top + (0.92 - 0.84 * 0.6) * plot.height,
      });
      await soon(tried).toContain('1500ms: 60%,  3s: 40%');
      expect(await writes()).toBe(0);
      await page.mouse.up();
      await soon(written).toContain('[0s: 20%,  1500ms: 60%,  3s: 40%], ease: outBack)');
      expect(await writes()).toBe(1);
      await page.close();
    });

    test('stay between their neighbours, and within the range of the parameter', async () => {
      const { page, tried, written } = await open(KEYS);
      const plot = await middle(page, '.curve-plot');
      await drag(page, await middle(page, '.curve-point:nth-child(2)'), {
        x: plot.left + plot.width,
        y: plot.top - 200,
      });
      await soon(tried).toContain('2999ms: 100%,');
      await page.keyboard.press('Escape');
      await page.mouse.up();
      await soon(async () => (await posted(page, 'tryEdits')).at(-1)!.edits).toEqual([]);
      expect(await written()).toBeUndefined();
      await page.close();
    });

    test('are moved by keys: a frame, a beat, the value; several presses are one gesture', async () => {
      const { page, written, writes } = await open(KEYS);
      await page.getByRole('button', { name: 'Key 3 of 3, at 3s, 40%' }).focus();
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('ArrowUp');
      await soon(written).toContain('4s: 41%]');
      expect(await writes()).toBe(1);
      expect(await page.locator('.curve [role=status]').textContent()).toContain('Key 3 of 3, at 4s, 41%');
      await page.close();
    });

    test('are added by double click and by key, and deleted', async () => {
      const { page, written, now } = await open(KEYS);
      const plot = await middle(page, '.curve-plot');
      await page.mouse.dblclick(plot.left + plot.width / 2, plot.top + (0.92 - 0.84 * 0.5) * plot.height);
      await soon(written).toMatch(/1000ms: 80%, {2}2000ms: (?:49\.5|50|50\.5)%, {2}3s: 40%\], ease: outBack\)/);
      await now(KEYS);
      await page.getByRole('button', { name: 'Key 1 of 3' }).focus();
      await page.keyboard.press('Insert');
      await soon(written).toContain('[0s: 20%,  0.5s: 50%,  1000ms: 80%');
      await now(KEYS);
      await page.getByRole('button', { name: 'Key 2 of 3' }).focus();
      await page.keyboard.press('Delete');
      await soon(written).toContain('[0s: 20%,  3s: 40%]');
      await now(KEYS);
      await page.getByRole('button', { name: 'Key 1 of 3' }).focus();
      await page.keyboard.press('Delete');
      await soon(written).toContain('[1000ms: 80%,  3s: 40%]');
      await page.close();
    });

    test('have an easing for each segment, tried as the list is gone through', async () => {
      const { page, tried, written } = await open(KEYS);
      await page.getByRole('button', { name: 'Key 1 of 3' }).focus();
      const list = page.getByRole('combobox', { name: 'Easing to the next key' });
      await list.focus();
      await page.keyboard.press('ArrowDown');
      await soon(() => list.getAttribute('aria-expanded')).toBe('true');
      await page.keyboard.type('inS');
      await soon(tried).toContain('ease: [inSine, outBack])');
      await page.keyboard.press('Enter');
      await soon(written).toContain('3s: 40%], ease: [inSine, outBack])');
      await page.close();
    });

    test('are typed, and what cannot stand there is refused', async () => {
      const { page, written, writes } = await open(KEYS);
      const time = page.getByRole('textbox', { name: 'Time', exact: true });
      await time.fill('soon');
      await time.press('Enter');
      expect(await time.getAttribute('aria-invalid')).toBe('true');
      expect(await writes()).toBe(0);
      await time.fill('7beats');
      await time.press('Enter');
      await soon(written).toContain('7beats: 40%]');
      const value = page.getByLabel('Value', { exact: true });
      await value.fill('140%');
      await value.press('Enter');
      expect(await value.getAttribute('aria-invalid')).toBe('true');
      await page.close();
    });

    test('that are expressions say so and stay; the others move', async () => {
      const { page, written } = await open(SCENE('layer on md { value: keys(t, [0s: sin(t), 1s: 0.5, 2s: @1]) }'));
      const locked = page.getByRole('button', { name: 'Key 1 of 3, at 0s, sin(t)' });
      await locked.focus();
      await page.keyboard.press('ArrowUp');
      expect(await page.locator('.curve-fields .curve-why').textContent()).toContain(
        '`sin(t)` is an expression: change it in the text.',
      );
      expect(await page.getByLabel('Value', { exact: true }).getAttribute('readonly')).toBe('');
      await page.keyboard.press('ArrowRight');
      await soon(written).toMatch(/\[0\.042s: sin\(t\), 1s: 0\.5|\[0\.083s: sin\(t\), 1s: 0\.5/);
      await page.close();
    });

    test('of colours and points move in time', async () => {
      const { page, written } = await open(SCENE('text "a" { at: keys(t, [0s: (0.2, 0.5), 2s: @(0.8, 0.4)]) }'));
      await page.getByRole('button', { name: 'Key 2 of 2' }).focus();
      await page.keyboard.press('Shift+ArrowRight');
      await soon(written).toContain('2.5s: (0.8, 0.4)]');
      const value = page.getByLabel('Value', { exact: true });
      await value.fill('(0.7, 0.4)');
      await value.press('Enter');
      await soon(written).toContain(': (0.7, 0.4)]');
      await page.close();
    });
  });

  describe('lists of colours', () => {
    test('are reordered by dragging and by keys', async () => {
      const { page, tried, written, writes, now } = await open(COLORS);
      await drag(page, await middle(page, '.stop:nth-child(3)'), await middle(page, '.stop:nth-child(1)'));
      await soon(tried).toContain('[#FFB000, #401000, mixColor(#000, #FFF, 0.5)]');
      expect(await writes()).toBe(0);
      await page.mouse.up();
      await soon(writes).toBe(1);
      await now(COLORS);
      await page.getByRole('option', { name: 'Colour 1 of 3' }).focus();
      await page.keyboard.press('Alt+ArrowRight');
      await soon(written).toContain('[mixColor(#000, #FFF, 0.5), #401000, #FFB000]');
      await page.close();
    });

    test('are added to, removed from, and changed on the wheel', async () => {
      const { page, tried, written, now } = await open(COLORS);
      await page.locator('.stops').getByRole('button', { name: 'Add' }).click();
      await soon(written).toContain('0.5), #FFB000, #ffb000]');
      await now(COLORS);
      await page.getByRole('option', { name: 'Colour 1 of 3' }).click();
      await page.keyboard.press('Delete');
      await soon(written).toContain('warm = [mixColor');
      await now(COLORS);
      await page.getByRole('option', { name: 'Colour 3 of 3' }).click();
      const wheel = page.getByRole('slider', { name: 'Chosen colour, hue and chroma' });
      const hue = Number(await wheel.getAttribute('aria-valuenow'));
      await wheel.focus();
      await page.keyboard.press('Shift+ArrowRight');
      await soon(() => wheel.getAttribute('aria-valuenow')).toBe(String(hue + 10));
      // In capitals, as its author writes colours.
      await soon(tried).toMatch(/0\.5\), #[0-9A-F]{6}\]/);
      expect(await tried()).not.toContain('#FFB000');
      await page.getByRole('option', { name: 'Colour 2 of 3' }).click();
      expect(await page.locator('.stops .curve-why').textContent()).toContain('is an expression');
      await page.close();
    });
  });

  describe('palettes', () => {
    test('ask for the ink, are ordered by it, and mark what no font has', async () => {
      const { page, written } = await open(PALETTE);
      await soon(async () => (await posted(page, 'askInk')).length).toBe(1);
      const ink = [0, 0.1, 0.05, 0.2, 0.4].map((share, i) => ({ glyph: ' .:"#'[i]!, ink: share }));
      await send(page, { type: 'ink', glyphs: '', ink, missing: ['#'] });
      await soon(() => page.locator('.palette-editor [role=status]').textContent()).toBe(
        'No font has #: it is not drawn.',
      );
      await page.getByRole('option', { name: 'Glyph 5 of 5: #, 40 % ink, no font has it' }).waitFor();
      await page.getByRole('button', { name: 'Order by Ink' }).click();
      await soon(written).toContain(String.raw`mine = " :.\"#"`);
      await page.close();
    });

    test('are reordered, shortened and added to', async () => {
      const { page, written, now } = await open(PALETTE);
      await page.getByRole('option', { name: 'Glyph 4 of 5' }).click();
      await page.keyboard.press('Alt+ArrowLeft');
      await soon(written).toContain(String.raw`" .\":#"`);
      await now(PALETTE);
      await page.getByRole('option', { name: 'Glyph 2 of 5' }).click();
      await page.keyboard.press('Delete');
      await soon(written).toContain(String.raw`" :\"#"`);
      await now(PALETTE);
      await page.getByRole('option', { name: 'Glyph 1 of 5' }).click();
      await page.getByLabel('Add', { exact: true }).fill('a"');
      await page.keyboard.press('Enter');
      await soon(written).toContain(String.raw`" a\".:\"#"`);
      await now(PALETTE);
      await page.getByRole('option', { name: 'Glyph 5 of 5' }).click();
      await page.getByRole('combobox', { name: 'Insert a palette' }).selectOption('binary');
      await soon(written).toContain(String.raw`" .:\"# 10"`);
      await page.close();
    });
  });

  test('a colour is picked on the wheel, its contrast said, swatches used', async () => {
    const { page, tried, written } = await open(
      `colors warm = [#ffb000]\n${SCENE('layer on md { value: 1  color: #3a8@0f0 }')}`,
    );
    expect(await page.locator('.wheel-contrast').textContent()).toBe('Contrast 5.5 : 1');
    const disc = await middle(page, '.wheel');
    await drag(page, { x: disc.x, y: disc.y }, { x: disc.x + disc.width / 4, y: disc.y });
    await soon(tried).toMatch(/color: #[0-9a-f]{6} /);
    expect(await tried()).not.toContain('#3a80f0');
    expect(await written()).toBeUndefined();
    await page.mouse.up();
    await soon(written).toMatch(/color: #[0-9a-f]{6} /);
    await page.getByRole('button', { name: 'Use #ffb000 of the reel' }).click();
    await soon(written).toContain('color: #ffb000');
    await page.close();
  });

  test('an angle is turned on its knob, over the top as well, and stays in its unit', async () => {
    const { page, tried, written } = await open(SCENE('layer on md { value: fbm() | rotate(4@5deg) }'));
    const knob = await middle(page, '.knob');
    await drag(page, { x: knob.x + 14, y: knob.y - 14 }, { x: knob.x, y: knob.y + 16 });
    await soon(tried).toContain('rotate(180deg)');
    await page.mouse.up();
    await soon(written).toContain('rotate(180deg)');
    await page.getByRole('slider', { name: 'rotate.angle' }).focus();
    await page.keyboard.press('ArrowRight');
    await soon(tried).toContain('rotate(181deg)');
    await page.close();
  });

  test('a slider marks the default and goes back to it', async () => {
    const { page, written } = await open(SCENE('layer on md { value: fbm()  opacity: 0.2@5 }'));
    expect(await page.locator('.slider-default').getAttribute('title')).toBe('Default: 1');
    await page.getByRole('button', { name: 'Set opacity to its default, 1' }).click();
    await soon(written).toContain('opacity: 1 ');
    await page.close();
  });

  test('a point is moved on its pad', async () => {
    const { page, tried, written } = await open(SCENE('text "a" { at: ( 25%, 0.5@ ) }'));
    const pad = await middle(page, '.pad');
    await drag(page, { x: pad.x, y: pad.y }, { x: pad.left + pad.width * 0.66, y: pad.y + 1 });
    await soon(tried).toContain('at: ( 66.7%, 0.5 )');
    await page.mouse.up();
    await soon(written).toContain('at: ( 66.7%, 0.5 )');
    await page.locator('.pad-row').getByRole('button', { name: 'Set to center' }).click();
    await soon(written).toContain('at: center }');
    await page.close();
  });

  test('words with pictures are previewed as they are gone through', async () => {
    const { page, tried, written, writes } = await open(SCENE('layer on md { value: plas@ma }'));
    const list = page.getByRole('combobox', { name: 'value' });
    await list.click();
    const shown = page.getByRole('option', { name: 'fbm' });
    await shown.scrollIntoViewIfNeeded();
    await soon(() => shown.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(640);
    await shown.hover();
    await shown.hover({ position: { x: 20, y: 20 } });
    await soon(tried).toContain('value: fbm }');
    await page.keyboard.press('Escape');
    await soon(async () => (await posted(page, 'tryEdits')).at(-1)!.edits).toEqual([]);
    expect(await writes()).toBe(0);
    await list.click();
    await shown.click();
    await soon(written).toContain('value: fbm }');
    await page.close();
  });

  describe('handles', () => {
    const CIRCLE = SCENE('layer on md { value: glow(circle(0.3, at: (0.4, -0.2)), 0.1)  opac@ity: 1 }');

    test('change sizes, and Alt does not snap', async () => {
      const { page, tried, written, now } = await open(CIRCLE);
      const picture = await middle(page, 'canvas.picture');
      const unit = picture.height / 2;
      const size = await middle(page, '.handle.size');
      await page.keyboard.down('Alt');
      await drag(page, size, { x: picture.x + 0.4 * unit, y: picture.y + 0.3 * unit });
      await soon(tried).toMatch(/circle\(0\.(49|5|50)\d*, at: \(0\.4, -0\.2\)\)/);
      await page.mouse.up();
      await page.keyboard.up('Alt');
      await soon(written).toMatch(/circle\(0\.(49|5|50)\d*, at/);
      // It has been let go, and follows no longer.
      const count = (await posted(page, 'tryEdits')).length;
      await page.mouse.move(picture.x, picture.y, { steps: 5 });
      expect((await posted(page, 'tryEdits')).length).toBe(count);
      // Another one can be taken at once, which takes the focus from the first.
      await now(CIRCLE);
      await drag(page, await middle(page, '.handle:not(.size)'), { x: picture.x, y: picture.y });
      await soon(tried).toContain('circle(0.3, at: (0, 0))');
      await page.mouse.up();
      await page.close();
    });

    test('snap to the chosen guides', async () => {
      const { page, tried } = await open(SCENE('text "a" { at: (0.5, 0.5)  siz@e: 5% }'));
      await page.getByRole('combobox', { name: 'Guides' }).selectOption('tiktok');
      const area = await page.locator('.guides-area').boundingBox();
      const picture = await middle(page, 'canvas.picture');
      expect(area!.x).toBeCloseTo(picture.left + (60 / 1080) * picture.width, 0);
      await drag(page, await middle(page, '.handle'), { x: area!.x + 3, y: area!.y + area!.height - 3 });
      await soon(tried).toContain('at: (0.056, 0.818)');
      await page.mouse.up();
      // They come back with the panel.
      await soon(() => page.evaluate(() => (globalThis as unknown as { kept: { guides: string } }).kept.guides)).toBe(
        'tiktok',
      );
      await showSample(page, { segments: 3, state: { guides: 'thirds' } });
      expect(await page.getByRole('combobox', { name: 'Guides' }).inputValue()).toBe('thirds');
      expect(await page.locator('.guides .guide').count()).toBe(4);
      await page.close();
    });

    test('of a crop move one corner of the rectangle', async () => {
      const { page, written } = await open('media logo = "logo.png" { crop: [(0.1, 0.2), (0.8, 0.9)]  siz@e: 1 }\n');
      const before = await middle(page, '.handle-rectangle');
      await page.getByRole('button', { name: /^crop, top right/ }).focus();
      await page.keyboard.press('Shift+ArrowLeft');
      await page.keyboard.press('Shift+ArrowDown');
      await soon(written).toContain('crop: [(0.1, 0.25), (0.75, 0.9)]');
      const after = await middle(page, '.handle-rectangle');
      expect(after.width).toBeLessThan(before.width);
      expect(after.top).toBeGreaterThan(before.top);
      await page.close();
    });
  });

  const SAMPLES = {
    keys: KEYS,
    colors: COLORS,
    palette: PALETTE,
    color: SCENE('layer on md { value: 1  color: #3a8@0f0 }'),
    angle: SCENE('layer on md { value: fbm() | rotate(4@5deg) }'),
    point: SCENE('text "a" { at: (0.25, 0.5@) }'),
    words: SCENE('layer on md { value: plas@ma }'),
  };
  test.each(Object.keys(THEMES) as ThemeName[])('axe-core finds nothing in %s', async (theme) => {
    const page = await openWebview(browser, { webview: 'preview', theme, width: 720, height: 900 });
    await showSample(page, { segments: 3 });
    for (const [name, marked] of Object.entries(SAMPLES)) {
      await send(page, { type: 'tweaks', tweaks: tweaksOf(marked) });
      await page.waitForFunction(() => !document.querySelector<HTMLElement>('.tweak')!.hidden);
      expect([name, await violations(page)]).toEqual([name, []]);
    }
    await page.close();
  });

  // At 200 % zoom a panel of 720 × 900 has 360 × 450 CSS pixels.
  test.each(Object.entries(SAMPLES))('nothing of %s is lost at 200 %% zoom', async (_name, marked) => {
    const page = await openWebview(browser, { webview: 'preview', theme: 'dark', width: 360, height: 450 });
    await showSample(page, { segments: 3 });
    await send(page, { type: 'tweaks', tweaks: tweaksOf(marked) });
    const controls = page.locator('.tweak :is(button, input, select, [role=slider], [role=option]):visible');
    await controls.first().waitFor();
    for (const control of await controls.all()) {
      await control.scrollIntoViewIfNeeded();
      const box = (await control.boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(-0.5);
      expect(box.x + box.width).toBeLessThanOrEqual(360.5);
    }
    const picture = await page.locator('canvas.picture').boundingBox();
    expect(picture!.height).toBeGreaterThan(50);
    await page.close();
  });
});
