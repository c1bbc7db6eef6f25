// Writing a reel: highlighting, errors and quick fixes, completion, hover, lenses, formatting, commands, walkthrough.

import { patience } from '../support/patience.mjs';
import assert from 'node:assert/strict';
import { sleep, until } from '../support/run-process.mjs';

export const title = 'Authoring';
/** VS Code logs the error message that a check provokes. */
export const expected = /Not rendered/;

export async function run({ bench, check, screen }) {
  await check('a reel is highlighted', async () => {
    await bench.openFile('first.reel');
    await until('colours', async () => {
      const classes = await bench
        .editor('first.reel')
        .locator('.view-line span[class*=mtk]')
        .evaluateAll((all) => all.map((span) => span.className));
      return new Set(classes).size >= 5;
    });
  });

  await check('header, scenes and timeline entries have lenses', async () => {
    await until('lenses', async () => (await bench.lens('first.reel', '▶ Preview').count()) === 5);
    const words = await bench.editor('first.reel').locator('.codelens-decoration').allTextContents();
    assert.ok(
      words.some((line) => /Render reel.*Estimate/.test(line)),
      words.join('; '),
    );
    assert.equal(
      words.filter((line) => /▶ Preview.*Render this segment.*Still/.test(line)).length,
      5,
      words.join('; '),
    );
  });

  await check('a scene keeps its lenses while it has errors, and a click shows the error', async () => {
    await bench.focus('first.reel');
    const count = () => bench.lens('first.reel', '▶ Preview').count();
    await bench.replaceLine(8, '    value: plasmaa() * 1.2');
    await bench
      .editor('first.reel')
      .locator('.squiggly-error')
      .first()
      .waitFor({ state: 'attached', timeout: patience(10_000) });
    await until('lenses, still', async () => (await count()) === 5);
    for (let i = 0; i < 10; i++) {
      await bench.type('a');
      await until('lenses while typing', async () => (await count()) === 5, 3000);
    }
    await bench.lens('first.reel', 'Render this segment').first().click();
    await bench.notification('Not rendered').waitFor({ timeout: patience(10_000) });
    assert.match(await bench.notification('Not rendered').textContent(), /plasmaa/);
    await bench.closeNotifications();
    await bench.focus('first.reel');
    await bench.replaceLine(8, '    value: plasma() * 1.2');
    await bench
      .editor('first.reel')
      .locator('.squiggly-error')
      .first()
      .waitFor({ state: 'detached', timeout: patience(10_000) });
  });

  await check('inlay hints show start and length of scenes', async () => {
    await until('inlay hints', async () => /3\.00 s · 72 frames/.test(await bench.text('first.reel')));
  });

  await check('a hover documents a built-in', async () => {
    await bench
      .editor('first.reel')
      .locator('.view-line span', { hasText: /^plasma$/ })
      .first()
      .hover();
    const hover = bench.page
      .locator('.monaco-hover:not(.hidden) .hover-contents, .monaco-resizable-hover .hover-contents')
      .first();
    await hover.waitFor({ timeout: patience(8000) });
    const text = await bench.page.locator('.monaco-hover').allTextContents();
    assert.match(text.join(' '), /sines/i);
    assert.match(text.join(' '), /scale/);
    await screen('hover-dark');
  });

  await check('completion offers built-ins with their documentation', async () => {
    await bench.focus('first.reel');
    await bench.goTo(8, 26);
    await bench.type(' + plas');
    const rows = bench.page.locator('.suggest-widget.visible .monaco-list-row');
    await rows
      .filter({ hasText: 'plasma' })
      .first()
      .waitFor({ timeout: patience(8000) });
    if (
      (await bench.page.locator('.suggest-details').count()) === 0 ||
      !(await bench.page.locator('.suggest-details').first().isVisible())
    )
      await bench.press('Control+Space');
    const details = bench.page.locator('.suggest-details').first();
    // The signature is shown first; the documentation is resolved afterwards.
    await details.filter({ hasText: /sines/i }).waitFor({ timeout: patience(8000) });
    await screen('completion-dark');
    await bench.press('Escape');
    for (let i = 0; i < 7; i++) await bench.press('Backspace');
  });

  await check('completion offers the values of a setting', async () => {
    await bench.goTo(10, 19);
    for (let i = 0; i < 5; i++) await bench.press('Backspace');
    await bench.type('kata');
    await bench.page
      .locator('.suggest-widget.visible .monaco-list-row')
      .filter({ hasText: 'katakana' })
      .first()
      .waitFor({ timeout: patience(8000) });
    await bench.press('Enter');
    await until('the word', async () => /palette: katakana/.test(await bench.text('first.reel')));
  });

  await check('an error is underlined, and its quick fix fixes it', async () => {
    await bench.openFile('mistakes.reel');
    const mark = bench.editor('mistakes.reel').locator('.squiggly-error');
    await mark.first().waitFor({ state: 'attached', timeout: patience(10_000) });
    await bench.goTo(2, 25);
    await until('the fix', async () => {
      await bench.press('Control+.');
      await sleep(400);
      const rows = bench.page.locator('.action-widget .monaco-list-row.action').filter({ hasText: 'plasma' });
      if ((await rows.count()) === 0) {
        await bench.press('Escape');
        return false;
      }
      await screen('quick-fix-dark');
      await rows.first().click();
      return true;
    });
    await until('the fixed text', async () => /value: plasma\(\)/.test(await bench.text('mistakes.reel')));
    await mark.first().waitFor({ state: 'detached', timeout: patience(10_000) });
  });

  await check('formatting formats the text', async () => {
    await bench.replaceLine(2, '     layer   on md {   value:plasma( )   hue:0.2 }');
    await bench.press('Shift+Alt+F');
    await until('a formatted line', async () => /\n {2}layer on md \{/.test(await bench.text('mistakes.reel')));
  });

  await check('the outline lists scenes, and the palette the commands for a reel', async () => {
    await bench.openFile('first.reel');
    await bench.command('Go to Symbol in Editor');
    await until('symbols', async () =>
      (await bench.page.locator('.quick-input-list .monaco-list-row').allTextContents()).some((row) =>
        /dawn/.test(row),
      ),
    );
    await bench.press('Escape');
    await sleep(200);
    const offered = [
      ...(await bench.offered('Glyphreel: Re')),
      ...(await bench.offered('Glyphreel: ')),
      ...(await bench.offered('Glyphreel: S')),
      ...(await bench.offered('Glyphreel: O')),
      ...(await bench.offered('Glyphreel: C')),
    ].join('\n');
    for (const command of [
      'Render Scene',
      'Render Reel',
      'Render Segment…',
      'Open Preview',
      'Save Frame…',
      'Estimate Render Time',
      'Show Renders',
      'New Reel from Example…',
      'Clear Render Cache',
      'Restart Engine',
      'Show Log',
      'Check System (Doctor)',
      'Open Documentation',
    ])
      assert.ok(offered.includes(`Glyphreel: ${command}`), `the palette does not offer ${command}`);
    assert.equal(await bench.offers('Glyphreel: Cancel Render'), false, 'Cancel Render is offered while nothing runs');
  });

  await check('the doctor checks the machine', async () => {
    await bench.command('Glyphreel: Check System (Doctor)');
    await until(
      'its page',
      async () => /ffmpeg/.test((await bench.page.locator('.monaco-editor .view-lines').allTextContents()).join(' ')),
      20_000,
    );
    await screen('doctor-dark');
  });

  await check('the walkthrough has its four steps', async () => {
    await bench.command('Welcome: Open Walkthrough...');
    await bench.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ hasText: 'Get started with Glyphreel' })
      .first()
      .click();
    await until('its steps', async () => {
      const steps = await bench.page.locator('.gettingStartedContainer .getting-started-step').allTextContents();
      return ['Open your first reel', 'Preview while you type', 'Render it', 'Check the brightness'].every((step) =>
        steps.some((text) => text.includes(step)),
      );
    });
    await screen('walkthrough-dark');
  });

  await check('a reel from an example opens with its preview', async () => {
    await bench.command('Glyphreel: New Reel from Example…');
    // The list is longer than its window: only rows in view exist.
    const list = bench.page.locator('.quick-input-widget').filter({ hasText: 'Blank Reel' });
    await list.locator('.quick-input-box input').fill('tides');
    const row = bench.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'tides' }).first();
    await row.waitFor();
    await row.click();
    await bench.page
      .locator('.tab')
      .filter({ hasText: 'tides.reel' })
      .first()
      .waitFor({ timeout: patience(15_000) });
    await bench.preview();
    await sleep(1500);
    await screen('example-dark');
  });
}
