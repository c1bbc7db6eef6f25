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
  const text = () => bench.text(FILE);
  const written = (what) => until(`${what} in the text`, async () => (await text()) !== REEL);
  let panel;
  /** Back to the reel as it was. */
  const revert = async () => {
    await bench.focus(FILE);
    await bench.command('File: Revert File');
    await until('the reel of before', async () => (await text()) === REEL);
  };

  await check('the reel of the films plays', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    writeFileSync(machine.file(FILE), REEL);
    await bench.openFile(FILE);
    await bench.command('View: Toggle Primary Side Bar Visibility');
    await bench.command('Glyphreel: Open Preview');
    panel = await bench.preview('dawn');
    await until('pictures', async () => Number((await bench.panelData(panel)).presented) > 12, 30_000);
    await panel.locator('button[aria-label="Pause"]').click();
    await panel.locator('.scrubber').focus();
    await page.keyboard.press('Home');
    for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+ArrowRight');
  });

  await check('film: a slider for the number under the cursor', async () => {
    await cursorIn('opacity: 0.7', '0.7');
    const slider = panel.locator('.tweak').getByRole('slider', { name: 'opacity' });
    await slider.waitFor({ timeout: patience(10_000) });
    await film('slider', async (pointer) => {
      const box = await slider.boundingBox();
      await pointer.moveOver(slider, [0.7, 0.5]);
      await pointer.dragBy(-box.width * 0.55, 0);
      await written('the number');
      await pointer.pause();
    });
    await revert();
  });

  await check('film: a text is dragged in the picture', async () => {
    await cursorIn('text "HARBOUR"', 'at:');
    const handle = panel.getByRole('button', { name: /^at, 30 % across/ });
    await handle.waitFor({ timeout: patience(10_000) });
    await film('handle', async (pointer) => {
      const box = await panel.locator('canvas.picture').boundingBox();
      await pointer.moveOver(handle);
      await pointer.dragBy(box.width * 0.2, -box.height * 0.3);
      await written('the point');
      await pointer.pause();
    });
    assert.match(await text(), /at: \(0\.5/);
    await revert();
  });
}
