// `glyphreel analyze` on a song whose structure is known.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { synthesiseSong } from '../inputs/audio/synthesise-song.ts';
import { EXIT } from '../../src/cli/exit.ts';
import { wavFile } from '../../src/engine/preview/wav-file.ts';
import { runCli, scratchFolder } from './run-cli.ts';

const scratch = scratchFolder();

describe('analyze', () => {
  const { samples, truth } = synthesiseSong({
    style: 'house',
    bpm: 128,
    start: 0.3,
    parts: [
      { bars: 6, drums: 'none', chords: true, level: 0.4 },
      { bars: 6, drums: 'all', bass: true, chords: true },
    ],
  });
  const song = path.join(scratch, 'song.wav');
  writeFileSync(song, wavFile(samples, 48000, 2));

  it('prints one JSON object', { timeout: 60_000 }, async () => {
    const { code, out, err } = await runCli(['analyze', song, '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const found = JSON.parse(out) as {
      tempo: number;
      beats: number[];
      bars: number[];
      sections: { number: number; from: number; to: number }[];
      drops: number[];
    };
    expect(found.tempo).toBeCloseTo(128, 0);
    expect(found.sections.map(({ number }) => number)).toEqual([1, 2]);
    expect(found.sections[1].from).toBeCloseTo(truth.sections[1], 1);
    expect(found.drops).toHaveLength(1);
    expect(found.drops[0]).toBeCloseTo(truth.sections[1], 1);
    expect(found.bars.length).toBeGreaterThanOrEqual(12);
  });

  it('prints a table that names sections, bars and drops as `until` does', { timeout: 60_000 }, async () => {
    const { code, out } = await runCli(['analyze', song]);
    expect(code).toBe(0);
    expect(out).toMatch(/^tempo {5}12[78]\.\d bpm$/m);
    expect(out).toMatch(/^ {2}section\(2\) +0:11\.5\d – +0:23\.\d\d {2}bar\(7\) {2}drop\(1\)$/m);
  });

  it('says why a file cannot be analysed', async () => {
    const { code, err } = await runCli(['analyze', path.join(scratch, 'none.mp3')]);
    expect(code).toBe(EXIT.input);
    expect(err).toContain('none.mp3');
  });
});
