// What each profile makes of a reel's own format, and which options win.

import { describe, expect, it } from 'vitest';
import { autoFallbacks, frameFormat, qualityProfiles } from '../../src/catalog/quality-profiles.ts';
import { FRAME_SIZES } from '../../src/contract/defaults.ts';

const format = (width: number, height: number, fps = 24) => ({ width, height, fps, sizeGiven: true, fpsGiven: true });
const sizeOf = ({ width, height, fps }: { width: number; height: number; fps: number }) => `${width}x${height}@${fps}`;

describe('frameFormat', () => {
  it('renders exactly the header in production', () => {
    expect(sizeOf(frameFormat('production', format(1280, 720, 30)))).toBe('1280x720@30');
    expect(frameFormat('production', format(1080, 1920)).gridScale).toBe(1);
  });
  it('keeps the aspect at the own size and rate in other profiles', () => {
    expect(sizeOf(frameFormat('draft', format(1920, 1080, 60)))).toBe('960x540@12');
    expect(sizeOf(frameFormat('draft', format(1080, 1920)))).toBe('540x960@12');
    expect(sizeOf(frameFormat('preview', format(1080, 1080)))).toBe('720x720@15');
    expect(sizeOf(frameFormat('max', format(2560, 1080)))).toBe('5120x2160@30');
    expect(sizeOf(frameFormat('max', format(1280, 720)))).toBe('3840x2160@30');
  });
  it('lets options win: aspect over the header, resolution over both, fps over all', () => {
    expect(sizeOf(frameFormat('production', format(1920, 1080), { aspect: 'portrait' }))).toBe('1080x1920@24');
    expect(sizeOf(frameFormat('draft', format(1920, 1080), { aspect: 'portrait4k' }))).toBe('540x960@12');
    expect(
      sizeOf(
        frameFormat('draft', format(1920, 1080), {
          aspect: 'square',
          resolution: { width: 640, height: 360 },
          fps: 50,
        }),
      ),
    ).toBe('640x360@50');
  });
  it('rounds sides to even numbers', () => {
    expect(sizeOf(frameFormat('production', format(1281, 721)))).toBe('1282x722@24');
  });
  it('names the limit it refuses', () => {
    expect(() => frameFormat('production', format(50000, 1080))).toThrow(
      'Expected a frame width of 16 to 16384 pixels, but got 50000.',
    );
    expect(() => frameFormat('draft', format(1920, 1080), { resolution: { width: 1920, height: 8 } })).toThrow(
      'Expected a frame height of 16 to 16384 pixels, but got 8.',
    );
    expect(() => frameFormat('draft', format(1920, 1080), { fps: 0 })).toThrow(
      'Expected 1 to 240 frames per second, but got 0.',
    );
    expect(() => frameFormat('draft', format(1920, 1080), { fps: Number.NaN })).toThrow('frames per second');
  });
  it('takes a profile that auto chose', () => {
    expect(sizeOf(frameFormat(autoFallbacks.smallMachine, format(1080, 1920)))).toBe('720x1280@15');
  });
});

describe('the table', () => {
  it('has the values of the catalog', () => {
    expect(
      Object.entries(qualityProfiles).map(
        ([name, q]) =>
          `${name} ${q.frame.width}x${q.frame.height} ${q.fps} ${q.crf} ${q.gridScale} ${q.shaders} ${q.particles} ${q.workers}`,
      ),
    ).toEqual([
      'draft 960x540 12 28 0.5 minimal 200 4',
      'preview 1280x720 15 25 0.75 standard 500 all',
      'production 1920x1080 24 20 1 full 1200 all',
      'max 3840x2160 30 15 2 full 3000 all',
    ]);
    expect(FRAME_SIZES.square).toEqual({ width: 1080, height: 1080 });
  });
});
