// Tasks in the terminal with problems in the Problems panel, and the commands that write something to start from.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { patience } from '../support/patience.mjs';
import { sleep, until } from '../support/run-process.mjs';

export const title = 'Tasks and new files';

/** code-server here comes without the TypeScript server that a module of effects starts, and may ask for the title of a closed terminal. */
export const expected = /tsserver|An unknown error occurred|Could not find pty/i;

const PICK = '.quick-input-widget:not(.hidden)';

export async function run({ bench, server, check, screen }) {
  const { page } = bench;
  const rows = page.locator(`${PICK} .quick-input-list .monaco-list-row`);
  const input = page.locator(`${PICK} .quick-input-box input`);
  const problems = async () => (await page.locator('.markers-panel').allTextContents()).join(' ');

  await check('a check task of a closed reel shows its error in the Problems panel', async () => {
    await bench.openFile('second.reel');
    await bench.command('Tasks: Run Task');
    await rows
      .filter({ hasText: /^\s*glyphreel/ })
      .first()
      .click();
    await rows
      .filter({ hasText: 'check mistakes.reel' })
      .first()
      .waitFor({ timeout: patience(30_000) });
    await screen('tasks-dark');
    await rows.filter({ hasText: 'check mistakes.reel' }).first().click();
    // Some versions ask how to scan the output of a task that is new to them.
    await until(
      'the task in the terminal',
      async () =>
        /plasmaa/.test((await page.locator('.terminal-wrapper .xterm').allTextContents()).join(' ')) ||
        (await page.locator('.terminal-wrapper').count()) > 0,
    );
    await bench.command('Problems: Focus on Problems View');
    await until('the problem', async () => /plasmaa/.test(await problems()), 60_000);
    await screen('task-problems-dark');
    await page.locator('.markers-panel .monaco-list-row').filter({ hasText: 'plasmaa' }).first().dblclick();
    await page
      .locator('.tab.active')
      .filter({ hasText: 'mistakes.reel' })
      .waitFor({ timeout: patience(10_000) });
    await until('one problem each, now from the language server', async () => {
      const found = await page.locator('.markers-panel .monaco-list-row').filter({ hasText: 'plasmaa' }).count();
      return found === 1;
    });
  });

  await check('a render task of tasks.json takes options of the command line', async () => {
    mkdirSync(path.join(server.workspace, '.vscode'), { recursive: true });
    const task = {
      label: 'draft',
      type: 'glyphreel',
      task: 'render',
      file: 'second.reel',
      args: ['-q', 'draft', '-o', 'by-task.webm'],
      problemMatcher: '$glyphreel',
    };
    writeFileSync(
      path.join(server.workspace, '.vscode', 'tasks.json'),
      JSON.stringify({ version: '2.0.0', tasks: [task] }),
    );
    await until('the task in the list', async () => {
      await bench.command('Tasks: Run Task');
      await rows.first().waitFor({ timeout: patience(10_000) });
      if ((await rows.filter({ hasText: 'draft' }).count()) > 0) return true;
      await bench.press('Escape');
      await sleep(500);
      return false;
    });
    await rows.filter({ hasText: 'draft' }).first().click();
    await until('the video', () => existsSync(server.file('by-task.webm')), 90_000);
    assert.equal(readFileSync(server.file('by-task.webm')).readUInt32BE(0), 0x1a45dfa3);
    await sleep(500);
    await screen('task-render-dark');
    await bench.command('View: Toggle Panel Visibility').catch(() => undefined);
  });

  await check('a new module of effects is written beside the reel, and the reel uses it', async () => {
    await bench.openFile('second.reel');
    await bench.command('Glyphreel: New Effects Module…');
    await page
      .locator(PICK)
      .filter({ hasText: 'Name of the module' })
      .waitFor({ timeout: patience(10_000) });
    await screen('new-effects-dark');
    await input.press('Enter');
    const written = bench.notification('Wrote my-effects.ts');
    await written.waitFor({ timeout: patience(20_000) });
    await written.locator('.monaco-button', { hasText: 'Use in second.reel' }).click();
    await until('the statement in the reel', async () =>
      /use "(\.\/)?my-effects\.ts"/.test(await bench.text('second.reel')),
    );
    assert.ok(existsSync(server.file('my-effects.ts')) && existsSync(server.file('glyphreel-effects.d.ts')));
    await screen('new-effects-used-dark');
    await bench.press('Control+Z');
  });

  await check('music is analyzed from the explorer', async () => {
    await bench.command('File: Focus on Files Explorer');
    const file = page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: 'first-light.ogg' });
    await file.click({ button: 'right' });
    await page.locator('.monaco-menu .action-label', { hasText: 'Analyze Music' }).first().hover();
    await sleep(300);
    await bench.press('Enter');
    await page
      .locator('.tab.active')
      .filter({ hasText: 'first-light.ogg: analysis' })
      .waitFor({ timeout: patience(60_000) });
    await until('the tempo', async () =>
      /tempo\s+\d+\.\d bpm/.test(
        (await page.locator('.editor-group-container.active .view-line').allTextContents())
          .join('\n')
          .replaceAll('\u00a0', ' '),
      ),
    );
    await screen('analyze-dark');
  });

  await check('a blank reel is previewed', async () => {
    await bench.command('Glyphreel: New Blank Reel');
    await bench.preview('first');
    await page
      .locator('.tab.active')
      .filter({ hasText: 'Untitled' })
      .waitFor({ timeout: patience(10_000) });
  });
}
