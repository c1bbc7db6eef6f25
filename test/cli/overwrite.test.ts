// Files that no render wrote are never lost: `render` asks on a terminal and refuses elsewhere.

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { REELS, runCli, scratchFolder } from './run-cli.ts';

const scratch = scratchFolder();
const reel = path.join(REELS, 'tiny.reel');
const render = (output: string, cache: string, ...more: string[]) =>
  runCli(['render', reel, '-o', path.join(scratch, output), '-q', 'draft', '-r', '96x54', '-w', '1', ...more], {
    env: { GLYPHREEL_CACHE: path.join(scratch, cache) },
  });
const REFUSED = /already exists, and Glyphreel did not write it\.\n {2}help: Use --overwrite/;

describe('render', () => {
  it('refuses to replace a file of the user, and replaces it with --overwrite', async () => {
    const file = path.join(scratch, 'mine.mp4');
    writeFileSync(file, 'mine');
    const refused = await render('mine.mp4', 'cache');
    expect(refused.err).toMatch(REFUSED);
    expect(refused.code).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await render('mine.mp4', 'cache', '-y')).code).toBe(0);
    expect(readFileSync(file).length).toBeGreaterThan(1000);
  });

  it('replaces an empty file', async () => {
    writeFileSync(path.join(scratch, 'empty.mp4'), '');
    expect(await render('empty.mp4', 'cache')).toMatchObject({ code: 0 });
  });

  it('replaces what an earlier render wrote, also without the cache of that render', async () => {
    const all = ['--report', '--still'];
    expect(await render('again.mp4', 'first', ...all)).toMatchObject({ code: 0 });
    expect(await render('again.mp4', 'second', ...all)).toMatchObject({ code: 0 });
  });

  it.each(['.report.json', '.report.html', '.still.png'])('refuses to replace a %s of the user', async (ending) => {
    const file = path.join(scratch, `side${ending}`);
    writeFileSync(file, 'mine');
    const refused = await render('side.mp4', 'cache', '--report', '--still');
    expect(refused.err).toMatch(REFUSED);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await render('side.mp4', 'cache')).code).toBe(0);
    writeFileSync(file, '');
  });

  it('refuses to replace its own video once another program has written it again', async () => {
    expect((await render('own.mp4', 'cache')).code).toBe(0);
    const [own, edited] = ['own.mp4', 'edited.mp4'].map((name) => path.join(scratch, name)) as [string, string];
    spawnSync(bundledFfmpeg()!, ['-v', 'error', '-y', '-i', own, '-c', 'copy', edited]);
    copyFileSync(own, path.join(scratch, 'copied.mp4'));
    expect((await render('edited.mp4', 'cache')).err).toMatch(REFUSED);
    expect((await render('copied.mp4', 'cache')).code).toBe(0);
  });

  it('replaces a folder of frames only where it holds none of another program', async () => {
    const frames = ['--format', 'png'];
    expect((await render('frames', 'cache', ...frames)).code).toBe(0);
    expect((await render('frames', 'cache', ...frames)).code).toBe(0);
    mkdirSync(path.join(scratch, 'frames'), { recursive: true });
    writeFileSync(path.join(scratch, 'frames', '00099.png'), 'mine');
    expect((await render('frames', 'cache', ...frames)).err).toMatch(REFUSED);
  });
});
