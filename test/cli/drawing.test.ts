// The commands that draw: pictures and hashes are the same however they are made, refusals say why.

import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { REELS, runCli, scratchFolder } from './run-cli.ts';

const scratch = scratchFolder();
const env = { GLYPHREEL_CACHE: path.join(scratch, 'cache') };
const TINY = path.join(REELS, 'tiny.reel');
const BROKEN = path.join(REELS, 'broken.reel');
const small = ['--resolution', '160x90'];
const lines = (text: string) => text.trimEnd().split('\n');

describe('hash', () => {
  it('prints a line a frame and a total, the same with any number of workers', async () => {
    const one = await runCli(['hash', TINY, ...small], { env });
    expect(one).toMatchObject({ code: 0, err: '' });
    const rows = lines(one.out);
    expect(rows).toHaveLength(13);
    rows.slice(0, -1).forEach((row, frame) => expect(row).toMatch(new RegExp(`^${frame} [0-9a-f]{64}$`)));
    expect(rows.at(-1)).toMatch(/^total [0-9a-f]{64}$/);
    expect(new Set(rows.map((row) => row.split(' ')[1])).size).toBe(13);
    for (const workers of ['2', '5'])
      expect((await runCli(['hash', TINY, ...small, '--workers', workers], { env })).out).toBe(one.out);
  });

  it("numbers the frames of a range from the reel's first, in the middle of a feedback too", async () => {
    const all = lines((await runCli(['hash', TINY, ...small], { env })).out);
    const part = lines((await runCli(['hash', TINY, ...small, '--range', '0.75s..1s'], { env })).out);
    expect(part.slice(0, -1)).toEqual(all.slice(9, 12));
  });

  it('plays a scene alone by its own time', async () => {
    const { out } = await runCli(['hash', TINY, ...small, '--scene', 'second'], { env });
    expect(lines(out)).toHaveLength(7);
  });

  it('draws a valid scene of a reel with errors, and refuses the reel', async () => {
    const good = await runCli(['hash', BROKEN, ...small, '--scene', 'fine', '--range', '0f..2f'], { env });
    expect(good.code).toBe(0);
    expect(lines(good.out)).toHaveLength(3);
    const refused = await runCli(['hash', BROKEN, ...small], { env });
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/broken\.reel has 7 errors\./);
    const broken = await runCli(['hash', BROKEN, ...small, '--scene', 'mistakes'], { env });
    expect(broken.code).toBe(1);
    expect(broken.err).toMatch(/The scene mistakes has \d errors\./);
    expect((await runCli(['hash', BROKEN, ...small, '--scene', 'nowhere'], { env })).err).toMatch(
      /There is no scene named nowhere .*\n.*The reel has fine\./,
    );
  });

  it.each([['2s..1s'], ['0s..9s'], ['5s..6s']])('refuses the range %s', async (range) => {
    const { code, err } = await runCli(['hash', TINY, ...small, '--range', range], { env });
    expect(err).toMatch(/Expected a range within 0s\.\.1s whose end is after its start, but got/);
    expect(code).toBe(1);
  });

  it('says that a reel is shorter than a frame, not that it has no length', async () => {
    const blink = path.join(scratch, 'blink.reel');
    writeFileSync(blink, 'scene a for 1f { layer on md { value: plasma } }');
    const { code, err } = await runCli(['hash', blink, '--fps', '1'], { env });
    expect(err).toContain('it is shorter than one frame at 1 frames a second.');
    expect(code).toBe(1);
  });

  it('refuses a frame that no machine should draw, with the limit named', async () => {
    const { code, err } = await runCli(['hash', TINY, '--resolution', '50000x50000'], { env });
    expect(err).toMatch(/Expected a frame width of 16 to \d+ pixels, but got 50000\./);
    expect(code).toBe(1);
  });
});

describe('still', () => {
  it('needs no canvas for glyphs that an earlier still has drawn', async () => {
    const cache = { GLYPHREEL_CACHE: path.join(scratch, 'glyph-cache') };
    const draw = (name: string, more: Record<string, string> = {}, size = small) =>
      runCli(['still', TINY, '--at', '0.25s', ...size, '-o', path.join(scratch, name)], { env: { ...cache, ...more } });
    const withoutCanvas = { NAPI_RS_NATIVE_LIBRARY_PATH: path.join(scratch, 'no-such-library.node') };
    expect(await draw('first.png')).toMatchObject({ code: 0 });
    expect(await draw('second.png', withoutCanvas)).toMatchObject({ code: 0 });
    expect(readFileSync(path.join(scratch, 'second.png'))).toEqual(readFileSync(path.join(scratch, 'first.png')));
    // Another size has other glyphs.
    expect((await draw('third.png', withoutCanvas, ['--resolution', '320x180'])).code).not.toBe(0);
    expect(await runCli(['clean'], { env: cache })).toMatchObject({ code: 0 });
    expect((await draw('fourth.png', withoutCanvas)).code).not.toBe(0);
  });

  it.skipIf(process.platform === 'win32')('writes where a link leads, and never in place of a named pipe', async () => {
    mkdirSync(path.join(scratch, 'linked'));
    const still = ['still', TINY, '--at', '0s', ...small];
    symlinkSync('linked/there.png', path.join(scratch, 'link.png'));
    expect(await runCli([...still, '-o', path.join(scratch, 'link.png')], { env })).toMatchObject({ code: 0 });
    expect(lstatSync(path.join(scratch, 'link.png')).isSymbolicLink()).toBe(true);
    expect(lstatSync(path.join(scratch, 'linked/there.png')).isFile()).toBe(true);
    const pipe = path.join(scratch, 'pipe.png');
    execFileSync('mkfifo', [pipe]);
    const refused = await runCli([...still, '-o', pipe], { env });
    expect(refused.err).toMatch(/The output .*pipe\.png is a named pipe\./);
    expect(refused.code).toBe(1);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  it('draws the frame of that moment as a PNG', async () => {
    const target = path.join(scratch, 'still.png');
    expect(await runCli(['still', TINY, '--at', '0.25s', ...small, '-o', target], { env })).toMatchObject({
      code: 0,
      err: '',
    });
    const picture = PNG.sync.read(readFileSync(target));
    expect([picture.width, picture.height]).toEqual([160, 90]);
    expect(new Set(picture.data).size).toBeGreaterThan(20);
  });

  it('takes the time of the scene with --scene', async () => {
    const draw = async (args: string[], name: string) => {
      const target = path.join(scratch, name);
      await runCli(['still', TINY, ...args, ...small, '-o', target], { env });
      return readFileSync(target);
    };
    const alone = await draw(['--scene', 'first', '--at', '3f'], 'alone.png');
    expect(alone.equals(await draw(['--at', '0.25s'], 'reel.png'))).toBe(true);
  });

  it('reacts to Ctrl-C while it seeks to a late frame of a scene with state', async () => {
    const long = path.join(scratch, 'long.reel');
    writeFileSync(long, 'scene a for 36000s { layer on xs { value: fbm } feedback: tunnel }');
    let isPressed = false;
    const pressed = await runCli(
      ['still', long, '--at', '35000s', '-q', 'draft', '-o', path.join(scratch, 'never.png')],
      {
        env,
        onOutput: (_out, err, kill) => {
          if (!isPressed && err.includes('Simulating earlier frames')) {
            isPressed = true;
            kill('SIGINT');
          }
        },
      },
    );
    expect(pressed.err).toMatch(/Interrupted\.\n$/);
    expect(pressed.code).toBe(130);
  });

  it('refuses a time past the end, a folder, a place that is a file', async () => {
    const late = await runCli(['still', TINY, '--at', '1s', '-o', path.join(scratch, 'late.png')], { env });
    expect(late.err).toMatch(/Expected a time before the end at 1s, but got 1s\./);
    mkdirSync(path.join(scratch, 'folder.png'), { recursive: true });
    const folder = await runCli(['still', TINY, '--at', '0s', ...small, '-o', path.join(scratch, 'folder.png')], {
      env,
    });
    expect(folder.err).toMatch(/is a folder/);
    writeFileSync(path.join(scratch, 'plain'), '');
    const below = await runCli(['still', TINY, '--at', '0s', ...small, '-o', path.join(scratch, 'plain', 'x.png')], {
      env,
    });
    expect(below.err).toMatch(/cannot be written/);
    expect([late.code, folder.code, below.code]).toEqual([1, 1, 1]);
  });
});
