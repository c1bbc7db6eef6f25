import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decode, fixture, pixelOf } from './open-picture.ts';
import { displayP3, gammaCurve, srgb, writeProfile, xyz } from './write-icc.ts';
import { writePng } from './write-png.ts';

type Color = [number, number, number];

const withChunks = (color: Color, depth: 8 | 16, ...chunks: [string, Uint8Array][]) =>
  writePng({ width: 1, height: 1, type: 2, depth, pixel: () => color, chunks });
const profiled = (color: Color, profile: Uint8Array, depth: 8 | 16 = 8) =>
  withChunks(color, depth, ['iCCP', Buffer.concat([Buffer.from('name\0\0', 'latin1'), deflateSync(profile)])]);

async function colorOf(bytes: Uint8Array): Promise<number[]> {
  return pixelOf(await decode(bytes), 0, 0).slice(0, 3);
}

const linear = (s: number): number => (s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4);
const encoded = (l: number): number => (l <= 0.0031308 ? l * 12.92 : 1.055 * l ** (1 / 2.4) - 0.055);

/** Display P3 to sRGB by the published matrix (CSS Color 4). */
function srgbOfP3(color: Color, max: number): number[] {
  const [r, g, b] = color.map((value) => linear(value / max));
  return [
    1.2249401762805598 * r - 0.2249401762805597 * g,
    -0.0420569547096881 * r + 1.0420569547096881 * g,
    -0.0196375545903344 * r - 0.0786360455506319 * g + 1.0982736001409663 * b,
  ].map((value) => Math.round(Math.min(1, Math.max(0, encoded(Math.max(0, value)))) * max));
}

describe('embedded profiles', () => {
  it.each<Color>([
    [200, 100, 50],
    [10, 200, 100],
    [128, 128, 128],
    [255, 0, 0],
    [30, 20, 10],
  ])('convert Display P3 %d %d %d to sRGB', async (...color) => {
    const got = await colorOf(profiled(color, displayP3()));
    srgbOfP3(color, 255).forEach((value, i) => expect(Math.abs(got[i] - value)).toBeLessThanOrEqual(1));
  });

  it('convert 16 bits with the precision of 16 bits', async () => {
    const color: Color = [40000, 20000, 10000];
    const got = await colorOf(profiled(color, displayP3(), 16));
    srgbOfP3(color, 65535).forEach((value, i) => expect(Math.abs(got[i] - value)).toBeLessThanOrEqual(12));
  });

  it('leave sRGB as it is, to the bit', async () => {
    expect(await colorOf(profiled([1, 77, 254], srgb()))).toEqual([1, 77, 254]);
    expect(await colorOf(profiled([1, 777, 65000], srgb(), 16))).toEqual([1, 777, 65000]);
  });

  it('apply the curve of a grey profile', async () => {
    const grey = writeProfile('GRAY', { kTRC: gammaCurve(1) });
    expect(await colorOf(profiled([128, 128, 128], grey))).toEqual([188, 188, 188]);
  });

  it.each([
    ['damaged', Buffer.from('no profile'), 'Its colour profile is damaged, so it is drawn as sRGB.'],
    ['for CMYK', writeProfile('CMYK', {}), 'Its colour profile is for CMYK, so it is drawn as sRGB.'],
    [
      'a table',
      writeProfile('RGB ', { A2B0: xyz(0, 0, 0) }),
      'Its colour profile is a table, which is not supported, so it is drawn as sRGB.',
    ],
  ])('are left out with a warning where one is %s', async (_, profile, warning) => {
    const picture = await decode(profiled([9, 8, 7], profile));
    expect(picture.warnings).toEqual([warning]);
    expect(pixelOf(picture, 0, 0)).toEqual([9, 8, 7, 255]);
  });

  it('work in JPEG, in several segments', async () => {
    const profile = displayP3();
    const half = profile.length >> 1;
    const segment = (number: number, piece: Uint8Array): Buffer => {
      const body = Buffer.concat([Buffer.from('ICC_PROFILE\0', 'latin1'), Buffer.of(number, 2), piece]);
      return Buffer.concat([Buffer.of(0xff, 0xe2, (body.length + 2) >> 8, (body.length + 2) & 255), body]);
    };
    const bytes = fixture('baseline.jpg');
    const parts = [segment(2, profile.subarray(half)), segment(1, profile.subarray(0, half))];
    const plain = pixelOf(await decode(bytes), 36, 8);
    const picture = await decode(new Uint8Array(Buffer.concat([bytes.subarray(0, 2), ...parts, bytes.subarray(2)])));
    expect(picture.warnings).toEqual([]);
    srgbOfP3([plain[0], plain[1], plain[2]], 255).forEach((value, i) =>
      expect(Math.abs(pixelOf(picture, 36, 8)[i] - value)).toBeLessThanOrEqual(1),
    );
  });
});

const u32 = (...values: number[]): Uint8Array => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => bytes.writeUInt32BE(value, i * 4));
  return bytes;
};

describe('gAMA, cHRM and cICP of PNG', () => {
  it('undo a linear file', async () => {
    expect(await colorOf(withChunks([128, 0, 255], 8, ['gAMA', u32(100000)]))).toEqual([188, 0, 255]);
  });

  it('leave the gamma that programs write for sRGB, and nonsense, alone', async () => {
    for (const gamma of [45455, 45450, 0, 4_000_000_000])
      expect(await colorOf(withChunks([128, 1, 254], 8, ['gAMA', u32(gamma)]))).toEqual([128, 1, 254]);
  });

  it('give way to sRGB', async () => {
    const chunks: [string, Uint8Array][] = [
      ['sRGB', Uint8Array.of(0)],
      ['gAMA', u32(100000)],
    ];
    expect(await colorOf(withChunks([128, 0, 255], 8, ...chunks))).toEqual([128, 0, 255]);
  });

  it.each([
    ['cHRM', u32(31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000)],
    ['cICP', Uint8Array.of(12, 13, 0, 1)],
  ])('%s has the primaries of Display P3', async (name, data) => {
    const got = await colorOf(withChunks([200, 100, 50], 8, [name, data]));
    srgbOfP3([200, 100, 50], 255).forEach((value, i) => expect(Math.abs(got[i] - value)).toBeLessThanOrEqual(1));
  });

  it('hand HDR on to drawing', async () => {
    const picture = await decode(withChunks([9, 8, 7], 16, ['cICP', Uint8Array.of(9, 16, 0, 1)]));
    expect(picture.color).toEqual({ matrix: 'rgb', range: 'full', transfer: 'pq', primaries: 'bt2020' });
    expect(pixelOf(picture, 0, 0)).toEqual([9, 8, 7, 65535]);
  });
});
