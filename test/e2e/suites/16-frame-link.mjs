// The frame link: frames go straight from the engine to the panel, in messages where that breaks, and over a new link after that.

import assert from 'node:assert/strict';
import { descendants, until } from '../support/run-process.mjs';

export const title = 'Frame link';
/** The page tries an address that its policy refuses, and an engine is killed. */
export const expected = /Content Security Policy|violates the following|Fetch API cannot load|WebSocket|engine-gone/;

export async function run({ bench, server, check, screen }) {
  let panel;
  const canvasOf = (frame) => frame.locator('canvas.picture');
  const way = (frame = panel) => canvasOf(frame).getAttribute('data-way');
  const presented = async (frame = panel) => Number((await bench.panelData(frame)).presented);
  const goesOn = async (frame = panel) => {
    const before = await presented(frame);
    await until('three more frames', async () => (await presented(frame)) > before + 3);
  };
  const linked = (frame = panel) => until('frames over the link', async () => (await way(frame)) === 'link', 20_000);
  const edit = async (hue) => {
    const { plan } = await bench.panelData(panel);
    await bench.focus('first.reel');
    await bench.replaceLine(9, `    hue: ${hue}`);
    await until('another plan', async () => (await bench.panelData(panel)).plan !== plan);
  };

  const opened = await check('frames come over the link', async () => {
    await bench.openFile('first.reel');
    await bench.goTo(8);
    await bench.command('Glyphreel: Open Preview');
    panel = await bench.preview('dawn');
    await linked();
    await goesOn();
    // Never as large as RGBA: planes, or JPEG where the machine is busy.
    assert.match(await canvasOf(panel).getAttribute('data-form'), /^(yuv420|jpeg)$/);
    await screen('frame-link-dark');
  });
  if (!opened) return;

  await check('the page can connect to nothing else', async () => {
    const refused = await panel.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
          window.refused = new WebSocket('ws://127.0.0.1:9/');
        }),
    );
    assert.equal(refused, 'connect-src');
  });

  await check('when it breaks while playing, nothing stops, and there is another soon', async () => {
    // The link is left for one that cannot be opened.
    await panel.evaluate(() => {
      const picture = document.querySelector('canvas.picture');
      window.seenWays = [];
      new MutationObserver(() => window.seenWays.push(picture.dataset.way)).observe(picture, {
        attributeFilter: ['data-way'],
      });
      window.postMessage({ type: 'frameLink', link: { url: 'ws://127.0.0.1:9/', token: 'none' } });
    });
    await until('a frame in a message', () => panel.evaluate(() => window.seenWays.includes('message')));
    await goesOn();
    await linked();
    await goesOn();
  });

  await check('when it breaks while the picture stands, the next edit shows', async () => {
    await panel.locator('button[aria-label="Pause"]').click();
    await panel.evaluate(() =>
      window.postMessage({ type: 'frameLink', link: { url: 'ws://127.0.0.1:9/', token: 'none' } }),
    );
    await edit('0.15');
    await until('a link again', async () => {
      await edit((0.2 + Math.random() / 2).toFixed(3));
      return (await way()) === 'link';
    });
  });

  await check('a new engine has a link at once, at the same address', async () => {
    await panel.locator('button[aria-label="Play"]').click();
    const [engine] = descendants(server.pid, /dist\/engine\.mjs/);
    process.kill(engine.pid, 'SIGKILL');
    await until(
      'another engine',
      () => descendants(server.pid, /dist\/engine\.mjs/).some(({ pid }) => pid !== engine.pid),
      20_000,
    );
    await goesOn();
    await linked();
    await goesOn();
  });

  await check('a second panel has a link of its own', async () => {
    await bench.press('Control+1');
    await bench.openFile('second.reel');
    await bench.command('Glyphreel: Open Preview');
    const other = await bench.preview('weave');
    await linked(other);
    await goesOn(other);
    await bench.openFile('first.reel');
    await goesOn();
    assert.equal(await way(), 'link');
  });

  await check('webviews that are loaded again connect again', async () => {
    const before = panel;
    await bench.command('Developer: Reload Webviews');
    await until('the old page to go', () => before.isDetached());
    panel = await bench.preview('dawn');
    await linked();
    await goesOn();
  });
}
