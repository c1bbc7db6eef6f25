// Refactorings as a person does them: by the menus and their keys, with the name asked for, undone by one Ctrl+Z.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { patience } from '../support/patience.mjs';
import { until } from '../support/run-process.mjs';

export const title = 'Refactorings';
export const server = {};

const STORM = `reel { size: landscape }
palette rough = " #.+"
scene storm for 4s {
  layer clouds on md {
    value: circle(0.4) * 0.5 + progress
    palette: rough
  }
  layer rain on lg { value: stripes(8) * 0.3 }
  shade: bloom(threshold: 90) | vignette(0.2)
}
timeline {
  play storm
  play calm for 3s
}
`;
/** Written before the workbench lists files for its palette. */
const FILES = {
  'storm.reel': STORM,
  'turns.reel': 'scene turns for 2s {\n  layer on md { value: plasma() | rotate(45) | rotate(90) }\n}\n',
  'far.reel': 'look faraway = bloom()\n',
  'art/logo.txt': 'LOGO\n',
  'logo.reel': 'media logo = "art/logo.txt"\nscene s for 2s {\n  layer on md { value: logo }\n}\n',
  'lights.reel': `scene lights for 2s {
  layer on md { value: plasma() }
  text "FIRST" { grid: xl  to: 1s }
  text "SECOND" { grid: xl  from: 1s }
}
`,
};
const LIST = '.action-widget .monaco-list-row';

export async function run({ bench, server: machine, check, screen }) {
  const { page } = bench;
  /** The text as it is saved: the lines of an editor are in no order. */
  const textOf = async (name) => {
    // A busy workbench drops key presses.
    await until(`${name} saved`, async () => {
      if ((await page.locator('.tab.active.dirty').count()) === 0) return true;
      await bench.press('Control+S');
      return (await page.locator('.tab.active.dirty').count()) === 0;
    });
    return readFileSync(machine.file(name), 'utf8');
  };
  const whole = () => textOf('storm.reel');
  /** Selects from a column of a line to another, as with the keyboard. */
  const select = async (line, from, to) => {
    await bench.cursorTo('storm.reel', line, from);
    for (let i = from; i < to; i++) await bench.press('Shift+ArrowRight');
    await until('the selection', async () =>
      ((await page.locator('.statusbar').textContent()) ?? '').includes(`(${to - from} selected)`),
    );
  };
  /** Opens a menu of actions by its key, until it has an entry: the server may still be reading. */
  const menu = async (key, entry) => {
    const row = page.locator(LIST).filter({ hasText: entry }).first();
    await until(`${entry} in the menu`, async () => {
      if (await row.isVisible()) return true;
      await bench.press('Escape');
      await bench.press(key);
      await row.waitFor({ timeout: patience(2500) }).catch(() => undefined);
      return row.isVisible();
    });
    return row;
  };
  const undo = async () => {
    await bench.focus('storm.reel');
    await bench.press('Control+Z');
  };
  const answerName = async (name) => {
    const box = page.locator('.rename-box input');
    await box.waitFor({ timeout: patience(15_000) });
    await box.fill(name);
    await screen(`rename-${name}-dark`);
    await box.press('Enter');
    await box.waitFor({ state: 'hidden', timeout: patience(10_000) });
  };

  await check('a selected expression becomes a let, and its name is asked for', async () => {
    mkdirSync(machine.file('art'), { recursive: true });
    for (const [name, text] of Object.entries(FILES)) writeFileSync(machine.file(name), text);
    await bench.openFile('storm.reel');
    await select(5, 12, 23);
    const row = await menu('Control+Shift+R', 'Extract to let');
    await screen('refactor-menu-dark');
    await row.click();
    await answerName('disc');
    await until('the let and its use', async () =>
      /let disc = circle\(0\.4\)\n\s*layer clouds on md \{\n\s*value: disc \* 0\.5/.test(await whole()),
    );
    await undo();
    await undo();
    await until('the text of before', async () => !(await whole()).includes('disc'));
  });

  await check('a chain becomes a look, and a layer a group', async () => {
    await bench.cursorTo('storm.reel', 9, 14);
    await (await menu('Control+Shift+R', 'Extract to look')).click();
    await answerName('dusk');
    await until('the look', async () =>
      /look dusk = bloom\(threshold: 90\) \| vignette\(0\.2\)[^]*shade: dusk/.test(await whole()),
    );
    await bench.cursorTo('storm.reel', 9, 6);
    await (await menu('Control+Shift+R', 'Extract to group')).click();
    await answerName('weather');
    await until('the group', async () => /group weather \{\n\s*blend: screen\n\s*layer rain on lg/.test(await whole()));
    await screen('extracted-dark');
  });

  await check('a look is inlined again; what cannot be is grey and says why', async () => {
    await until('the look in its line', async () => (await whole()).split('\n')[2].startsWith('look dusk'));
    await bench.cursorTo('storm.reel', 3, 7);
    await (await menu('Control+Shift+R', 'Inline look dusk')).click();
    await until('the chain in its place', async () => /shade: bloom\(threshold: 90\)/.test(await whole()));
    assert.ok(!(await whole()).includes('look dusk'));
    await bench.cursorTo('storm.reel', 3, 7);
    await bench.press('End');
    await bench.press('Enter');
    await page.keyboard.insertText('let idle = 1');
    await bench.cursorTo('storm.reel', 4, 8);
    const row = await menu('Control+Shift+R', 'Inline let idle');
    await until('a grey entry', async () => /option-disabled|disabled/.test((await row.getAttribute('class')) ?? ''));
    assert.match((await row.textContent()) ?? '', /Nothing uses `idle`/);
    await screen('refactor-refused-dark');
    await bench.press('Escape');
  });

  await check('what a name stands for is created: the scene that a timeline plays', async () => {
    const line = (await whole()).split('\n').findIndex((text) => text.includes('play calm')) + 1;
    await bench.cursorTo('storm.reel', line, 9);
    const row = await menu('Control+.', 'Create scene calm');
    await screen('create-scene-dark');
    await row.click();
    await until('the scene', async () =>
      /scene calm for 4s \{\n\s*layer on md \{\n\s*value: plasma\(\)/.test(await whole()),
    );
  });

  await check('the glyphs of a palette are sorted by ink', async () => {
    await bench.cursorTo('storm.reel', 2, 19);
    await (await menu('Control+Shift+R', 'Sort glyphs by ink')).click();
    await until('the sorted palette', async () => (await whole()).includes('palette rough = " .+#"'));
  });

  await check('all diagnostics of a kind are fixed at once, and those that are certain on save', async () => {
    await bench.openFile('turns.reel');
    await bench.cursorTo('turns.reel', 2, 43);
    const row = await menu('Control+.', 'Fix all 2 of');
    await screen('fix-all-dark');
    await row.click();
    await until('both with units', async () => (await textOf('turns.reel')).includes('rotate(45deg) | rotate(90deg)'));
    await undoIn('turns.reel');
    machine.setSettings({ '[reel]': { 'editor.codeActionsOnSave': { 'source.fixAll': 'explicit' } } });
    await until('both with units on disk', async () => {
      await bench.focus('turns.reel');
      await bench.press('End');
      await bench.type(' ');
      await bench.press('Control+S');
      return readFileSync(machine.file('turns.reel'), 'utf8').includes('rotate(45deg) | rotate(90deg)');
    });
    machine.setSettings({});
  });

  async function undoIn(name) {
    await bench.focus(name);
    await bench.press('Control+Z');
    await until('the text of before', async () => (await textOf(name)).includes('rotate(45) | rotate(90)'));
  }

  await check('names of all reels are found in the workspace', async () => {
    await bench.press('F1');
    const input = page.locator('.quick-input-widget:not(.hidden) .quick-input-box input');
    await input.fill('#farawa');
    const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'faraway' }).first();
    await row.waitFor({ timeout: patience(15_000) });
    assert.match(await row.textContent(), /look · far\.reel/);
    await screen('workspace-symbols-dark');
    await row.click();
    await until('the file', async () =>
      (await page.locator('.tab.active').allTextContents()).join().includes('far.reel'),
    );
  });

  await check('paths follow a folder that is renamed in the explorer', async () => {
    await bench.openFile('logo.reel');
    await bench.command('File: Focus on Files Explorer');
    const folder = page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: /^art$/ });
    await folder.first().click();
    await bench.press('F2');
    const input = page.locator('.explorer-folders-view input');
    await input.waitFor({ timeout: patience(10_000) });
    await input.fill('pictures');
    await input.press('Enter');
    // VS Code asks before it lets an extension change files.
    const consent = page.locator('.monaco-dialog-box .monaco-button', { hasText: 'OK' });
    await consent.waitFor({ timeout: patience(20_000) });
    await screen('rename-consent-dark');
    await consent.click();
    await until('the folder', () => existsSync(machine.file('pictures/logo.txt')), 30_000);
    await until('the path in the reel', async () => (await textOf('logo.reel')).includes('"pictures/logo.txt"'));
    const mistakes = bench.editor('logo.reel').locator('.squiggly-error');
    await until('no error', async () => (await mistakes.count()) === 0);
    await screen('renamed-folder-dark');
    assert.ok(!existsSync(machine.file('art/logo.txt')));
  });

  await check('what a preview plays lights up in the code, and nothing once it stands still', async () => {
    await bench.openFile('lights.reel');
    await bench.command('Glyphreel: Open Preview');
    const panel = await bench.preview('lights');
    const play = panel.locator('button[aria-label="Play"]');
    const pause = panel.locator('button[aria-label="Pause"]');
    if (await play.count()) await play.click();
    await pause.waitFor({ timeout: patience(10_000) });
    /** Lines with a mark, from 1. */
    const lit = () =>
      bench.editor('lights.reel').evaluate((editor) => {
        const tops = new Set();
        for (const mark of editor.querySelectorAll('.view-overlays [class*="TextEditorDecorationType"]'))
          tops.add(mark.closest('.view-overlays > div').getBoundingClientRect().top);
        const lines = [...editor.querySelectorAll('.view-lines > .view-line')].map((line) => ({
          text: line.textContent.replaceAll('\u00a0', ' ').trim(),
          top: line.getBoundingClientRect().top,
        }));
        return lines
          .filter(({ top }) => tops.has(top))
          .map((line) => line.text.split(' ').slice(0, 2).join(' '))
          .sort();
      });
    await until('the first text', async () => {
      const lines = (await lit()).join();
      return lines.includes('text "FIRST"') && !lines.includes('SECOND') && lines.includes('scene lights');
    });
    await screen('lit-first-dark');
    await until('the second text', async () => {
      const lines = (await lit()).join();
      return lines.includes('text "SECOND"') && !lines.includes('FIRST') && lines.includes('layer on');
    });
    await screen('lit-second-dark');
    await bench.theme('Light High Contrast');
    await until('marks in high contrast', async () => (await lit()).length > 0);
    await screen('lit-high-contrast');
    await bench.theme('Dark Modern');
    await pause.click();
    await until('nothing lit', async () => (await lit()).length === 0);
  });

  await check(
    'the title of a preview plays, shows the reel and saves a frame; the palette plays it from the text',
    async () => {
      await bench.openFile('first.reel');
      await bench.command('Glyphreel: Open Preview');
      const panel = await bench.preview('dawn');
      const playing = async () => (await panel.locator('button[aria-label="Pause"]').count()) > 0;
      await until('a running preview', playing);
      await bench.focus('first.reel');
      await bench.command('Glyphreel: Play or Pause Preview');
      await until('a preview that stands still', async () => !(await playing()));
      await page
        .locator('.tab')
        .filter({ hasText: /Preview|first/ })
        .last()
        .click();
      const action = (label) => page.locator(`.editor-actions .action-label[aria-label^="${label}"]`).last();
      for (const label of ['Play or Pause Preview', 'Show Reel of Preview', 'Save Frame'])
        await action(label).waitFor({ timeout: patience(10_000) });
      await screen('preview-title-dark');
      await action('Play or Pause Preview').click();
      await until('a running preview', playing);
      await action('Show Reel of Preview').click();
      await until('the editor of the reel', async () =>
        ((await page.locator('.statusbar').textContent()) ?? '').includes('Ln '),
      );
    },
  );
}
