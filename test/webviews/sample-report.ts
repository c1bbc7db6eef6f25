// A brightness report of any length, made up.

import type { FrameStats, RenderReport, SegmentReport } from '../../src/contract/render.ts';

const NAMES = ['dawn', 'rise', 'the-long-name-of-a-scene-that-does-not-fit', 'storm', 'dusk'];
const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 1 } };

/** Every fifth segment is too dark, every seventh too bright. */
export function sampleReport(count: number, fps = 12): RenderReport {
  const frames = 48;
  const segments = Array.from({ length: count }, (_, i): SegmentReport => {
    const verdict = i % 5 === 3 ? 'dark' : i % 7 === 5 ? 'clipped' : 'good';
    const mean = { dark: 9.4, clipped: 188.2, good: 42.6, empty: 0 }[verdict];
    const startSeconds = (i * frames) / fps;
    return {
      segment: i + 1,
      scene: NAMES[i % NAMES.length]!,
      range,
      startFrame: i * frames,
      frames,
      startSeconds,
      cached: i % 2 === 0,
      energy: i % 4 === 0 ? 'quiet' : 'active',
      target: i % 4 === 0 ? 5 : 15,
      mean,
      p1: mean / 12,
      p99: Math.min(255, mean * 3.2),
      verdict,
      renderSeconds: 1.34,
      ...(verdict === 'good' ? {} : { worst: { seconds: startSeconds + 1.5, mean: mean * 0.8 } }),
      ...(verdict === 'dark'
        ? {
            advice:
              'Too dark (the mean of an active scene must be above 15): set `gamma: 0.55` (now 0.75). If it is meant to be calm, set `energy: quiet`.',
            suggestedGamma: 0.55,
          }
        : {}),
      ...(verdict === 'clipped'
        ? {
            advice:
              'Too bright to show shapes: set `gamma: 1.2` (now 0.75). If that is not enough, lower the strength of bloom.',
          }
        : {}),
    };
  });
  const curve = segments.flatMap(({ mean }, s) =>
    Array.from({ length: frames }, (_, i): FrameStats => {
      const level = mean * (1 + 0.25 * Math.sin(s + i / 6));
      return { mean: level, max: 255, p1: level / 10, p99: Math.min(255, level * 3) };
    }),
  );
  return {
    version: 1,
    engine: '0.1.0',
    reel: '/films/first-light.reel',
    output: '/films/renders/first-light.mp4',
    title: 'First Light',
    createdAt: '2026-11-28T12:00:00.000Z',
    settings: {
      width: 1920,
      height: 1080,
      fps,
      gridScale: 1,
      shaders: 'full',
      particles: 1200,
      particleLevel: 'high',
      quality: 'production',
      crf: 16,
      preset: 'medium',
      workers: 4,
      encoder: 'libx264',
    },
    frames: count * frames,
    seconds: (count * frames) / fps,
    wallSeconds: 12.4,
    estimateSeconds: 14.9,
    cachedSegments: Math.ceil(count / 2),
    segments,
    curve,
    outputs: [],
    verified: { frames: 240, seconds: 20, streams: ['h264', 'aac'], worstDifference: 1.2 },
    loudness: { integrated: -14.1, truePeak: -1.2, target: -14 },
    sync: { beats: 40, matched: 36, meanMs: 12.4, worstMs: 41.7, worstAt: 12.5 },
    flashes: [],
    warnings: ['The audio is 2.4 s shorter than the reel; the rest is silent.'],
  };
}
