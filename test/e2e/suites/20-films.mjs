// Moving pictures of each gesture, for docs/studio.md. Each is checked to do what it shows before it is kept.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { patience } from '../support/patience.mjs';
import { until } from '../support/run-process.mjs';

export const title = 'Films of gestures';
/** Runs when it is named, and with --keep-pictures. */
export const forDocumentation = true;
export const server = { examples: path.join(import.meta.dirname, '..', '..', '..', 'examples') };

const REEL = `reel "Harbour" { size: landscape  audio: "media/first-light.ogg" }

colors dusk = [#140c2e, #7a1f5c, #ff5a4f, #ffb347]
palette waves = " .-~=≈#"

scene dawn for 8beats {
  layer sky on md {
    value: fbm(octaves: 4, scale: 1.6, speed: 0.3) * 0.9
    color: ramp(dusk, value)
    palette: dense
    opacity: 0.7
  }
  layer sun on sm {
    value: (radial(radius: 0.42, feather: 0.5) | move(0.2, -0.15)) * keys(t, [0s: 0.3, 2s: 1, 4s: 0.6], ease: inOutCubic)
    color: #ffb347
    palette: waves
    blend: screen
  }
  text "HARBOUR" { size: 16%  at: (0.3, 0.72)  color: #fff3d6  reveal: typewriter(1s) }
  shade: bloom(threshold: 120, strength: 0.6) | vignette(0.25)
}

scene noon for 8beats {
  transition: crossfade(0.5s)
  layer on md {
    value: stripes(angle: 20deg, count: 9) * (0.5 + audio.bass * 0.6)
    color: ramp(dusk, value)
    palette: dense
  }
  shade: bloom(threshold: 120) | vignette(0.25)
}

scene night for 4beats {
  layer on md { value: domainWarp(strength: 0.6)  color: ramp(dusk, value)  palette: waves }
  shade: vignette(0.3)
}
`;

export async function run({ bench, server: machine, check, film }) {
  const { page } = bench;
  const FILE = 'harbour.reel';
  const lineOf = (text) => REEL.split('\n').findIndex((line) => line.includes(text)) + 1;
  const columnOf = (line, text) => REEL.split('\n')[line - 1].indexOf(text) + 1;
  /** Puts the cursor into what `text` says, on the line that contains `line`. */
  const cursorIn = (line, text, into = 1) => bench.cursorTo(FILE, lineOf(line), columnOf(lineOf(line), text) + into);
  const dirty = page.locator('.tab.dirty');
  /** Waits until the gesture has written, and checks what. */
  const written = async (pattern) => {
    await until(`${pattern} in the text`, async () => pattern.test(await bench.text(FILE)));
    assert.ok(await dirty.count(), 'the text has changed');
  };
  let panel;
  const shown = (locator) => locator.first().waitFor({ timeout: patience(15_000) });
  const button = (name) => panel.getByRole('button', { name });
  const choose = async (pointer, name) => {
    await pointer.click(button('Compare and inspect'));
    await pointer.click(panel.getByRole('menuitem', { name }));
  };
  /** Back to the reel of the file: one undo step a gesture, so that this tells when a gesture took several. */
  const revert = async () => {
    await bench.focus(FILE);
    await bench.press('Control+Z');
    try {
      await until('the text of the file after one undo', async () => (await dirty.count()) === 0);
    } finally {
      await bench.command('File: Revert File');
    }
  };
  /** Paused, at this beat of the scene under the cursor. */
  const standAt = async (scene, beat) => {
    await bench.cursorTo(FILE, lineOf(`scene ${scene}`), 3);
    await until(`scene ${scene}`, async () => (await bench.panelData(panel)).scene === scene);
    await bench.pause(panel);
    await panel.locator('.scrubber').focus();
    await page.keyboard.press('Home');
    for (let i = 0; i < beat; i++) await page.keyboard.press('Shift+ArrowRight');
  };

  await check('the reel of the films plays', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    writeFileSync(machine.file(FILE), REEL);
    await bench.openFile(FILE);
    await bench.command('View: Toggle Primary Side Bar Visibility');
    await bench.command('Glyphreel: Open Preview');
    panel = await bench.preview('dawn');
    await until('pictures', async () => Number((await bench.panelData(panel)).presented) > 12, 30_000);
    await standAt('dawn', 2);
  });

  await check('film: a slider for the number under the cursor', async () => {
    await cursorIn('opacity: 0.7', '0.7');
    const slider = panel.locator('.tweak').getByRole('slider', { name: 'opacity' });
    await shown(slider);
    await film('slider', async (pointer) => {
      const box = await slider.boundingBox();
      await pointer.moveOver(slider, [0.7, 0.5]);
      await pointer.dragBy(-box.width * 0.55, 0);
      await written(/opacity: 0\.[12]/);
      await pointer.pause();
    });
    await revert();
  });

  await check('film: a colour is turned on the wheel', async () => {
    await cursorIn('color: #fff3d6', '#fff3d6', 3);
    const wheel = panel.locator('.tweak-literal .wheel');
    await shown(wheel);
    await film('wheel', async (pointer) => {
      const box = await wheel.boundingBox();
      await pointer.moveOver(wheel, [0.55, 0.45]);
      await pointer.dragBy(-box.width * 0.45, box.height * 0.2);
      await until('a colour in the text', async () => (await dirty.count()) > 0);
      await pointer.pause();
    });
    await revert();
  });

  await check('film: a key of a curve is dragged along the beats', async () => {
    await cursorIn('keys(t', '0.3, 2s');
    const plot = panel.locator('.curve-plot');
    await shown(plot);
    await film('curve', async (pointer) => {
      const box = await plot.boundingBox();
      await pointer.moveOver(panel.locator('.curve-point:nth-child(2)'));
      await pointer.dragBy(-box.width * 0.2, box.height * 0.4);
      await written(/keys\(t, \[0s: 0\.3, [01][.\d]*s: 0\.\d+, 4s: 0\.6\]/);
      await pointer.pause();
    });
    await revert();
  });

  await check('film: glyphs of a palette are reordered', async () => {
    await cursorIn('palette waves', '.-~', 1);
    await shown(panel.locator('.palette-glyph'));
    await film('palette', async (pointer) => {
      await pointer.moveOver(panel.locator('.palette-glyph:nth-child(7)'));
      const to = await panel.locator('.palette-glyph:nth-child(2)').boundingBox();
      const from = await panel.locator('.palette-glyph:nth-child(7)').boundingBox();
      await pointer.dragBy(to.x - from.x, 0);
      await written(/" #/);
      await pointer.pause();
    });
    await revert();
  });

  await check('film: a text is dragged in the picture', async () => {
    await cursorIn('text "HARBOUR"', 'at:');
    const handle = button(/^at, 30 % across/);
    await shown(handle);
    await film('handle', async (pointer) => {
      const box = await panel.locator('canvas.picture').boundingBox();
      await pointer.moveOver(handle);
      await pointer.dragBy(box.width * 0.2, -box.height * 0.3);
      await written(/at: \(0\.5/);
      await pointer.pause();
    });
    await revert();
  });

  await check('film: Alt with an arrow key steps the number in the text', async () => {
    await cursorIn('strength: 0.6)', '0.6');
    await film('step', async (pointer) => {
      await pointer.pause();
      for (let i = 0; i < 8; i++) {
        await bench.press('Shift+Alt+ArrowUp');
        await pointer.pause(180);
      }
      await until('steps in the text', async () => (await dirty.count()) > 0);
      await pointer.pause();
    });
    await bench.command('File: Revert File');
    await until('the text of the file', async () => (await dirty.count()) === 0);
  });

  await check('film: a click lists what draws the point, and leaves items out', async () => {
    await standAt('dawn', 4);
    await film('who', async (pointer) => {
      await pointer.click(panel.locator('canvas.picture'), [0.3, 0.72]);
      const list = panel.getByRole('list', { name: 'Items, uppermost first' });
      await shown(list.getByRole('button', { name: /^text HARBOUR/ }));
      await pointer.pause(900);
      await pointer.click(button('Hide layer sky'));
      await pointer.pause(900);
      await pointer.click(button('Show All'));
      await pointer.click(list.getByRole('button', { name: /^text HARBOUR/ }));
      await until('the line of the text', async () =>
        ((await page.locator('.statusbar').textContent()) ?? '').includes(`Ln ${lineOf('text "HARBOUR"')},`),
      );
      await pointer.pause();
    });
    await panel.locator('.who').getByRole('button', { name: 'Close' }).click();
    assert.equal(await dirty.count(), 0, 'the text stays as it is');
  });

  await check('film: the pointer on a name tints its cells', async () => {
    await film('tint', async (pointer) => {
      for (const name of ['layer sky', 'layer sun', 'text "HARBOUR"']) {
        const box = await bench.editor(FILE).locator('.view-line').filter({ hasText: name }).boundingBox();
        await pointer.moveTo(box.x + 46, box.y + box.height / 2);
        await shown(panel.locator('.tint-label').filter({ hasText: name.replaceAll('"', '') }));
        await pointer.pause(900);
      }
    });
  });

  await check('film: a cut is dragged along the music', async () => {
    const cut = panel.locator('.cut[data-segment="1"]');
    // A playhead near the fourth beat would be snapped to.
    await standAt('dawn', 1);
    await shown(cut);
    await film('cut', async (pointer) => {
      const { width } = await panel.locator('.blocks').boundingBox();
      await pointer.moveOver(cut);
      await pointer.dragBy(-(4 / 20) * width, 0);
      await written(/scene dawn for 4beats/);
      await pointer.pause();
    });
    await revert();
  });

  await check('film: a segment is dragged before another', async () => {
    await film('order', async (pointer) => {
      const [from, to] = [panel.locator('.block[data-segment="2"]'), panel.locator('.block[data-segment="1"]')];
      const [a, b] = [await from.boundingBox(), await to.boundingBox()];
      await pointer.moveOver(from);
      await pointer.dragBy(b.x + 12 - (a.x + a.width / 2), 0);
      await until('the new order', async () => (await dirty.count()) > 0);
      await pointer.pause();
    });
    await revert();
  });

  await check('film: a pinned frame is compared with a change', async () => {
    await standAt('dawn', 4);
    await panel.locator('.scrubber').focus();
    await page.keyboard.press('p');
    const wipe = panel.getByRole('slider', { name: /^Wipe/ });
    await shown(wipe);
    await cursorIn('opacity: 0.7', '0.7');
    const slider = panel.locator('.tweak').getByRole('slider', { name: 'opacity' });
    await shown(slider);
    await film('wipe', async (pointer) => {
      const box = await slider.boundingBox();
      await pointer.moveOver(slider, [0.7, 0.5]);
      await pointer.dragBy(-box.width * 0.55, 0);
      await written(/opacity: 0\.[12]/);
      const picture = await panel.locator('canvas.picture').boundingBox();
      await pointer.moveOver(wipe, [0.5, 0.5]);
      await pointer.dragBy(-picture.width * 0.3, 0);
      await pointer.dragBy(picture.width * 0.55, 0);
      await pointer.pause();
    });
    await panel.locator('.scrubber').focus();
    await page.keyboard.press('p');
    await revert();
  });

  await check('film: earlier looks of a scene are shown and restored', async () => {
    await standAt('noon', 2);
    await choose(new Still(page), /^Earlier looks/);
    const look = panel.locator('.look');
    await shown(look);
    const stripes = lineOf('stripes(');
    for (const changes of [{ count: '24' }, { count: '24', angle: '70deg' }]) {
      const count = await look.count();
      const line = Object.entries(changes).reduce(
        (text, [name, value]) => text.replace(new RegExp(`${name}: \\w+`), `${name}: ${value}`),
        REEL.split('\n')[stripes - 1],
      );
      await bench.focus(FILE);
      await bench.replaceLine(stripes, line);
      await until('another look', async () => (await look.count()) > count);
    }
    await film('looks', async (pointer) => {
      await pointer.click(look.nth(1));
      await pointer.pause();
      await pointer.click(look.nth(2));
      await pointer.pause();
      await pointer.click(button('Restore'));
      await written(/angle: 20deg, count: 9/);
      await pointer.pause();
    });
    await panel.locator('.looks').getByRole('button', { name: 'Close' }).click();
    await bench.focus(FILE);
    await bench.command('File: Revert File');
    await until('the text of the file', async () => (await dirty.count()) === 0);
  });

  await check('film: a contact sheet leads to a moment', async () => {
    await standAt('dawn', 0);
    await film('sheet', async (pointer) => {
      await choose(pointer, /^Contact sheet/);
      await shown(button('Go to 0.00 s'));
      await pointer.pause(900);
      await pointer.click(panel.locator('.sheet-cell').nth(7));
      await until('the chosen moment', async () => Number((await bench.panelData(panel)).shownT) > 0.5);
      await pointer.pause();
    });
  });

  await check('film: times are tapped to the music', async () => {
    await standAt('night', 0);
    await bench.cursorTo(FILE, lineOf('shade: vignette(0.3)'), columnOf(lineOf('shade: vignette(0.3)'), ')') + 1);
    await bench.type(' // ');
    await until('the line', async () => (await dirty.count()) > 0);
    await film('tap', async (pointer) => {
      await panel.locator('.scrubber').focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Space');
      for (let i = 0; i < 3; i++) {
        await pointer.pause(450);
        await page.keyboard.press('t');
      }
      await pointer.pause(300);
      await page.keyboard.press('Space');
      await until('the times in the text', async () => /\/\/ +[\d.]+/.test(await bench.text(FILE)));
      await pointer.pause();
    });
    await bench.focus(FILE);
    await bench.command('File: Revert File');
    await until('the text of the file', async () => (await dirty.count()) === 0);
  });

  await check('film: an effect is inserted from moving pictures', async () => {
    await standAt('night', 1);
    await cursorIn('shade: vignette(0.3)', 'vignette', 'vignette(0.3)'.length);
    await bench.command('Glyphreel: Insert Effect…');
    const insert = await bench.webview('#app.insert', (data) => Number(data.shown) > 300);
    const frames = async () => Number((await insert.locator('canvas.film').getAttribute('data-frames')) ?? 0);
    await film('insert', async (pointer) => {
      await pointer.click(insert.getByRole('searchbox', { name: 'Search effects' }));
      for (const letter of 'kaleido') {
        await bench.type(letter);
        await pointer.pause(120);
      }
      const effect = insert.locator('.effect').filter({ hasText: 'kaleidoscope' }).first();
      await shown(effect);
      await pointer.moveOver(effect);
      await until(
        'a moving picture',
        async () => (await insert.locator('canvas.film').count()) > 0 && (await frames()) > 8,
      );
      await pointer.click(effect);
      await written(/vignette\(0\.3\) \| kaleidoscope/);
      await pointer.pause();
      await pointer.click(page.locator('.tab').filter({ hasText: 'Preview: night' }));
      await pointer.pause();
    });
    await bench.focus(FILE);
    await bench.command('File: Revert File');
    await until('the text of the file', async () => (await dirty.count()) === 0);
  });
}

/** Makes the gestures of a film where none is recorded. */
class Still {
  constructor(page) {
    this.page = page;
  }

  click = (locator) => locator.click();
}
