// What must not be lost or overwritten: videos that exist, renders over Cancel and reload, the reel's own tab. And where things are
// found: the documentation, the examples, what is wrong with a setting.

import { patience } from '../support/patience.mjs';
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { descendants, sleep, until } from '../support/run-process.mjs';

export const title = 'Files, renders and documentation';
export const server = { settings: { 'explorer.fileNesting.enabled': true } };
/** A reload ends the language server while requests are on their way. */
export const expected = /CloseEvent|Starting server failed|Request textDocument\/\w+ failed/i;

const PICK = '.quick-input-widget:not(.hidden)';

export async function run({ bench, server, check, screen }) {
  const { page } = bench;
  const dialog = () => page.locator('.monaco-dialog-box');
  const answer = async (button) => {
    await dialog().locator('.monaco-button', { hasText: button }).first().click();
    await dialog().waitFor({ state: 'detached', timeout: patience(10_000) });
  };
  const setSettings = async (settings) => {
    const changes = () => server.log().split('Settings have changed').length;
    const before = changes();
    server.setSettings(settings);
    // The workbench looks at its settings file now and then.
    await until('the new settings', () => changes() > before, 60_000);
  };
  const engine = () => descendants(server.pid, /dist\/engine\.mjs/)[0];

  await check(
    'a typo in the output path is a warning that names the valid variables, and nothing is rendered',
    async () => {
      await bench.openFile('second.reel');
      await setSettings({ 'glyphreel.render.output': '${folder}/${nam}.mp4' });
      await bench.command('Glyphreel: Render Reel');
      const warning = bench.notification('unknown variable');
      await warning.waitFor({ timeout: patience(30_000) });
      assert.match(await warning.textContent(), /\$\{nam\}.*\$\{folder\}.*\$\{quality\} and \$\{date\}/);
      assert.ok((await warning.locator('.monaco-button', { hasText: 'Open Setting' }).count()) > 0);
      await screen('output-variable-dark');
      assert.deepEqual(
        readdirSync(server.workspace).filter((name) => name.endsWith('.mp4')),
        [],
      );
      await bench.closeNotifications();
      await setSettings({});
    },
  );

  await check('an existing video is not overwritten without asking; Keep Both renders beside it', async () => {
    writeFileSync(server.file('second.mp4'), 'a holiday film');
    await bench.focus('second.reel');
    await bench.command('Glyphreel: Render Reel');
    await dialog().waitFor({ timeout: patience(20_000) });
    assert.match(await dialog().textContent(), /second\.mp4 already exists\. Replace it\?/);
    await screen('replace-video-dark');
    await answer('Keep Both');
    await bench.notification('Rendered second').waitFor({ timeout: patience(90_000) });
    assert.equal(readFileSync(server.file('second.mp4'), 'utf8'), 'a holiday film');
    assert.ok(statSync(server.file('second-2.mp4')).size > 1000);
    await bench.closeNotifications();
  });

  await check('only the video is written, and the explorer nests it under its reel', async () => {
    assert.deepEqual(
      readdirSync(server.workspace).filter((name) => name.includes('second')),
      ['second-2.mp4', 'second.mp4', 'second.reel'],
    );
    const rows = page.locator('.explorer-folders-view .monaco-list-row');
    await rows.filter({ hasText: 'second.reel' }).locator('.monaco-tl-twistie.collapsible.collapsed').waitFor();
    assert.equal(await rows.filter({ hasText: '.mp4' }).count(), 0);
  });

  await check('a render of the same quality replaces its own video silently, a lower quality asks', async () => {
    await setSettings({ 'glyphreel.render.quality': 'preview', 'glyphreel.render.output': '${folder}/own.mp4' });
    await bench.focus('second.reel');
    for (let turn = 1; turn <= 2; turn++) {
      await bench.command('Glyphreel: Render Reel');
      await bench.notification('Rendered second').waitFor({ timeout: patience(120_000) });
      assert.equal(await dialog().count(), 0);
      await bench.closeNotifications();
    }
    const before = readFileSync(server.file('own.mp4'));
    await setSettings({ 'glyphreel.render.quality': 'draft', 'glyphreel.render.output': '${folder}/own.mp4' });
    await bench.focus('second.reel');
    await bench.command('Glyphreel: Render Reel');
    await dialog().waitFor({ timeout: patience(20_000) });
    assert.match(await dialog().textContent(), /Replace the preview render own\.mp4 with a draft render\?/);
    await answer('Cancel');
    assert.ok(before.equals(readFileSync(server.file('own.mp4'))));
    await setSettings({});
  });

  await check('a video opened in an editor tab leaves the reel where it is', async () => {
    await setSettings({ 'glyphreel.render.openIn': 'editor' });
    await bench.focus('second.reel');
    await bench.command('Glyphreel: Show Renders');
    const row = page.locator('.pane-body .monaco-list-row').filter({ hasText: 'second' }).first();
    await row.hover();
    await row.locator('.action-label[aria-label="Open Video"]').click();
    await page
      .locator('.tab')
      .filter({ hasText: '.mp4' })
      .first()
      .waitFor({ timeout: patience(15_000) });
    const first = page.locator('.editor-group-container').first();
    assert.match(await first.locator('.tab.active').first().textContent(), /second\.reel/);
    assert.equal(await first.locator('.tab').filter({ hasText: '.mp4' }).count(), 0);
    await screen('open-video-dark');
    await bench.command('View: Close All Editors');
    await setSettings({});
  });

  await check('several reels selected in the explorer are all rendered', async () => {
    await bench.command('File: Focus on Files Explorer');
    const file = (name) =>
      page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: new RegExp(`^${name}\\.reel$`) });
    await file('dark').click();
    await file('first').click({ modifiers: ['Control'] });
    await file('first').click({ button: 'right' });
    await page.locator('.monaco-menu .action-label', { hasText: 'Render Reel' }).first().hover();
    await sleep(300);
    await bench.clearNotified();
    await bench.press('Enter');
    await bench.notified('Rendered dark', 90_000);
    await bench.notified('Rendered first', 120_000);
    for (const name of ['dark.mp4', 'first.mp4']) assert.ok(existsSync(server.file(name)), name);
    await bench.closeNotifications();
  });

  await check(
    'Cancel ends a render whose engine does not answer, and the queue goes on with another engine',
    async () => {
      await bench.openFile('long.reel');
      await bench.command('Glyphreel: Render Reel');
      const notification = bench.notification('Rendering long');
      await notification.waitFor({ timeout: patience(20_000) });
      await until('frames', async () => /frame [1-9]/.test((await notification.textContent()) ?? ''), 90_000);
      await bench.openFile('dark.reel');
      await bench.command('Glyphreel: Render Reel');
      await until('the status bar with one more', async () =>
        /long \d+% \+1/.test((await page.locator('.statusbar').textContent()) ?? ''),
      );
      const stopped = engine();
      process.kill(stopped.pid, 'SIGSTOP');
      await notification.hover();
      await notification.locator('.monaco-button', { hasText: 'Cancel' }).click();
      await notification.waitFor({ state: 'detached', timeout: patience(5000) });
      await bench.notification('Rendered dark').waitFor({ timeout: patience(120_000) });
      await until('the stopped engine gone', () => !descendants(server.pid).some(({ pid }) => pid === stopped.pid));
      await bench.closeNotifications();
    },
  );

  await check('a render that a reload interrupts is offered again, the list is kept, and no lock is left', async () => {
    // Not long.reel: while its engine stood still, its workers went on and filled the cache.
    await bench.openFile('longer.reel');
    await bench.command('Glyphreel: Render Reel');
    const notification = bench.notification('Rendering longer');
    await notification.waitFor({ timeout: patience(20_000) });
    await until('frames', async () => /frame [1-9]/.test((await notification.textContent()) ?? ''), 90_000);
    const names = () => readdirSync(server.workspace);
    // In a browser the workbench writes its storage every five seconds, and cannot on the way out.
    await sleep(7000);
    await bench.reload();
    const offer = bench.notification('was interrupted when the window closed');
    await offer.waitFor({ timeout: patience(60_000) });
    await screen('resume-dark');
    await until('no lock and no partial video', () =>
      names().every((name) => !name.startsWith('.') || name === '.vscode'),
    );
    await bench.command('Glyphreel: Show Renders');
    const rows = page.locator('.pane-body .monaco-list-row');
    for (const text of ['interrupted', 'first', 'dark']) await rows.filter({ hasText: text }).first().waitFor();
    await screen('renders-after-reload-dark');
    // A notification hides after a while: on a busy machine that comes before this line.
    if (!(await offer.isVisible())) await bench.command('Notifications: Show Notifications');
    await offer.hover();
    await offer.locator('.monaco-button', { hasText: 'Resume' }).click();
    await notification.waitFor({ timeout: patience(60_000) });
    await until('frames again', async () => /frame [1-9]/.test((await notification.textContent()) ?? ''), 90_000);
    await notification.hover();
    await notification.locator('.monaco-button', { hasText: 'Cancel' }).click();
    await notification.waitFor({ state: 'detached', timeout: patience(5000) });
    await bench.closeNotifications();
  });

  await check('the documentation opens in the editor', async () => {
    await bench.command('Glyphreel: Open Documentation');
    const input = page.locator(`${PICK} .quick-input-box input`);
    await input.waitFor();
    await page.locator(`${PICK} .monaco-list-row`).nth(5).waitFor();
    await screen('documentation-list-dark');
    await input.fill('Fields');
    await page.locator(`${PICK} .monaco-list-row`).first().click();
    await bench.webview('.markdown-body #plasma, .markdown-body [id*="plasma"]', () => true);
    await sleep(1500);
    await screen('documentation-dark');
    await bench.command('View: Close All Editors');
  });

  await check('examples are found by what they show, and begin with a blank reel', async () => {
    await bench.command('Glyphreel: New Reel from Example…');
    const rows = page.locator(`${PICK} .monaco-list-row`);
    await rows.filter({ hasText: 'Blank Reel' }).first().waitFor();
    await rows.filter({ hasText: 'rose-window' }).first().waitFor();
    assert.match(await rows.first().textContent(), /Blank Reel/);
    await screen('examples-dark');
    await page.locator(`${PICK} .quick-input-box input`).fill('voronoi');
    await until(
      'one match',
      async () => (await rows.count()) === 1 && /rose-window/.test(await rows.first().textContent()),
    );
    await page.locator(`${PICK} .quick-input-box input`).fill('');
    await page.locator(`${PICK} .action-label[aria-label="Show as Pictures"]`).click();
    await bench.webview('ul li a img', () => true);
    await sleep(1500);
    await screen('example-gallery-dark');
    await bench.command('View: Close All Editors');
  });

  await check('a blank reel is previewed', async () => {
    await bench.command('Glyphreel: New Reel from Example…');
    await page.locator(`${PICK} .monaco-list-row`).filter({ hasText: 'Blank Reel' }).first().click();
    await bench.preview('first');
    await screen('blank-reel-dark');
    await bench.command('View: Close All Editors');
    if ((await dialog().count()) > 0) await answer("Don't Save");
  });

  await check('without a folder an example asks for one, and gets its media', async () => {
    const folder = path.join(server.workspace, '..', 'elsewhere');
    mkdirSync(folder, { recursive: true });
    await page.goto(server.url.replace(/\?folder=.*/, '?ew=true'));
    await page.waitForSelector('.monaco-workbench .part.editor', { timeout: patience(60_000) });
    await until('the extension', () => bench.offers('Glyphreel: New Reel from Example…'), 60_000);
    await bench.command('Glyphreel: New Reel from Example…');
    await page.locator(`${PICK} .monaco-list-row`).filter({ hasText: 'pulse' }).first().click();
    const input = page.locator(`${PICK} .quick-input-box input`);
    await until('the folder dialog', async () => /Folder for pulse\.reel/.test(await page.locator(PICK).textContent()));
    // The dialog fills in the home folder when it has read it.
    await until('the folder in the dialog', async () => {
      await input.fill(`${folder}/`);
      await sleep(800);
      return (await input.inputValue()) === `${folder}/`;
    });
    await screen('example-folder-dark');
    await page.locator(`${PICK} .monaco-button`, { hasText: 'Create Reel Here' }).first().click();
    await bench.preview();
    const created = readdirSync(folder);
    assert.ok(created.includes('pulse.reel') && created.length > 1, created.join());
  });
}
