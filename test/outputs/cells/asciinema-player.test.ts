// asciinema's own player, in Chromium, shows the cells of a recording.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cast } from '../../../src/engine/outputs/formats/cast/cast.ts';
import { browserPath, launchBrowser } from '../../webviews/webview-page.ts';
import { writeFilm } from './cell-film.ts';

const BUNDLE = path.resolve(import.meta.dirname, '../../../node_modules/asciinema-player/dist/bundle');

test.skipIf(browserPath === undefined)(
  'asciinema-player shows the characters of each frame',
  async () => {
    const film = await writeFilm(cast, { symbols: 'ascii' });
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.setContent('<div id="player"></div>');
      await page.addStyleTag({ path: path.join(BUNDLE, 'asciinema-player.css') });
      await page.addScriptTag({ path: path.join(BUNDLE, 'asciinema-player.js') });
      await page.evaluate(
        async (data) => {
          const { AsciinemaPlayer } = globalThis as unknown as {
            AsciinemaPlayer: {
              create(src: object, element: Element | null, options: object): { play(): Promise<void> };
            };
          };
          const element = document.querySelector('#player');
          const player = AsciinemaPlayer.create({ data }, element, { preload: true });
          Object.assign(globalThis, { player });
          await player.play();
        },
        readFileSync(film.target.path, 'utf8'),
      );
      for (const frame of [0, 7, 19, 20, 29]) {
        const { cols, glyphs } = film.frames[frame]!;
        const lines = Array.from({ length: 7 }, (_, row) =>
          String.fromCodePoint(...glyphs.subarray(row * cols, (row + 1) * cols)),
        );
        await page.evaluate(
          async (seconds) => {
            const { player } = globalThis as unknown as {
              player: { pause(): Promise<void>; seek(to: number): Promise<void> };
            };
            await player.pause();
            await player.seek(seconds);
          },
          (frame + 0.5) / 24,
        );
        await expect
          .poll(() => page.evaluate(() => document.querySelector('.ap-term')?.textContent ?? ''), { timeout: 10_000 })
          .toContain(lines[3]!.trim().slice(0, 6));
        const shown = await page.evaluate(() =>
          [...document.querySelectorAll('.ap-line')].map((line) => line.textContent),
        );
        expect(shown.map((line) => line?.trimEnd())).toEqual(lines.map((line) => line.trimEnd()));
      }
    } finally {
      await browser.close();
    }
  },
  60_000,
);
