// asciicasts: played in an emulated terminal they show every cell of every frame, and damage is found.

import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCast } from '../../../src/engine/inputs/character-art/parse-cast.ts';
import { cast } from '../../../src/engine/outputs/formats/cast/cast.ts';
import { writeFilm } from './cell-film.ts';

describe('an asciicast', () => {
  test.each(['24bit', '256', '16', 'none'])('with colours: %s shows what was drawn', async (colors) => {
    const film = await writeFilm(cast, { colors });
    expect(await film.verify()).toEqual({
      frames: 30,
      seconds: 1.25,
      streams: [`cast 24x7 ${colors}`],
      worstDifference: 0,
      wrongFrames: [],
      faults: [],
    });
  });

  test('has the times of the frames and chapters, and ends with the last frame', async () => {
    const film = await writeFilm(
      cast,
      {},
      {
        chapters: [
          { from: 0, to: 0.5, text: 'dawn' },
          { from: 0.5, to: 1.25, text: 'noon "2"' },
        ],
      },
    );
    const [head, ...lines] = readFileSync(film.target.path, 'utf8').trimEnd().split('\n');
    expect(JSON.parse(head!)).toMatchObject({ version: 3, term: { cols: 24, rows: 7, type: 'xterm-256color' } });
    const events = lines.map((line) => JSON.parse(line) as [number, string, string]);
    expect(events.filter(([, code]) => code === 'm').map(([, , text]) => text)).toEqual(['dawn', 'noon "2"']);
    expect(events.reduce((sum, [interval]) => sum + interval, 0)).toBeCloseTo(1.25, 6);
    expect(events.at(-1)).toEqual([0, 'x', '0']);
    const times = [...parseCast(readFileSync(film.target.path)).events].map(
      ({ seconds }) => Math.round(seconds * 24 * 1e4) / 1e4,
    );
    expect(times.every((frame) => Math.abs(frame - Math.round(frame)) < 0.001)).toBe(true);
  });

  test('that was changed is not taken for whole', async () => {
    const film = await writeFilm(cast);
    const whole = readFileSync(film.target.path, 'utf8');
    const faults = async (text: string) => {
      writeFileSync(film.target.path, text);
      return (await film.verify()).faults;
    };
    const lines = whole.trimEnd().split('\n');
    expect(await faults([...lines.slice(0, 6), ...lines.slice(7)].join('\n'))).not.toEqual([]);
    expect(await faults(whole.slice(0, whole.length - 30))).not.toEqual([]);
    expect(await faults('')).toEqual([
      'frame 0 cannot be read: The character art cannot be used: its first line is not the header of a recording.',
    ]);
    expect(await faults(whole)).toEqual([]);
  });
});
