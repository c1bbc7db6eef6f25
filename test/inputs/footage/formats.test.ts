// What real files do: rotation, sample aspect, times, chroma formats, depth, colours, fields and alpha. Values at named places.

import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { PictureData } from '../../../src/engine/frame/media/material.ts';
import { digestOf, ffmpegPath, film, folder, numbered, numberOf, openFootage, pictureAt } from './make-footage.ts';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LOSSLESS = ['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0'];
/** Left half Y 60, right half Y 200; U 90; V 160. */
const HALVES = (size: string, frames = 3) => [
  ...['-f', 'lavfi', '-i', `color=s=${size}:r=25,format=yuv444p,geq=lum='if(lt(X,W/2),60,200)':cb=90:cr=160`],
  ...['-frames:v', String(frames)],
];

async function opened(file: string) {
  const { value, facts, dispose } = await openFootage(file);
  return { value, facts, dispose, first: await pictureAt(value, 0) };
}
const sample = (
  { planes, width }: PictureData,
  plane: number,
  x: number,
  y: number,
  chromaX = 0,
  chromaY = 0,
): number => planes[plane][(y >> chromaY) * (chromaX ? (width + 1) >> chromaX : width) + (x >> chromaX)];

test('the display matrix turns what is shown, not what is stored', async () => {
  const plain = film('plain.mp4', ...HALVES('64x48'), '-pix_fmt', 'yuv420p', ...LOSSLESS);
  for (const [degrees, turns, width, height] of [
    [90, 3, 48, 64],
    [180, 2, 64, 48],
    [270, 1, 48, 64],
  ]) {
    const turned = film(`turned-${degrees}.mp4`, '-i', plain, '-c', 'copy', '-metadata:s:v', `rotate=${degrees}`);
    const { value, first, dispose } = await opened(turned);
    expect(value.shape).toEqual({ width, height, quarterTurns: turns, isMirrored: false });
    expect([first.width, first.height]).toEqual([64, 48]);
    dispose();
  }
});

test('a mirrored display matrix mirrors', async () => {
  const bytes = Buffer.from(readFileSync(film('plain.mp4', ...HALVES('64x48'), '-pix_fmt', 'yuv420p', ...LOSSLESS)));
  const matrix = bytes.indexOf('tkhd') + 4 + 40;
  const withMatrix = (a: number, b: number, c: number, d: number) => {
    for (const [i, value] of [a, b, 0, c, d].entries()) bytes.writeInt32BE(value * 65536, matrix + i * 4);
    const file = path.join(folder, `mirrored-${a}${b}${c}${d}.mp4`);
    writeFileSync(file, bytes);
    return openFootage(file);
  };
  for (const [a, b, c, d, quarterTurns, isMirrored] of [
    [-1, 0, 0, 1, 0, true], // left to right
    [1, 0, 0, -1, 2, true], // upside down: half a turn, then left to right
    [0, 1, 1, 0, 1, true], // transposed
    [0, 1, -1, 0, 1, false],
    [1, 0, 0, 1, 0, false],
  ] as const) {
    const { value, dispose } = await withMatrix(a, b, c, d);
    expect(value.shape, [a, b, c, d].join(' ')).toMatchObject({ quarterTurns, isMirrored, width: b === 0 ? 64 : 48 });
    dispose();
  }
});

test('wide and tall pixels change the shape', async () => {
  for (const [aspect, width, height] of [
    ['16/15', 68, 48],
    ['8/9', 64, 54],
  ] as const) {
    const file = film(
      `aspect-${width}.mp4`,
      ...HALVES('64x48'),
      '-vf',
      `setsar=${aspect}`,
      '-pix_fmt',
      'yuv420p',
      ...LOSSLESS,
    );
    const { value, dispose } = await opened(file);
    expect(value.shape).toMatchObject({ width, height });
    dispose();
  }
});

test.each([
  ['yuv420p', 8, 1, 1],
  ['yuv422p', 8, 1, 0],
  ['yuv444p', 8, 0, 0],
  ['yuv420p10le', 10, 1, 1],
  ['yuv422p10le', 10, 1, 0],
  ['yuv444p12le', 12, 0, 0],
  ['yuv411p', 8, 2, 0],
  ['yuv440p', 8, 0, 1],
])('samples of %s come as they are', async (format, bits, chromaX, chromaY) => {
  const { first, dispose } = await opened(
    film(`${format}.mkv`, ...HALVES('64x48'), '-pix_fmt', format, '-c:v', 'ffv1'),
  );
  expect(first).toMatchObject({ layout: 'planar', bits, chromaX, chromaY, hasAlpha: false, width: 64, height: 48 });
  const scale = 2 ** (bits - 8);
  expect(sample(first, 0, 5, 5)).toBe(60 * scale);
  expect(sample(first, 0, 60, 40)).toBe(200 * scale);
  expect(sample(first, 1, 60, 40, chromaX, chromaY)).toBe(90 * scale);
  expect(sample(first, 2, 60, 40, chromaX, chromaY)).toBe(160 * scale);
  expect(first.planes.map(({ length }) => length)).toEqual([
    64 * 48,
    (64 >> chromaX) * (48 >> chromaY),
    (64 >> chromaX) * (48 >> chromaY),
  ]);
  dispose();
});

test('odd sizes have chroma for their last row and column', async () => {
  const { first, value, dispose } = await opened(
    film('odd.mkv', ...HALVES('63x47'), '-pix_fmt', 'yuv420p', '-c:v', 'ffv1'),
  );
  expect(value.shape).toMatchObject({ width: 63, height: 47 });
  expect(first.planes.map(({ length }) => length)).toEqual([63 * 47, 32 * 24, 32 * 24]);
  expect(sample(first, 0, 62, 46)).toBe(200);
  expect(sample(first, 2, 62, 46, 1, 1)).toBe(160);
  dispose();
});

test('grey and RGB', async () => {
  const grey = await opened(film('grey.mkv', ...HALVES('64x48'), '-pix_fmt', 'gray', '-c:v', 'ffv1'));
  expect(grey.first.planes).toHaveLength(1);
  expect(grey.first.color.range).toBe('full');
  const source = '-f lavfi -i nullsrc=s=64x48:r=25:d=0.08,format=gbrp,geq=r=255:g=128:b=32'.split(' ');
  const rgb = await opened(film('rgb.mkv', ...source, '-c:v', 'libx264rgb', '-qp', '0'));
  expect(rgb.first.color).toMatchObject({ matrix: 'rgb', range: 'full', transfer: 'srgb' });
  expect(rgb.first.planes.map((plane) => plane[100])).toEqual([255, 128, 32]);
  const packed = await opened(film('packed.mov', ...source, '-pix_fmt', 'rgb24', '-c:v', 'png'));
  expect(packed.first).toMatchObject({ layout: 'rgba', hasAlpha: false, bits: 8 });
  expect([...packed.first.planes[0].subarray(400, 404)]).toEqual([255, 128, 32, 255]);
  // ffmpeg makes these 16 bits of the 8.
  const deep = await opened(film('deep.mov', ...source, '-pix_fmt', 'rgb48be', '-c:v', 'png'));
  expect(deep.first).toMatchObject({ layout: 'rgba', bits: 16 });
  expect([...deep.first.planes[0].subarray(400, 404)]).toEqual([65270, 32777, 8180, 65535]);
  for (const { dispose } of [grey, rgb, packed, deep]) dispose();
});

test.each([
  ['-colorspace bt709 -color_primaries bt709 -color_trc bt709', '64x48', ['bt709', 'limited', 'bt709', 'bt709']],
  [
    '-colorspace smpte170m -color_primaries smpte170m -color_trc smpte170m',
    '1280x720',
    ['bt601', 'limited', 'bt709', 'bt601-525'],
  ],
  [
    '-colorspace bt470bg -color_primaries bt470bg -color_trc gamma28',
    '64x48',
    ['bt601', 'limited', 'bt709', 'bt601-625'],
  ],
  ['-colorspace bt2020nc -color_primaries bt2020 -color_trc smpte2084', '64x48', ['bt2020', 'limited', 'pq', 'bt2020']],
  [
    '-colorspace bt2020nc -color_primaries bt2020 -color_trc arib-std-b67',
    '64x48',
    ['bt2020', 'limited', 'hlg', 'bt2020'],
  ],
  ['-color_range pc', '64x48', ['bt601', 'full', 'bt709', 'bt709']],
  ['', '64x48', ['bt601', 'limited', 'bt709', 'bt709']],
  ['', '720x576', ['bt601', 'limited', 'bt709', 'bt601-625']],
  ['', '1280x720', ['bt709', 'limited', 'bt709', 'bt709']],
])('colours `%s` at %s', async (options, size, [matrix, range, transfer, primaries]) => {
  const name = `color-${options.replaceAll(/\W+/g, '')}-${size}.mkv`;
  const { first, dispose } = await opened(
    film(name, ...HALVES(size, 1), '-pix_fmt', 'yuv420p', ...LOSSLESS, ...options.split(' ').filter(Boolean)),
  );
  expect(first.color).toEqual({ matrix, range, transfer, primaries });
  dispose();
});

test('pictures of uneven times stay until the next one', async () => {
  // Pictures 0 to 5 at 0, 0.04, 0.16, 0.36, 0.64, 1 s.
  const file = film(
    'uneven.mkv',
    ...numbered(6),
    '-vf',
    'setpts=N*N/25/TB',
    '-vsync',
    '0',
    '-c:v',
    'ffv1',
    '-pix_fmt',
    'yuv420p',
  );
  const { value, dispose } = await openFootage(file);
  const expected = [
    [0, 0],
    [0.1, 1],
    [0.3, 2],
    [0.359, 3],
    [0.5, 3],
    [0.7, 4],
    [0.99, 4],
    [1, 5],
  ];
  for (const [seconds, number] of [...expected, ...expected.toReversed()])
    expect(numberOf(await pictureAt(value, seconds)), `${seconds} s`).toBe(number);
  dispose();
});

test.each([
  ['size', 'yuv420p', '48x64'],
  ['pixel format', 'yuv444p', '64x48'],
])('a stream that changes its %s midway keeps all pictures, in the shape of its start', async (what, format, size) => {
  const part = (name: string, from: number, pixelFormat: string, frame: string): Buffer =>
    readFileSync(
      film(
        `${what}-${name}.ts`,
        ...numbered(20, 25, frame),
        ...['-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '0', '-pix_fmt', pixelFormat],
        ...['-output_ts_offset', String(from)],
      ),
    );
  const file = path.join(folder, `changing-${what}.ts`);
  writeFileSync(file, Buffer.concat([part('a', 0, 'yuv420p', '64x48'), part('b', 0.8, format, size)]));
  const { value, dispose } = await openFootage(file);
  for (const [seconds, number] of [
    [0.02, 0],
    [0.5, 12],
    [0.83, 0],
    [1.3, 12],
    [0.7, 17],
  ]) {
    const picture = await pictureAt(value, seconds);
    expect([numberOf(picture), picture.width, picture.height], `${seconds} s`).toEqual([number, 64, 48]);
  }
  dispose();
});

test('one picture is shown at any time', async () => {
  const { value, dispose } = await openFootage(film('one.mp4', ...numbered(1), '-pix_fmt', 'yuv420p', ...LOSSLESS));
  for (const seconds of [0, 3, -1, 100]) expect(numberOf(await pictureAt(value, seconds))).toBe(0);
  expect(value.seconds).toBeCloseTo(0.04, 3);
  dispose();
});

test('a picture that starts late is shown from the start; what is cut off by an edit list is not', async () => {
  const sound = ['-f', 'lavfi', '-i', 'sine=d=2'];
  const late = film(
    'late.mkv',
    ...['-itsoffset', '0.6', ...numbered(25), ...sound, '-map', '0:v', '-map', '1:a'],
    ...['-pix_fmt', 'yuv420p', ...LOSSLESS, '-c:a', 'pcm_s16le'],
  );
  const { value, dispose } = await openFootage(late);
  expect(numberOf(await pictureAt(value, 0.8))).toBe(5);
  expect(numberOf(await pictureAt(value, 0.2))).toBe(0);
  expect(numberOf(await pictureAt(value, 0.69))).toBe(2);
  dispose();

  const whole = film('whole.mp4', ...numbered(50), '-pix_fmt', 'yuv420p', ...LOSSLESS, '-g', '10');
  // Copies from the key frame at 0.8 s, and an edit list hides what is before 1 s.
  const cut = film('cut.mp4', '-ss', '1', '-i', whole, '-c', 'copy');
  const edited = await openFootage(cut);
  expect(numberOf(await pictureAt(edited.value, 0))).toBe(25);
  expect(numberOf(await pictureAt(edited.value, 0.4))).toBe(35);
  expect(numberOf(await pictureAt(edited.value, 0.04))).toBe(26);
  edited.dispose();
});

test('a clock that starts at ten seconds is the file’s own', async () => {
  const file = film(
    'clock.ts',
    ...numbered(50),
    '-pix_fmt',
    'yuv420p',
    ...LOSSLESS,
    '-g',
    '10',
    '-muxdelay',
    '0',
    '-output_ts_offset',
    '10',
  );
  const { value, dispose } = await openFootage(file);
  expect(value.seconds).toBeCloseTo(2, 2);
  for (const number of [0, 30, 10, 49]) expect(numberOf(await pictureAt(value, number / 25))).toBe(number);
  dispose();
});

test('interlaced pictures show the field that comes first', async () => {
  // Even frames of 50 a second become the top field, odd ones the bottom field.
  const file = film(
    'fields.mkv',
    ...[
      '-f',
      'lavfi',
      '-i',
      "color=s=64x48:r=50,geq=lum='40+mod(N,2)*100+Y':cb=128:cr=128,tinterlace=interleave_top,setfield=tff",
    ],
    ...[
      '-frames:v',
      '3',
      '-pix_fmt',
      'yuv420p',
      '-c:v',
      'ffv1',
      '-flags',
      '+ilme+ildct',
      '-field_order',
      'tt',
      '-top',
      '1',
    ],
  );
  const { first, dispose } = await opened(file);
  for (const y of [0, 2, 10, 46]) expect(sample(first, 0, 8, y), `line ${y}`).toBe(40 + y);
  for (const y of [1, 11, 45]) expect(sample(first, 0, 8, y), `line ${y}`).toBe(40 + y);
  expect(sample(first, 0, 8, 47)).toBe(40 + 46);
  dispose();
});

test.each([
  ['vp9.webm', ['-pix_fmt', 'yuva420p', '-c:v', 'libvpx-vp9', '-lossless', '1', '-auto-alt-ref', '0']],
  ['vp8.webm', ['-pix_fmt', 'yuva420p', '-c:v', 'libvpx', '-crf', '4', '-b:v', '2M', '-auto-alt-ref', '0']],
  ['prores.mov', ['-pix_fmt', 'yuva444p10le', '-c:v', 'prores_ks', '-profile:v', '4444', '-alpha_bits', '16']],
  ['png.mov', ['-pix_fmt', 'rgba', '-c:v', 'png']],
  ['ffv1.mkv', ['-pix_fmt', 'yuva420p', '-c:v', 'ffv1']],
])('alpha of %s', async (name, codec) => {
  const file = film(
    `alpha-${name}`,
    ...[
      '-f',
      'lavfi',
      '-i',
      "color=white:s=64x48:r=25,format=rgba,geq=r=255:g=255:b=255:a='if(lt(X,32),0,255)'",
      '-frames:v',
      '3',
    ],
    ...codec,
  );
  const { first, dispose } = await opened(file);
  expect(first.hasAlpha).toBe(true);
  const alpha = (x: number) =>
    first.layout === 'rgba'
      ? first.planes[0][(20 * 64 + x) * 4 + 3] / 255
      : first.planes[3][20 * 64 + x] / (2 ** first.bits - 1);
  expect(alpha(5)).toBeCloseTo(0, 1);
  expect(alpha(60)).toBeCloseTo(1, 1);
  dispose();
});

test('a GIF slower than 25 pictures a second has each of them once, at its time', async () => {
  const file = film('slow.gif', '-f', 'lavfi', '-i', 'testsrc=s=120x80:d=1:r=5');
  const { value, dispose } = await openFootage(file);
  const seen = async (seconds: number) => digestOf(await pictureAt(value, seconds));
  const pictures = [await seen(0), await seen(0.25), await seen(0.45), await seen(0.65), await seen(0.85)];
  expect(new Set(pictures).size).toBe(5);
  expect(await seen(5)).toBe(pictures[4]);
  expect(await seen(0.25)).toBe(pictures[1]);
  dispose();
});

test('a moving GIF is transparent where it was not painted', async () => {
  const file = path.join(folder, 'see-through.gif');
  // Canvas 2 × 1, two frames: the left pixel red and the right one transparent, then the right one green over it.
  const frame = (delay: number, code: number[]) => [
    ...[0x21, 0xf9, 4, 0x05, delay, 0, 0, 0, 0x2c, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2],
    ...[code.length, ...code, 0],
  ];
  writeFileSync(
    file,
    Buffer.from([
      ...Buffer.from('GIF89a'),
      ...[2, 0, 1, 0, 0x81, 0, 0, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255],
      // LZW codes of 3 bits: clear 4, two pixels, end 5.
      ...frame(10, [4 | (1 << 3) | ((0 << 6) & 0xff), (5 << 1) & 0xff]),
      ...frame(10, [4 | (0 << 3) | ((2 << 6) & 0xff), (2 >> 2) | (5 << 1)]),
      0x3b,
    ]),
  );
  const { value, dispose } = await openFootage(file);
  // The colour of a transparent pixel does not matter.
  const rgba = async (seconds: number) => {
    const pixels = [...(await pictureAt(value, seconds)).planes[0]];
    return pixels[7] === 0 ? [...pixels.slice(0, 4), null] : pixels;
  };
  expect(await rgba(0)).toEqual([255, 0, 0, 255, null]);
  expect(await rgba(0.15)).toEqual([255, 0, 0, 255, 0, 255, 0, 255]);
  expect(await rgba(0.05)).toEqual([255, 0, 0, 255, null]);
  dispose();
});

test('a moving WebP is laid together, transparent where it was not painted', async () => {
  // A red square of 8 × 8 that moves right by 8 pixels a picture, over nothing.
  const file = film(
    'square.webp',
    ...[
      '-f',
      'lavfi',
      '-t',
      '0.2',
      '-i',
      "nullsrc=s=32x16:r=20,format=rgba,geq=r=255:g=0:b=0:a='if(between(X,8*N,8*N+7)*lt(Y,8),255,0)'",
    ],
    ...['-c:v', 'libwebp_anim', '-lossless', '1', '-pix_fmt', 'bgra'],
  );
  const { value, facts, dispose } = await openFootage(file);
  expect(facts).toEqual({ summary: 'WebP, 32 × 16, 20 fps, 0.2 s', warnings: [] });
  expect(value.info.isExact).toBe(true);
  for (const number of [0, 3, 1, 2]) {
    const { planes, hasAlpha } = await pictureAt(value, number * 0.05);
    expect(hasAlpha).toBe(true);
    const painted = [0, 1, 2, 3].map((column) => [...planes[0].subarray((4 + column * 8) * 4, (5 + column * 8) * 4)]);
    for (const [column, [red, , , alpha]] of painted.entries())
      expect([alpha, alpha && red], `${number}, ${column}`).toEqual(column === number ? [255, 255] : [0, 0]);
  }
  dispose();

  const bytes = readFileSync(file);
  const cut = path.join(folder, 'cut.webp');
  writeFileSync(cut, bytes.subarray(0, bytes.length - 20));
  const rest = await openFootage(cut);
  expect(rest.facts.warnings).toEqual([{ message: 'It is cut off after 3 pictures.' }]);
  expect((await pictureAt(rest.value, 9)).seconds).toBeCloseTo(0.1, 3);
  rest.dispose();
});

test('what is known of a file is one line', async () => {
  const file = film(
    'facts.mp4',
    ...[
      ...numbered(50, 25, '192x108'),
      '-f',
      'lavfi',
      '-i',
      'sine=d=2',
      '-pix_fmt',
      'yuv420p',
      ...LOSSLESS,
      '-c:a',
      'aac',
    ],
  );
  const { facts, value, dispose } = await openFootage(file);
  expect(facts.summary).toBe('H.264, 192 × 108, 25 fps, 2.0 s');
  expect(value.info).toMatchObject({ frames: 50, hasSound: true, hasCaptions: false, isExact: true });
  dispose();
});

test('a cover picture is not the film', async () => {
  const cover = film('cover.png', '-f', 'lavfi', '-i', 'color=red:s=16x16', '-frames:v', '1');
  const file = film(
    'cover.mp4',
    ...['-i', cover, ...numbered(5), '-map', '0', '-map', '1', '-c:v:0', 'copy', '-disposition:v:0', 'attached_pic'],
    ...['-c:v:1', 'libx264', '-qp', '0', '-pix_fmt:v:1', 'yuv420p'],
  );
  const { value, first, dispose } = await opened(file);
  expect(value.info.stream.codec).toBe('h264');
  expect(numberOf(first)).toBe(0);
  dispose();
});

test('every frame of a film is the one that ffmpeg decodes', async () => {
  const file = film(
    'same.mp4',
    ...['-f', 'lavfi', '-i', 'testsrc=s=96x64:r=25:d=1'],
    '-pix_fmt',
    'yuv420p',
    '-c:v',
    'libx264',
    '-bf',
    '2',
  );
  const raw = path.join(folder, 'same.raw');
  execFileSync(ffmpegPath, ['-v', 'error', '-i', file, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-y', raw]);
  const bytes = readFileSync(raw);
  const size = (96 * 64 * 3) / 2;
  const { value, dispose } = await openFootage(file);
  for (let i = 0; i < 25; i++) {
    const { planes } = await pictureAt(value, i / 25);
    expect(
      Buffer.concat(planes.map((plane) => Buffer.from(plane))).equals(bytes.subarray(i * size, (i + 1) * size)),
    ).toBe(true);
  }
  dispose();
});
