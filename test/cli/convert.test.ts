// `convert`: films, pictures and character art from the command line.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { encodePng } from '../../src/engine/outputs/pictures/encode-png.ts';
import { runCli, scratchFolder } from './run-cli.ts';

const scratch = scratchFolder();
const ffmpeg = bundledFfmpeg()!;
const env = { GLYPHREEL_CACHE: path.join(scratch, 'cache') };
const convert = (...words: string[]) => runCli(['convert', ...words], { cwd: scratch, env });
const SMALL = ['-q', 'production', '--size', '160x90', '-w', '1'];

/** Mean red, green and blue of the left and the right half of the first frame. */
function halves(video: string): { left: number[]; right: number[] } {
  const { stdout } = spawnSync(
    ffmpeg,
    [
      '-v',
      'error',
      '-i',
      path.join(scratch, video),
      '-frames:v',
      '1',
      '-vf',
      'scale=160:90',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgb24',
      '-',
    ],
    { maxBuffer: 1e8 },
  );
  const sums = { left: [0, 0, 0], right: [0, 0, 0] };
  for (let i = 0; i < stdout.length; i++) {
    const x = Math.floor(i / 3) % 160;
    sums[x < 80 ? 'left' : 'right'][i % 3] += stdout[i] / (80 * 90);
  }
  return sums;
}

beforeAll(() => {
  const film = ['color=red:s=64x36:d=1:r=10', 'color=blue:s=64x36:d=1:r=10', 'sine=440:d=1'];
  const inputs = film.flatMap((source) => ['-f', 'lavfi', '-i', source]);
  const { status, stderr } = spawnSync(
    ffmpeg,
    [
      ...inputs,
      '-filter_complex',
      '[0][1]hstack',
      '-c:v',
      'libx264',
      '-pix_fmt',
      'yuv444p',
      '-c:a',
      'aac',
      '-shortest',
    ].concat('-v', 'error', '-y', path.join(scratch, 'film.mp4')),
    { encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  const rgb = new Uint8Array(8 * 4 * 3);
  for (let i = 0; i < rgb.length; i += 3) rgb[i + ((i / 3) % 8 < 4 ? 0 : 2)] = 255;
  writeFileSync(path.join(scratch, 'picture.png'), encodePng(rgb, 8, 4));
  writeFileSync(path.join(scratch, 'notes.bin'), new Uint8Array(1000).fill(7));
  writeFileSync(
    path.join(scratch, 'demo.cast'),
    '{"version":2,"width":20,"height":5}\n[0.1,"o","hello"]\n[0.9,"o"," all"]\n',
  );
});

describe('convert', () => {
  it('renders a film in its own rate and length, with its colours and sound', async () => {
    expect(await convert('film.mp4', '-o', 'out.mp4', ...SMALL)).toMatchObject({ code: 0 });
    const { left, right } = halves('out.mp4');
    expect(left[0]).toBeGreaterThan(60);
    expect(left[2]).toBeLessThan(15);
    expect(right[2]).toBeGreaterThan(60);
    expect(right[0]).toBeLessThan(15);
    const { stderr } = spawnSync(ffmpeg, ['-i', path.join(scratch, 'out.mp4')], { encoding: 'utf8' });
    expect(stderr).toMatch(/10 fps/);
    expect(stderr).toMatch(/Audio: aac/);
  });

  it('renders a picture and a recorded terminal', async () => {
    expect(await convert('picture.png', '-o', 'picture.mp4', '--fps', '2', ...SMALL)).toMatchObject({ code: 0 });
    const { left, right } = halves('picture.mp4');
    expect(left[0]).toBeGreaterThan(60);
    expect(right[2]).toBeGreaterThan(60);
    expect(await convert('demo.cast', '-o', 'cast.mp4', '--fps', '2', ...SMALL)).toMatchObject({ code: 0 });
  });

  it('writes the reel, and nothing else without an output', async () => {
    const { code, out } = await convert(
      'film.mp4',
      '--reel',
      'mine',
      '--glyphs',
      'ramp',
      '--palette',
      ' .#',
      '--to',
      '0.5s',
    );
    expect(code).toBe(0);
    expect(out).toContain('Wrote mine.reel.');
    const text = readFileSync(path.join(scratch, 'mine.reel'), 'utf8');
    expect(text).toContain('media source = "film.mp4" { to: 0.5s  loop: off }');
    expect(text).toContain('palette: " .#"');
    expect((await runCli(['check', 'mine.reel'], { cwd: scratch, env })).code).toBe(0);
    expect(existsSync(path.join(scratch, 'film-ascii.mp4'))).toBe(false);
  });

  it.each([
    [['missing.mp4', '-o', 'x.mp4'], /missing\.mp4 cannot be read/],
    [['notes.bin', '-o', 'x.mp4'], /notes\.bin/],
    [['film.mp4', '-o', 'film.mp4'], /Expected another output than the file itself/],
    [['film.mp4', '-o', 'x.mp4', '--from', '5s'], /Expected --from before the file's end at 1/],
    [['film.mp4', '-o', 'x.mp4', '--from', '0.5s', '--to', '0.2s'], /Expected --to after --from/],
    [['film.mp4', '-o', 'x.mp4', '--color', 'blurple'], /Expected source, grey or a colour/],
  ])('says what is wrong with %j', async (words, message) => {
    const { code, err } = await convert(...words);
    expect(err).toMatch(message);
    expect(code).toBeGreaterThan(0);
    expect(existsSync(path.join(scratch, 'x.mp4'))).toBe(false);
  });
});
