// The commands that draw nothing, run as a person runs them.

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { REELS, ROOT, runCli, scratchFolder } from './run-cli.ts';

const scratch = scratchFolder();
const file = (name: string, text: string | Uint8Array) => {
  const target = path.join(scratch, name);
  writeFileSync(target, text);
  return target;
};
const namedPipe = (name: string) => {
  const target = path.join(scratch, name);
  spawnSync('mkfifo', [target]);
  return target;
};
const GOOD = 'scene a for 2s { layer on md { value: plasma() } }';

describe('usage', () => {
  it.each([
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['check'], /missing required argument 'file'/],
    [['render', 'a.reel', '--workers', '0'], /Expected workers from 1 to 256, but got 0\./],
    [['render', 'a.reel', '--quality', 'best'], /Allowed choices are draft, preview, production, max, auto/],
    [['render', 'a.reel', '--resolution', '720p'], /Expected a size such as 1280x720, but got 720p\./],
    [['render', 'a.reel', '--segment', '1', '--range', '0s..1s'], /Expected --segment alone/],
    [['hash', 'a.reel', '--quality', 'auto'], /whose pixels depend on the machine/],
    [['still', 'a.reel', '-o', 'a.png'], /required option '--at <time>'/],
    [['still', 'a.reel', '--at', 'soon', '-o', 'a.png'], /Expected a time such as 2\.5s/],
    [
      ['still', 'a.reel', '--at', '1s', '-o', 'a.bmp'],
      /Expected an output that ends in \.ans, .*\.png, .*\.jpg, \.jpeg, \.webp/,
    ],
    [['list', 'fmb'], /Did you mean fbm\?/],
    [['new', '..'], /Expected a name such as first-film/],
    [['list', 'frobs'], /Expected a kind \(.*\) or a name of the catalog, but got frobs\./],
  ])('%j is refused with 2', async (args, sentence) => {
    const { code, out, err } = await runCli(args);
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/\n\s+at /);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it('explains every command', async () => {
    const { code, out } = await runCli(['--help']);
    expect(code).toBe(0);
    for (const name of ['check', 'render', 'still', 'hash', 'estimate', 'analyze', 'doctor', 'list', 'new', 'clean']) {
      expect(out).toContain(`  ${name} `);
      const help = await runCli([name, '--help']);
      expect(help).toMatchObject({ code: 0, err: '' });
      expect(help.out).toMatch(new RegExp(`^Usage: glyphreel ${name} `));
    }
  });

  it('makes no reel in place of anything that is there, be it a link that leads nowhere', async () => {
    symlinkSync('nowhere.reel', path.join(scratch, 'link.reel'));
    namedPipe('taken.reel');
    for (const name of ['link', 'taken.reel']) {
      const { code, err } = await runCli(['new', name], { cwd: scratch });
      expect(err).toMatch(/is already there/);
      expect(code).toBe(1);
    }
    expect(existsSync(path.join(scratch, 'nowhere.reel'))).toBe(false);
  });

  it('explains a command that follows `help`', async () => {
    expect((await runCli(['help', 'render'])).out).toMatch(/^Usage: glyphreel render /);
  });

  it.runIf(existsSync('/dev/full'))('says that what it prints goes nowhere, with 3', async () => {
    const run = spawnSync(
      'sh',
      ['-c', '"$0" "$1" list > /dev/full', process.execPath, path.join(ROOT, 'bin/glyphreel.mjs')],
      { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
    );
    expect(run).toMatchObject({ status: 3, stderr: 'error: Could not write to standard output: the disk is full.\n' });
  });

  it('says its version', async () => {
    expect((await runCli(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('check', () => {
  it('prints what is wrong and exits with 1', async () => {
    const { code, out, err } = await runCli(['check', path.join(REELS, 'broken.reel')]);
    expect(code).toBe(1);
    expect(err).toContain('broken.reel:12:24: error:');
    expect(err).toContain('   |                        ^^^^^^^\n   = help: Did you mean `plasma`?');
    expect(out).toMatch(/broken\.reel: 7 errors, 2 warnings\n$/);
  });

  it('gives exactly the codes that the reel names, line by line, as JSON', async () => {
    const reel = path.join(REELS, 'broken.reel');
    const expected = readFileSync(reel, 'utf8')
      .split('\n')
      .flatMap((text, line) => {
        const code = /\/\/ (?:warning: )?([a-z]+-[a-z-]+)/.exec(text)?.[1];
        return code && line > 0 ? [`${line} ${code}`] : [];
      });
    const { code, out } = await runCli(['check', '--json', reel]);
    const rows = JSON.parse(out) as {
      file: string;
      code: string;
      severity: string;
      message: string;
      range: { start: { line: number; character: number }; end: object };
      help: string | null;
      fixes: { title: string }[];
    }[];
    expect(rows.map((row) => `${row.range.start.line} ${row.code}`)).toEqual(expected);
    expect(expected).toHaveLength(9);
    expect(rows.every((row) => row.file === reel && row.message.length > 10 && Array.isArray(row.fixes))).toBe(true);
    expect(rows.find((row) => row.code === 'unknown-name')).toMatchObject({
      severity: 'error',
      range: { start: { line: 11, character: 23 }, end: { line: 11, character: 30 } },
    });
    expect(code).toBe(1);
  });

  it('accepts several valid reels', async () => {
    const { code, out, err } = await runCli(['check', file('a.reel', GOOD), file('b.reel', `\uFEFF${GOOD}`)]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(/no errors/g)).toHaveLength(2);
  });

  it('shows the line of the imported file that is wrong', async () => {
    file('shared.reel', 'let a = 1\nfield bad() = nothing()\n');
    const { code, err } = await runCli([
      'check',
      file('main.reel', `import "./shared.reel"\n${GOOD.replace('plasma()', 'bad()')}`),
    ]);
    expect(err).toMatch(/shared\.reel:2:15: error: .*nothing/);
    expect(err).toContain('2 | field bad() = nothing()');
    expect(code).toBe(1);
  });

  it('warns of a glyph that no font has', async () => {
    const { out } = await runCli([
      'check',
      '--json',
      file('glyph.reel', GOOD.replace('plasma()', 'plasma()  palette: " .\u{10FFFD}"')),
    ]);
    expect(JSON.parse(out)).toMatchObject([{ code: 'missing-glyph' }]);
  });

  it.each([
    ['a missing file', () => path.join(scratch, 'none.reel'), /cannot be read: there is no such file/],
    ['a folder', () => scratch, /cannot be read: it is a folder/],
    ['a device', () => '/dev/zero', /cannot be read: it is a device/],
    ['a named pipe', () => namedPipe('pipe.reel'), /cannot be read: it is a named pipe/],
    [
      'more than 32 MB',
      () => file('large.reel', new Uint8Array(2 ** 25 + 1)),
      /cannot be read: it is larger than 32 MB/,
    ],
    ['a path through a file', () => path.join(file('plain.reel', GOOD), 'x.reel'), /is not a folder/],
    ['bytes that are no text', () => file('bytes.reel', Uint8Array.of(0x66, 0xff, 0xfe, 0xc3)), /is not UTF-8 text/],
  ])('names %s and still checks the others', async (_, make, sentence) => {
    const { code, out, err } = await runCli(['check', make(), file('ok.reel', GOOD)]);
    expect(err).toMatch(sentence);
    expect(out).toContain('ok.reel: no errors');
    expect(code).toBe(1);
  });

  it.each(['audio', 'captions', 'font', 'import', 'use', 'lut'])('refuses a named pipe for %s', async (kind) => {
    const ending = { audio: 'wav', captions: 'srt', font: 'ttf', import: 'reel', use: 'ts', lut: 'cube' }[kind];
    const pipe = path.basename(namedPipe(`pipe-${kind}.${ending}`));
    const reel =
      kind === 'lut'
        ? GOOD.replace(' }', ` }  shade: lut("${pipe}")`)
        : kind === 'import' || kind === 'use'
          ? `${kind} "./${pipe}"\n${GOOD}`
          : `reel { ${kind}: "${pipe}" }\n${GOOD}`;
    const { code, err } = await runCli(['check', '--allow-code', file(`uses-${kind}.reel`, reel)]);
    expect(err).toContain('[missing-file]');
    expect(code).toBe(1);
  });

  it('reads media below the folder of the reel and below the folders that are allowed', async () => {
    for (const folder of ['inside', 'outside']) mkdirSync(path.join(scratch, folder));
    file('outside/a.txt', 'x');
    const reel = file('inside/media.reel', `media a = "../outside/a.txt"\nscene s for 1s {\n  art a\n}\n`);
    const refused = await runCli(['check', reel]);
    expect(refused.err).toContain(
      '`../outside/a.txt` is outside the folders that this reel may read. [path-not-allowed]',
    );
    expect(refused.code).toBe(1);
    const allowed = await runCli(['check', reel, '--allow-path', path.join(path.dirname(reel), '../outside')]);
    expect(allowed.err).not.toContain('path-not-allowed');
    const fromAbove = await runCli(['check', reel], { cwd: path.join(path.dirname(reel), '..') });
    expect(fromAbove.err).not.toContain('path-not-allowed');
  });

  it('says nothing of captions in scripts that are shaped, and warns of what no font has', async () => {
    file('rtl.srt', '1\n00:00:00,000 --> 00:00:01,000\n\u05e9\u05dc\u05d5\u05dd \u{1f525}\n');
    const { err } = await runCli(['check', file('rtl.reel', `reel { captions: "rtl.srt" }\n${GOOD}`)]);
    expect(err).toBe('');
    file('lost.srt', '1\n00:00:00,000 --> 00:00:01,000\n\u{12000}\n');
    const lost = await runCli(['check', file('lost.reel', `reel { captions: "lost.srt" }\n${GOOD}`)]);
    expect(lost.err).toMatch(/lost\.reel:1:18: warning: The fonts have no .*U\+12000.*\[missing-glyph\]/);
  });

  it('warns of glyphs of captions that no font has', async () => {
    file('rare.srt', '1\n00:00:00,000 --> 00:00:01,000\nabc \u{10fffd}\n');
    const { code, err } = await runCli(['check', file('rare.reel', `reel { captions: "rare.srt" }\n${GOOD}`)]);
    expect(err).toMatch(/rare\.reel:1:18: warning: The fonts have no .*U\+10FFFD.*\[missing-glyph\]/);
    expect(code).toBe(0);
  });

  it('reads captions and LUTs as a render does', async () => {
    file('late.srt', '1\n00:00:00,000 --> 00:00:01,000\nok\n\n2\n00:00:03,000 --> 00:00:02,000\nlost\n');
    file('none.srt', '1\n00:00:0x,000 -> 00:00:01\nBad\n');
    file('broken.cube', 'LUT_3D_SIZE 2\n0 0 0\n');
    const warned = await runCli(['check', file('late.reel', `reel { captions: "late.srt" }\n${GOOD}`)]);
    expect(warned.code).toBe(0);
    expect(warned.err).toMatch(
      /late\.srt:6:1: warning: "lost" is not shown: it ends before it starts\. \[media-content\]/,
    );
    const refused = await runCli(['check', file('none.reel', `reel { captions: "none.srt" }\n${GOOD}`)]);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/none\.reel:1:18: error: .*no caption was found in it \(line 2: /);
    const graded = await runCli(['check', file('lut.reel', GOOD.replace(' }', ' }  shade: lut("broken.cube")'))]);
    expect(graded.code).toBe(1);
    expect(graded.err).toMatch(/error: .*broken\.cube/);
  });

  it('reports missing media at their place', async () => {
    const { code, out } = await runCli([
      'check',
      '--json',
      file('media.reel', `reel "x" { audio: "none.mp3" }\n${GOOD}`),
    ]);
    expect(JSON.parse(out)).toMatchObject([{ code: 'missing-file', range: { start: { line: 0, character: 18 } } }]);
    expect(code).toBe(1);
  });

  it('has stack enough for what the limit of nesting allows, in code that is not yet compiled', async () => {
    const nested = (depth: number) =>
      `scene a for 2s { layer on md { value: ${'sin('.repeat(depth)}t${')'.repeat(depth)} } }`;
    expect(await runCli(['check', file('deep.reel', nested(48))])).toMatchObject({ code: 0, err: '' });
    const { code, err } = await runCli(['check', file('deeper.reel', nested(49))]);
    expect(err).toContain('Brackets are nested more than 50 deep');
    expect(code).toBe(1);
  });

  it('opens an audio file even if no length depends on it', async () => {
    file('silence.mp3', '');
    const { code, out } = await runCli([
      'check',
      '--json',
      file('deaf.reel', `reel "x" { audio: "silence.mp3" }\n${GOOD}`),
    ]);
    expect(JSON.parse(out)).toMatchObject([
      {
        code: 'missing-file',
        message: expect.stringContaining('has no audio') as string,
        range: { start: { line: 0, character: 18 } },
      },
    ]);
    expect(code).toBe(1);
  });

  it('names a font and a track that cannot be used, each at its place', async () => {
    file('words.txt', 'Neither a font nor a sound.');
    const reel = file(
      'unusable.reel',
      `reel "x" { font: "words.txt"  audio: "words.txt" }\n${GOOD.replace('2s', '4beats')}`,
    );
    const { code, out } = await runCli(['check', '--json', reel, file('fine.reel', GOOD)], {
      env: { GLYPHREEL_CACHE: path.join(scratch, 'cache') },
    });
    expect(JSON.parse(out)).toMatchObject([
      {
        file: reel,
        code: 'missing-file',
        message: expect.stringContaining('font') as string,
        range: { start: { line: 0, character: 17 } },
      },
      {
        file: reel,
        code: 'missing-file',
        message: expect.stringContaining('has no audio') as string,
        range: { start: { line: 0, character: 37 } },
      },
    ]);
    expect(code).toBe(1);
  });

  it('runs no code unless it is allowed to', async () => {
    const marker = path.join(scratch, 'ran');
    file(
      'effects.ts',
      `import { defineField } from 'glyphreel/effects';\nnew Function('return process')().getBuiltinModule('node:fs').writeFileSync(${JSON.stringify(marker)}, '');\nexport const mine = defineField({ name: 'mine', category: 'x', summary: 'Mine.', params: {}, example: 'mine()', build: (s) => s.u });\n`,
    );
    const reel = file('custom.reel', `use "./effects.ts"\n${GOOD.replace('plasma()', 'mine()')}`);
    const refused = await runCli(['check', '--json', reel]);
    expect((JSON.parse(refused.out) as { code: string }[]).map((row) => row.code)).toContain('untrusted-code');
    expect(existsSync(marker)).toBe(false);
    const allowed = await runCli(['check', '--json', '--allow-code', reel]);
    expect(allowed).toMatchObject({ code: 0, out: '[]\n' });
    expect(existsSync(marker)).toBe(true);
  });
});

describe('list', () => {
  it('prints the catalog, a kind of it, or one entry', async () => {
    const all = JSON.parse((await runCli(['list', '--json'])).out) as {
      kind: string;
      name: string;
      params: object[];
    }[];
    expect(all.length).toBeGreaterThan(150);
    const fields = JSON.parse((await runCli(['list', 'fields', '--json'])).out) as typeof all;
    expect(fields).toEqual(all.filter((entry) => entry.kind === 'field'));
    expect((await runCli(['list', 'fbm'])).out).toMatch(
      /fbm\(octaves=5, scale=1, lacunarity=2, gain=0\.5, speed=0\.2\)\n\s+\S.*\.\n/,
    );
  });
});

describe('new', () => {
  it('writes a reel that checks, and never over another', async () => {
    const made = await runCli(['new', 'my-first'], { cwd: scratch });
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(path.join(scratch, 'my-first.reel'), 'utf8')).toContain('reel "My First"');
    expect((await runCli(['check', 'my-first.reel'], { cwd: scratch })).out).toBe('my-first.reel: no errors\n');
    const again = await runCli(['new', 'my-first.reel'], { cwd: scratch });
    expect(again.code).toBe(1);
    expect(again.err).toContain('my-first.reel is already there.');
  });

  it('writes effects that a reel can use and an editor knows the types of, and keeps those that are there', async () => {
    const made = await runCli(['new', '--effects', 'mine'], { cwd: scratch });
    expect(made).toMatchObject({ code: 0, err: '' });
    file(
      'uses.reel',
      'use "./mine.ts"\nscene a for 1s { layer on md { value: ladder(rungs: 6) }  shade: thermal(0.5) }',
    );
    expect((await runCli(['check', 'uses.reel', '--allow-code'], { cwd: scratch })).out).toBe('uses.reel: no errors\n');

    const types = () =>
      spawnSync(
        process.execPath,
        [
          path.join(ROOT, 'node_modules/typescript/bin/tsc'),
          '--noEmit',
          '--strict',
          '--target',
          'esnext',
          '--module',
          'esnext',
          '--moduleResolution',
          'bundler',
          '--types',
          '',
          'mine.ts',
        ],
        { cwd: scratch, encoding: 'utf8' },
      );
    expect(types()).toMatchObject({ stdout: '', status: 0 });
    file('mine.ts', readFileSync(path.join(scratch, 'mine.ts'), 'utf8').replace('a.rungs', 'a.rings'));
    expect(types().stdout).toMatch(/mine\.ts\(\d+,\d+\): error TS2\d+: Property 'rings' does not exist/);

    const again = await runCli(['new', '--effects', 'mine.ts'], { cwd: scratch });
    expect(again.out).toContain('mine.ts is already there and stays as it is. Wrote glyphreel-effects.d.ts.');
    expect(readFileSync(path.join(scratch, 'mine.ts'), 'utf8')).toContain('a.rings');
  });

  it('quotes names that a shell would split', async () => {
    expect((await runCli(['new', 'two words'], { cwd: scratch })).out).toContain('glyphreel check "two words.reel"');
  });

  it('reports a location that it cannot write to', async () => {
    file('no-folder', '');
    const { code, err } = await runCli(['new', 'no-folder/x'], { cwd: scratch });
    expect(err).toMatch(/no-folder\/x\.reel cannot be written: a part of its path is not a folder\./);
    expect(code).toBe(1);
  });
});

describe('doctor', () => {
  it('names hardware, ffmpeg, fonts and cache', async () => {
    const { code, out } = await runCli(['doctor'], { env: { GLYPHREEL_CACHE: path.join(scratch, 'cache') } });
    for (const topic of ['node', 'hardware', 'ffmpeg', 'fonts', 'cache'])
      expect(out).toMatch(new RegExp(`✓ ${topic} `));
    expect(out).toContain('libx264');
    expect(code).toBe(0);
  });

  it('gives help for an invalid ffmpeg and exits with 3', async () => {
    const fake = file('not-ffmpeg', '#!/bin/sh\nexit 0\n');
    chmodSync(fake, 0o755);
    const { code, out } = await runCli(['doctor', '--json'], {
      env: { GLYPHREEL_FFMPEG: fake, GLYPHREEL_CACHE: path.join(scratch, 'cache') },
    });
    const { findings, ok } = JSON.parse(out) as {
      findings: { topic: string; ok: boolean; help?: string }[];
      ok: boolean;
    };
    expect(ok).toBe(false);
    expect(findings.find(({ topic }) => topic === 'ffmpeg')?.help).toMatch(/GLYPHREEL_FFMPEG/);
    expect(code).toBe(3);
  });
});

describe('clean', () => {
  it('empties the cache, says how much that was, and touches nothing else', async () => {
    const cache = path.join(scratch, 'to-clean');
    const work = (pid: number) => path.join(cache, 'work', `${pid}-00000000`);
    for (const folder of ['clips', 'precious']) mkdirSync(path.join(cache, folder), { recursive: true });
    writeFileSync(path.join(cache, 'clips', 'a.clip'), Buffer.alloc(1500));
    writeFileSync(path.join(cache, 'precious', 'letter.txt'), 'not ours');
    const [used, unused] = ['a'.repeat(40), 'b'.repeat(40)];
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    for (const pid of [process.pid, gone]) mkdirSync(path.join(work(pid), 'logs'), { recursive: true });
    const env = { GLYPHREEL_CACHE: cache };
    writeFileSync(path.join(work(process.pid), 'clips-in-use.txt'), used);
    for (const ending of ['clip', 'json', '1-00000000.partial'])
      writeFileSync(path.join(cache, 'clips', `${used}.${ending}`), '');
    writeFileSync(path.join(cache, 'clips', `${unused}.clip`), Buffer.alloc(500));
    expect((await runCli(['clean'], { env })).out).toMatch(/^Removed 2 files \(2\.0 KB\)/);
    expect([
      readdirSync(path.join(cache, 'clips')).length,
      existsSync(path.join(cache, 'precious', 'letter.txt')),
    ]).toEqual([3, true]);
    // A render that is going on keeps its working folder and its clips; one whose process is gone left it behind.
    expect([existsSync(work(process.pid)), existsSync(work(gone))]).toEqual([true, false]);
    expect((await runCli(['clean'], { env })).out).toMatch(/was empty/);
  });
});
