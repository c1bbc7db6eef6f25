// Renders: from a lens to a correct video, progress, Cancel, the Renders view, the brightness report, the warning on a dark scene
// and its quick fix.

import { patience } from '../support/patience.mjs';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { descendants, processes, sleep, until } from '../support/run-process.mjs';

export const title = 'Renders';
/** The gamma check compares two reports. */
export const server = { settings: { 'glyphreel.render.sidecars': ['report'] } };
/**
 * VS Code logs the error messages that checks provoke, and the end of the extension host that one kills. The engine ends with it, and its
 * preview's connection.
 */
export const expected =
  /Not rendered|No working ffmpeg|CloseEvent|remote-connection|extension host|reconnection token|WebSocket connection to .* failed/i;

const FFMPEG = createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg').path;
/** Length and size of a video as ffmpeg prints them, and the mean level of one frame. */
function examine(file, at) {
  const words = spawnSync(FFMPEG, ['-hide_banner', '-i', file], { encoding: 'utf8' }).stderr;
  const duration = /Duration: (\d+):(\d+):([\d.]+)/.exec(words);
  const frame = spawnSync(
    FFMPEG,
    [
      '-loglevel',
      'error',
      '-ss',
      String(at),
      '-i',
      file,
      '-frames:v',
      '1',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'gray',
      'pipe:1',
    ],
    { maxBuffer: 1e8 },
  ).stdout;
  return {
    seconds: duration ? Number(duration[1]) * 3600 + Number(duration[2]) * 60 + Number(duration[3]) : 0,
    size: /(\d{3,4})x(\d{3,4})/.exec(words)?.[0],
    mean: frame.reduce((sum, value) => sum + value, 0) / Math.max(1, frame.length),
  };
}
const MACHINERY = /ffmpeg .*-f|dist\/pool\.mjs|dist\/worker\.mjs/;

export async function run({ bench, server, check, screen }) {
  await check('a lens renders its segment to a correct video', async () => {
    await bench.openFile('first.reel');
    await bench.lens('first.reel', 'Render this segment').nth(1).click();
    await bench.notification('Rendering first · rise').waitFor({ timeout: patience(15_000) });
    await screen('notification-dark');
    const done = bench.notification('Rendered first · rise');
    await done.waitFor({ timeout: patience(90_000) });
    for (const action of ['Open', 'Reveal', 'Report'])
      assert.ok((await done.locator('.monaco-button', { hasText: action }).count()) > 0, `no ${action}`);
    await screen('render-done-dark');
    const file = server.file('first-segment-2.mp4');
    assert.ok(existsSync(file) && statSync(file).size > 5000, 'there is no video');
    const { seconds, size, mean } = examine(file, 1.5);
    assert.ok(Math.abs(seconds - 3) < 0.1, `it is ${seconds} s long`);
    assert.equal(size, '960x540');
    assert.ok(mean > 5, `its middle is black (${mean})`);
    const beside = readdirSync(path.dirname(file)).filter((name) => name.startsWith('first-segment-2.'));
    assert.deepEqual(beside.sort(), ['first-segment-2.mp4', 'first-segment-2.report.json']);
  });

  await check('the Renders view lists it', async () => {
    await bench.command('Glyphreel: Show Renders');
    const row = bench.page
      .locator('[id="workbench.view.extension.glyphreel"] .monaco-list-row, .pane-body .monaco-list-row')
      .filter({ hasText: 'first · rise' });
    await row.first().waitFor();
    await row.first().hover();
    await sleep(300);
    await screen('renders-view-dark');
  });

  await check('the report shows curve, pictures and verdicts', async () => {
    const result = bench.page.locator('.pane-body .monaco-list-row').filter({ hasText: 'first · rise' }).first();
    await result.hover();
    await result.locator('.action-label[aria-label="Open Brightness Report"]').click();
    const report = await bench.webview('main[data-segments]', (data) => Number(data.segments) > 0);
    await report.locator('.curve path.mean').waitFor({ state: 'attached' });
    await report
      .locator('.card-pictures img')
      .first()
      .waitFor({ timeout: patience(30_000) });
    assert.match(await report.locator('h1').textContent(), /bright enough|too dark|too bright|empty|miss/);
    await screen('report-dark');
    await report.locator('.card').first().click();
    await until(
      'the code',
      async () =>
        (await bench
          .editor('first.reel')
          .locator('.active-line-number')
          .textContent()
          .catch(() => '')) !== '1',
    );
  });

  await check('a dark scene gets a warning after its render', async () => {
    await bench.openFile('dark.reel');
    await bench.goTo(2, 8);
    await bench.command('Glyphreel: Render Scene');
    await bench.notification('Rendered dark · cellar').waitFor({ timeout: patience(60_000) });
    await bench
      .editor('dark.reel')
      .locator('.squiggly-warning')
      .first()
      .waitFor({ state: 'attached', timeout: patience(15_000) });
    await bench.closeNotifications();
    await bench.command('Problems: Focus on Problems View');
    await until('the problem', async () =>
      /cellar has a mean level.*Too dark/.test(
        (await bench.page.locator('.markers-panel').allTextContents()).join(' '),
      ),
    );
    await screen('dark-warning-dark');
  });

  await check('the report applies the gamma, which one undo takes back', async () => {
    await bench.focus('dark.reel');
    const before = await bench.text('dark.reel');
    await bench.command('Glyphreel: Show Brightness Report');
    const report = await bench.webview('.gamma .button', () => true);
    await report
      .getByRole('button', { name: /^Apply gamma 0\.\d+/ })
      .first()
      .click();
    await report
      .getByText('Written into the reel.')
      .first()
      .waitFor({ timeout: patience(15_000) });
    await screen('report-gamma-dark');
    await bench.focus('dark.reel');
    await until('a gamma in the text', async () => /gamma: 0\.\d+/.test(await bench.text('dark.reel')));
    await bench.press('Control+Z');
    await until('the text of before', async () => (await bench.text('dark.reel')) === before);
    // The warning went with the text that it was about.
    await bench.cursorTo('dark.reel', 2, 8);
    await bench.command('Glyphreel: Render Scene');
    await bench
      .editor('dark.reel')
      .locator('.squiggly-warning')
      .first()
      .waitFor({ state: 'attached', timeout: patience(60_000) });
    await bench.closeNotifications();
  });

  await check('its quick fix sets the computed gamma, and the warning disappears', async () => {
    await bench.focus('dark.reel');
    await bench.goTo(2, 8);
    await until('the fix', async () => {
      await bench.press('Control+.');
      await sleep(400);
      const row = bench.page.locator('.action-widget .monaco-list-row.action').filter({ hasText: 'Set gamma' });
      if ((await row.count()) === 0) {
        await bench.press('Escape');
        return false;
      }
      await screen('gamma-fix-dark');
      await row.first().click();
      return true;
    });
    await until('a gamma in the text', async () =>
      /scene cellar for 1s[\s\S]*gamma: 0\.\d+/.test(await bench.text('dark.reel')),
    );
    await bench
      .editor('dark.reel')
      .locator('.squiggly-warning')
      .first()
      .waitFor({ state: 'detached', timeout: patience(15_000) });
    const before = JSON.parse(readFileSync(server.file('dark-segment-1.report.json'), 'utf8')).segments[0].mean;
    await bench.command('Glyphreel: Render Scene');
    await until(
      'a brighter render',
      () => JSON.parse(readFileSync(server.file('dark-segment-1.report.json'), 'utf8')).segments[0].mean > before,
      60_000,
    );
    await bench.press('Control+S');
    await bench.closeNotifications();
    await bench.command('View: Toggle Panel Visibility').catch(() => undefined);
  });

  await check(
    'Render Scene shows progress, the preview stays usable, the render survives a killed engine, and Cancel leaves no process',
    async () => {
      await bench.openFile('long.reel');
      await bench.command('Glyphreel: Open Preview');
      const panel = await bench.preview('endless');
      await bench.focus('long.reel');
      await bench.goTo(2, 8);
      await bench.command('Glyphreel: Render Scene');
      const notification = bench.notification('Rendering long · endless');
      await notification.waitFor({ timeout: patience(15_000) });
      await until(
        'frames',
        async () => /frame [1-9]\d* of 1080/.test((await notification.textContent()) ?? ''),
        60_000,
      );
      await until('the status bar', async () =>
        /long · endless \d+%/.test((await bench.page.locator('.statusbar').textContent()) ?? ''),
      );
      const presented = Number((await bench.panelData(panel)).presented);
      await until(
        'frames of the preview',
        async () => Number((await bench.panelData(panel)).presented) > presented + 3,
        20_000,
      );
      await bench.command('Glyphreel: Show Renders');
      await sleep(300);
      await screen('rendering-dark');
      assert.ok(descendants(server.pid, MACHINERY).length > 0, 'no encoder was seen');
      const engine = descendants(server.pid, /dist\/engine\.mjs/)[0];
      process.kill(engine.pid, 'SIGKILL');
      await until(
        'the render going on with another engine',
        async () => {
          const isAnother = descendants(server.pid, /dist\/engine\.mjs/).some(({ pid }) => pid !== engine.pid);
          return (
            isAnother &&
            descendants(server.pid, MACHINERY).length > 0 &&
            /frame [1-9]\d* of 1080/.test((await notification.textContent()) ?? '')
          );
        },
        60_000,
      );
      await notification.hover();
      await notification.locator('.monaco-button', { hasText: 'Cancel' }).click();
      await notification.waitFor({ state: 'detached', timeout: patience(20_000) });
      await until('no encoder, no worker', () => descendants(server.pid, MACHINERY).length === 0, 20_000);
      assert.equal(existsSync(server.file('long-segment-1.mp4')), false);
      await until('the palette without Cancel Render', async () => !(await bench.offers('Glyphreel: Cancel Render')));
    },
  );

  await check('a still is saved as PNG', async () => {
    await bench.openFile('second.reel');
    await bench.goTo(2, 8);
    await bench.clearNotified();
    await bench.command('Glyphreel: Save Frame…');
    // Not the palette, which may not have closed yet.
    const dialog = bench.page.locator('.quick-input-widget').filter({ hasText: 'Save a frame of weave' });
    const input = dialog.locator('.quick-input-box input');
    await input.waitFor({ timeout: patience(20_000) });
    // The dialog writes its own suggestion a moment after it has opened.
    await until('the suggested name', async () => (await input.inputValue()).endsWith('.png'));
    await input.fill(server.file('still.png'));
    // The dialog checks the path first, and ignores Enter until then.
    await until('the dialog closed', async () => {
      await sleep(500);
      if (!(await dialog.isVisible())) return true;
      await input.press('Enter', { timeout: patience(1000) }).catch(() => undefined);
      return false;
    });
    await bench.notified('Saved still.png', 60_000);
    const png = readFileSync(server.file('still.png'));
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1920, 1080]);
  });

  await check('Estimate measures and shows a time', async () => {
    await bench.openFile('second.reel');
    await bench.command('Glyphreel: Estimate Render Time');
    await bench.notified('would take about', 60_000);
    await screen('estimate-dark');
    await bench.closeNotifications();
  });

  await check('a reel with an error is not rendered, and the error is shown', async () => {
    await bench.openFile('mistakes.reel');
    await bench.command('Glyphreel: Render Reel');
    const refusal = bench.notification('Not rendered');
    await refusal.waitFor({ timeout: patience(10_000) });
    assert.match(await refusal.textContent(), /plasmaa/);
    await bench.closeNotifications();
  });

  await check(
    'without ffmpeg a reel with sound is previewed without it, and a render says what to install or set',
    async () => {
      const engine = descendants(server.pid, /dist\/engine\.mjs/)[0];
      const another = async (than) =>
        (
          await until(
            'an engine with other settings',
            () => descendants(server.pid, /dist\/engine\.mjs/).find(({ pid }) => pid !== than),
            60_000,
          )
        ).pid; // The workbench looks at its settings file now and then.
      server.setSettings({ 'glyphreel.ffmpegPath': '/nowhere/ffmpeg' });
      const second = await another(engine?.pid);
      await bench.openFile('loud.reel');
      await bench.command('Glyphreel: Open Preview');
      const panel = await bench.preview('loud');
      await panel.locator('.chip', { hasText: 'no sound' }).waitFor({ timeout: patience(10_000) });
      await screen('no-ffmpeg-dark');
      await bench.focus('loud.reel');
      await bench.command('Glyphreel: Render Reel');
      const failure = bench.notification('No working ffmpeg');
      await failure.waitFor({ timeout: patience(20_000) });
      assert.match(await failure.textContent(), /Install ffmpeg/);
      assert.ok(
        (await failure.locator('.monaco-button', { hasText: 'Set Path' }).count()) > 0,
        'it does not lead to the setting',
      );
      server.setSettings({});
      await another(second);
      await panel.locator('.chip', { hasText: 'no sound' }).waitFor({ state: 'hidden', timeout: patience(20_000) });
      await failure.locator('.monaco-button', { hasText: 'Render Again' }).click();
      await bench.notification('Rendered loud').waitFor({ timeout: patience(60_000) });
      await bench.closeNotifications();
    },
  );

  await check('preview and report follow a light theme', async () => {
    await bench.theme('Light Modern');
    await bench.openFile('first.reel');
    await bench.goTo(17, 5);
    await bench.command('Glyphreel: Open Preview');
    await bench.preview('rise');
    await sleep(2500);
    await screen('preview-light');
    await bench.command('Glyphreel: Show Brightness Report');
    const report = await bench.webview('main[data-segments]', (data) => Number(data.segments) > 0);
    await report
      .locator('.card-pictures img')
      .first()
      .waitFor({ timeout: patience(20_000) });
    await screen('report-light');
  });

  await check('a window reload restores the report with its pictures', async () => {
    // In a browser the workbench saves its layout every five seconds, and cannot when it closes.
    await sleep(7000);
    await bench.reload();
    const report = await bench.webview('main[data-segments]', (data) => Number(data.segments) > 0);
    await report
      .locator('.card-pictures img')
      .first()
      .waitFor({ timeout: patience(30_000) });
  });

  await check('when the extension host dies, every process that it started ends', async () => {
    const started = descendants(server.pid, /dist\/(engine|server|pool|worker)\.mjs/);
    assert.ok(started.length >= 2, `only ${started.length} processes were there`);
    const hosts = new Set(
      started.filter(({ command }) => /dist\/(engine|server)\.mjs/.test(command)).map(({ parent }) => parent),
    );
    for (const host of hosts) process.kill(host, 'SIGKILL');
    const alive = () => processes().filter(({ pid }) => started.some((each) => each.pid === pid));
    await until('none of them', () => alive().length === 0, 15_000).catch((error) => {
      throw new Error(
        `${error.message}: ${alive()
          .map(({ command }) => command.slice(-60))
          .join('; ')}`,
      );
    });
  });
}
