import { describe, expect, it } from 'vitest';
import { EXIT, exitCodeOf } from '../../src/cli/exit.ts';
import { outputFor, toJobOptions } from '../../src/cli/commands/render.ts';
import { linePause, wordsOf } from '../../src/cli/progress-bar.ts';
import { starterReel } from '../../src/cli/starter-reel.ts';
import { friendlyBytes, friendlySeconds } from '../../src/cli/terminal.ts';
import { compile } from '../../src/language/compile.ts';

describe('exitCodeOf', () => {
  it('distinguishes errors in the input from problems of the machine', () => {
    expect(exitCodeOf('input-audio')).toBe(EXIT.input);
    expect(exitCodeOf('busy-output')).toBe(EXIT.input);
    expect(exitCodeOf('machine-no-ffmpeg')).toBe(EXIT.machine);
    expect(exitCodeOf('verify-failed')).toBe(EXIT.machine);
    expect(exitCodeOf('interrupted')).toBe(130);
  });
});

describe('outputFor', () => {
  it('never overwrites the whole video with a part', () => {
    expect(outputFor('films/dawn.reel', {}, 24)).toBe('dawn.mp4');
    expect(outputFor('dawn.reel', { scene: 'birth' }, 24)).toBe('dawn-birth.mp4');
    expect(outputFor('dawn.reel', { segment: 3 }, 24)).toBe('dawn-3.mp4');
    expect(outputFor('dawn.reel', { range: { from: { seconds: 0.5 }, to: { frames: 48 } } }, 24)).toBe(
      'dawn-0.5s-2s.mp4',
    );
    expect(outputFor('dawn.reel', { format: 'png', scene: 'birth' }, 24)).toBe('dawn-birth/%05d.png');
  });
});

describe('toJobOptions', () => {
  it('reads frames at the rate that is rendered, and KEEP_INTERMEDIATES', () => {
    const range = { from: { frames: 12 }, to: { frames: 24 } };
    expect(toJobOptions('a.reel', { quality: 'draft', cache: true, range }, 24).range).toEqual({ from: 0.5, to: 1 });
    expect(toJobOptions('a.reel', { quality: 'draft', cache: true, range, fps: 12 }, 24).range).toEqual({
      from: 1,
      to: 2,
    });
    process.env.KEEP_INTERMEDIATES = '1';
    try {
      expect(toJobOptions('a.reel', { quality: 'draft', cache: false }, 24)).toMatchObject({
        keepIntermediates: true,
        useCache: false,
      });
    } finally {
      delete process.env.KEEP_INTERMEDIATES;
    }
  });
});

describe('words', () => {
  it('formats times and sizes for people', () => {
    expect([0.04, 4.24, 59.6, 200, 3725].map(friendlySeconds)).toEqual([
      '0.0 s',
      '4.2 s',
      '1 min 00 s',
      '3 min 20 s',
      '1 h 02 min',
    ]);
    expect([999, 1000, 1_450_000, 2.5e9].map(friendlyBytes)).toEqual(['999 bytes', '1.0 KB', '1.4 MB', '2.5 GB']);
  });

  it('says what a render is doing', () => {
    const base = {
      type: 'progress',
      id: 'x',
      frame: 130,
      frames: 240,
      segment: 2,
      fps: 41.2,
      etaSeconds: 2.7,
    } as const;
    expect(wordsOf({ ...base, phase: 'frames' })).toBe(
      'drawing segment 2 · frame 130 of 240 · 41 frames/s · 2.7 s left',
    );
    expect(wordsOf({ ...base, phase: 'frames', fps: 0, etaSeconds: null })).toBe(
      'drawing segment 2 · frame 130 of 240',
    );
    expect(wordsOf({ ...base, phase: 'mux' })).toBe('adding sound');
  });
});

describe('starterReel', () => {
  it('has no errors, whatever its title', () => {
    for (const title of ['My Reel', 'Say "hi" \\ twice']) {
      const { diagnostics, plan } = compile(starterReel(title));
      expect(diagnostics).toEqual([]);
      expect(plan.title).toBe(title);
      expect(plan.segments).toHaveLength(2);
    }
  });
});

describe('linePause', () => {
  it('is short at first and never more than ten seconds', () => {
    expect([0, 20_000, 3_600_000].map(linePause)).toEqual([3000, 5000, 10_000]);
  });
});
