// The preview panel: playback, following the cursor, edits while it plays, scrubbing, errors in the reel, crashes of engine and
// language server, a window reload, two reels.

import { patience } from '../support/patience.mjs';
import assert from 'node:assert/strict';
import { descendants, sleep, until } from '../support/run-process.mjs';

export const title = 'Preview';
/** Logged when the two processes are killed below; the browser reports the frame that the engine broke off. */
export const expected =
  /Server process exited|Starting server failed|Request textDocument\/\w+ failed|Connection to server|engine-gone|WebSocket connection to .* failed/;

const difference = (a, b) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - b[i]), 0) /
  Math.max(
    1,
    a.reduce((sum, value) => sum + value, 0),
  );

export async function run({ bench, server, check, screen }) {
  let panel;
  const data = () => bench.panelData(panel);
  const paused = async () => {
    if ((await data()).playing === 'true') await panel.locator('button[aria-label="Pause"]').click();
    await until('a paused panel, with the picture of its moment', async () => {
      const { playing, t, shownT } = await data();
      return playing === 'false' && Math.abs(Number(t) - Number(shownT)) <= 1 / 12 + 0.001;
    });
  };

  /** The picture once it no longer changes: the newest may still be on its way. */
  const settledPicture = async () => {
    await paused();
    let last = await bench.picture(panel);
    await until(
      'a picture that stays',
      async () => {
        const now = await bench.picture(panel);
        const stays = difference(last, now) === 0;
        last = now;
        return stays;
      },
      5000,
      300,
    );
    return last;
  };

  const playing = async () => {
    if ((await data()).playing !== 'true') await panel.locator('button[aria-label="Play"]').click();
    await until('a playing panel', async () => (await data()).playing === 'true');
  };

  const opened = await check('the preview opens beside the editor and its frames change', async () => {
    await bench.openFile('first.reel');
    await bench.goTo(8);
    await bench.command('Glyphreel: Open Preview');
    panel = await bench.preview();
    const before = await bench.picture(panel);
    const presented = Number((await data()).presented);
    await until('ten more frames', async () => Number((await data()).presented) > presented + 10);
    assert.ok(
      before.some((block) => block > 0),
      'the picture is black',
    );
    assert.ok(difference(before, await bench.picture(panel)) > 0.005, 'the picture does not move');
    assert.equal((await data()).scene, 'dawn');
  });
  if (!opened) return; // The other checks would only time out.

  await check('moving the cursor to another scene shows that scene', async () => {
    await bench.cursorTo('first.reel', 17, 5);
    panel = await bench.preview('rise');
    assert.equal((await data()).segment, '2');
  });

  await check('a cursor on a `play` entry shows that segment', async () => {
    await bench.cursorTo('first.reel', 27, 6);
    await until('segment 3', async () => (await data()).segment === '3');
    await bench.cursorTo('first.reel', 8, 3);
  });

  await check('switching on Follow shows the scene at the cursor', async () => {
    const follow = panel.locator('button[aria-label="Follow the cursor"]');
    await until('scene dawn', async () => (await data()).scene === 'dawn');
    await follow.click();
    await until('a panel that does not follow', async () => (await follow.getAttribute('aria-pressed')) === 'false');
    await bench.cursorTo('first.reel', 17, 5);
    await sleep(400);
    assert.equal((await data()).scene, 'dawn');
    await follow.click();
    await until('scene rise', async () => (await data()).scene === 'rise');
    await bench.cursorTo('first.reel', 8, 3);
  });

  await check('an edit changes the picture and does not move the clock', async () => {
    await until('scene dawn', async () => (await data()).scene === 'dawn');
    await paused();
    const at = await data();
    const before = await bench.picture(panel);
    await bench.focus('first.reel');
    await bench.replaceLine(9, '    hue: 0.1');
    await until('another plan', async () => (await data()).plan !== at.plan);
    await until('another picture', async () => difference(before, await bench.picture(panel)) > 0.02);
    assert.equal((await data()).shownT, at.shownT);
    assert.equal((await data()).t, at.t);
  });

  await check('an edit during playback does not move the clock back', async () => {
    await playing();
    await until(
      'a clock past half a second',
      async () => Number((await data()).t) > 0.5 && Number((await data()).t) < 1,
    );
    const { plan } = await data();
    await bench.focus('first.reel');
    await bench.replaceLine(9, '    hue: 0.45');
    const seconds = Number(await panel.locator('.scrubber').getAttribute('aria-valuemax'));
    const seen = [];
    await until(
      'another plan',
      async () => {
        const now = await data();
        seen.push(Number(now.t));
        return now.plan !== plan;
      },
      5000,
      20,
    );
    assert.ok(
      seen.every((t, i) => i === 0 || t >= seen[i - 1] || seen[i - 1] > seconds - 0.3),
      `the clock went ${seen.join(' ')}`,
    );
  });

  await check('scrubbing shows frames while dragging', async () => {
    await paused();
    const box = await panel.locator('.scrubber').boundingBox();
    const [y, x] = [box.y + box.height / 2, box.x];
    const seconds = Number(await panel.locator('.scrubber').getAttribute('aria-valuemax'));
    const near = async (part) => Math.abs(Number((await data()).shownT) - seconds * part) < 0.1;
    await bench.page.mouse.move(x + box.width * 0.2, y);
    await bench.page.mouse.down();
    await until('the frame at a fifth', () => near(0.2));
    const before = await bench.picture(panel);
    await bench.page.mouse.move(x + box.width * 0.8, y, { steps: 6 });
    await until('the frame at four fifths', () => near(0.8));
    assert.ok(difference(before, await bench.picture(panel)) > 0.005);
    await bench.page.mouse.up();
  });

  await check('arrow keys step, marks loop, and J K L shuttle', async () => {
    await panel.locator('.scrubber').focus();
    await bench.press('Home');
    await until('the first frame', async () => (await data()).shownT === '0.000');
    await bench.press('ArrowRight');
    await bench.press('ArrowRight');
    await until('the third frame', async () => Math.abs(Number((await data()).shownT) - 2 / 12) < 0.001);
    await bench.press('i');
    for (let i = 0; i < 3; i++) await bench.press('ArrowRight');
    await bench.press('o');
    await bench.press('l');
    await sleep(900);
    const times = [];
    for (let i = 0; i < 8; i++) {
      times.push(Number((await data()).t));
      await sleep(60);
    }
    await bench.press('k');
    assert.ok(
      times.every((t) => t >= 2 / 12 - 0.01 && t <= 6 / 12 + 0.01),
      `left its marks: ${times}`,
    );
    await bench.press('x');
    await bench.press('j');
    await until(
      'it going backward',
      async () => (await panel.locator('select[aria-label=Speed]').inputValue()) === '-1',
    );
    await bench.press('k');
    assert.equal(await panel.locator('select[aria-label=Speed]').inputValue(), '1', 'K does not end the shuttle');
  });

  await check('the density is one Tab stop, and arrow keys switch it', async () => {
    const checked = () => panel.locator('[role=radio][aria-checked=true]').textContent();
    await panel.locator('[role=radio]', { hasText: 'Draft' }).focus();
    await bench.press('ArrowRight');
    assert.equal(await checked(), 'Production');
    await bench.press('ArrowLeft');
    assert.equal(await checked(), 'Draft');
    await bench.press('Tab');
    assert.equal(await panel.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Aspect ratio');
  });

  await check('an error keeps the last picture, and its message leads to the line', async () => {
    const before = await settledPicture();
    await bench.focus('first.reel');
    await bench.replaceLine(8, '    value: plasmaa() * 1.2');
    const message = panel.locator('.problem').first();
    // While the line is deleted, another error may be shown.
    await until('the message', async () => /plasma/.test(await message.textContent({ timeout: patience(1000) })));
    await sleep(400);
    assert.ok(difference(before, await bench.picture(panel)) < 0.2, 'the picture is gone');
    assert.equal(await message.locator('code').textContent(), 'plasmaa');
    await screen('preview-mistake-dark');
    await bench.goTo(1);
    await message.click();
    await until('the cursor in line 8', async () =>
      /Ln 8,/.test((await bench.page.locator('.statusbar').textContent()) ?? ''),
    );
    await bench.replaceLine(8, '    value: plasma() * 1.2');
    await panel
      .locator('.problem')
      .first()
      .waitFor({ state: 'detached', timeout: patience(10_000) });
  });

  await check('the strip shows thumbnails; a click seeks and shows the code', async () => {
    await until(
      'pictures',
      async () =>
        (await panel
          .locator('.block-pictures')
          .evaluateAll((all) => all.filter((e) => e.style.backgroundImage.startsWith('url')).length)) === 3,
    );
    await panel.locator('.block').nth(1).click();
    await until('segment 2', async () => (await data()).segment === '2');
    await until(
      'the cursor at the play entry',
      async () => (await bench.editor('first.reel').locator('.active-line-number').textContent()) === '26',
    );
  });

  await check('density and aspect ratio change the frame size', async () => {
    const sizeOf = () => panel.locator('canvas.picture').evaluate((canvas) => [canvas.width, canvas.height]);
    await panel.locator('[role=radio]', { hasText: 'Production' }).click();
    await panel.locator('select[aria-label="Aspect ratio"]').selectOption('portrait');
    await until('a portrait', async () => (await sizeOf()).join() === '540,960');
    await panel.locator('select[aria-label="Aspect ratio"]').selectOption('');
    await panel.locator('[role=radio]', { hasText: 'Draft' }).click();
    await until("the reel's own", async () => (await sizeOf()).join() === '960,540');
  });

  await check('every control is visible in a narrow panel', async () => {
    const before = bench.page.viewportSize();
    for (const width of [820, 1000]) {
      await bench.page.setViewportSize({ width, height: 700 });
      await until('the panel to follow', async () => (await panel.evaluate(() => innerWidth)) < width / 2);
      const out = await panel.evaluate(() =>
        [...document.querySelectorAll('button, select, .figure, .strip, .scrubber')]
          .filter((e) => e.getClientRects().length > 0)
          .flatMap((e) => {
            const { left, right, top, bottom } = e.getBoundingClientRect();
            return left < 0 || right > innerWidth + 0.5 || top < 0 || bottom > innerHeight + 0.5
              ? [`${e.getAttribute('aria-label') ?? e.textContent} at ${left}..${right} of ${innerWidth}`]
              : [];
          }),
      );
      assert.deepEqual(out, []);
      await screen(`preview-narrow-${width}`);
    }
    await bench.page.setViewportSize(before);
  });

  await check('Copy frame copies', async () => {
    await panel.locator('button[aria-label="Copy frame"]').click();
    await panel
      .locator('.toast')
      .filter({ hasText: 'Frame copied' })
      .waitFor({ timeout: patience(10_000) });
  });

  await check('the preview continues after the engine was killed', async () => {
    await playing();
    const engine = descendants(server.pid, /dist\/engine\.mjs/)[0];
    assert.ok(engine, 'there is no engine process');
    process.kill(engine.pid, 'SIGKILL');
    await until(
      'another engine',
      () => descendants(server.pid, /dist\/engine\.mjs/).some(({ pid }) => pid !== engine.pid),
      20_000,
    );
    const presented = Number((await data()).presented);
    await until('frames of it', async () => Number((await data()).presented) > presented + 5, 20_000);
  });

  await check('edits show after the language server was killed', async () => {
    const language = descendants(server.pid, /dist\/server\.mjs/)[0];
    assert.ok(language, 'there is no language server');
    process.kill(language.pid, 'SIGKILL');
    await until(
      'another server',
      () => descendants(server.pid, /dist\/server\.mjs/).some(({ pid }) => pid !== language.pid),
      20_000,
    );
    const { plan } = await data();
    await bench.focus('first.reel');
    await bench.goTo(17);
    await sleep(500);
    await bench.replaceLine(17, '    value: rings(count: 5) + fbm(scale: 2)');
    await until('a plan from it', async () => (await data()).plan !== plan && (await data()).scene === 'rise', 20_000);
  });

  await check('two reels have one panel each, in one group', async () => {
    await bench.press('Control+1');
    await bench.openFile('second.reel');
    await bench.command('Glyphreel: Open Preview');
    const other = await bench.preview('weave');
    assert.notEqual(other, panel);
    const labels = await bench.page.locator('.tab').allTextContents();
    assert.ok(labels.filter((label) => /Preview: /.test(label)).length === 2, labels.join(' '));
    assert.equal(await bench.page.locator('.editor-group-container').count(), 2);
  });

  await check('a hidden panel draws nothing', async () => {
    // The second panel's tab covers the first one's.
    const before = Number((await data()).presented);
    await sleep(700);
    const between = Number((await data()).presented);
    assert.ok(between - before <= 2, `${between - before} frames while hidden`);
  });

  await check('going to another reel shows its panel', async () => {
    await bench.openFile('first.reel');
    const presented = Number((await data()).presented);
    await until('frames of it', async () => Number((await data()).presented) > presented + 3, 20_000);
    const label = () => bench.page.locator('.editor-group-container').nth(1).locator('.tab.active').textContent();
    assert.match(await label(), /Preview: (dawn|rise)/);
    await bench.openFile('second.reel');
    await until('its panel', async () => /Preview: weave/.test(await label()));
  });

  await check('a window reload restores the panels', async () => {
    await bench.command('File: Save All');
    // In a browser the workbench saves its layout every five seconds, and not on unload.
    await sleep(7000);
    await bench.reload();
    panel = await bench.preview('weave');
    const presented = Number((await data()).presented);
    await until('frames', async () => Number((await data()).presented) > presented + 3, 20_000);
  });
}
