// Times of the music, sound at the playhead, effects with their pictures, and files: what an author inserts without looking it up.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { patience } from '../support/patience.mjs';
import { until } from '../support/run-process.mjs';

export const title = 'Insert';
export const server = {};

const MUSIC = `reel { size: landscape  audio: "first-light.ogg" }
scene one for 6s {
  layer sky on md { value: plasma()  color: ramp(neon) }
  text "NOW" { from:  to: 5s }
}
scene two for 4s {
  layer on md { value: audio.bass }
}
`;

export async function run({ bench, server: machine, check, screen }) {
  const { page } = bench;
  const line = async (number, file) => (await bench.text(file)).split('\n')[number - 1];
  const suggestions = page.locator('.suggest-widget .monaco-list-row');

  await check('completion offers times of the music by name, and writes them in the unit of the author', async () => {
    writeFileSync(machine.file('music.reel'), MUSIC);
    await bench.openFile('music.reel');
    await bench.cursorTo('music.reel', 4, 22);
    await until('bars in the list', async () => {
      await bench.press('Escape');
      await bench.press('Control+Space');
      await suggestions.first().waitFor({ timeout: patience(5_000) });
      return (await suggestions.filter({ hasText: /bar \d+.* · 0:0\d/ }).count()) > 0;
    });
    await screen('moments-dark');
    const label = await suggestions.filter({ hasText: 'bar 3 ·' }).first().getAttribute('aria-label');
    await suggestions.filter({ hasText: 'bar 3 ·' }).first().click();
    await until('a time', async () => /from: [\d.]+s ?to: 5s/.test(await line(4, 'music.reel')));
    const [, minutes, seconds] = /(\d+):(\d+\.\d)/.exec(label);
    const written = Number(/from: ([\d.]+)s/.exec(await line(4, 'music.reel'))[1]);
    assert.ok(Math.abs(written - (Number(minutes) * 60 + Number(seconds))) < 0.06, `${written} for ${label}`);
    await bench.press('Control+Z');
  });
}
