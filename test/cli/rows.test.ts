// `render --data`: rows of data, the names of their videos, and what a row takes from the cache.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRows } from '../../src/cli/rows/read-rows.ts';
import { literalFolder, outputOf, pathKey, safeName } from '../../src/cli/rows/row-output.ts';
import type { RowResult } from '../../src/cli/rows/render-rows.ts';
import { runCli, scratchFolder } from './run-cli.ts';

const scratch = scratchFolder();
const write = (name: string, text: string): string => {
  const file = path.join(scratch, name);
  writeFileSync(file, text);
  return file;
};
const values = (file: string, text: string) =>
  readRows(file, text).rows.map(({ line, cells }) => [
    line,
    Object.fromEntries([...cells].map(([name, { text: value }]) => [name, value])),
  ]);

describe('rows', () => {
  it('are those of a CSV file, with the line on which each begins', () => {
    expect(values('a.csv', '\uFEFFname, size\r\n"A ""x""\r\nb",1\r\n\r\nB,\r\n')).toEqual([
      [2, { name: 'A "x"\r\nb', size: '1' }],
      [5, { name: 'B' }],
    ]);
  });

  it('are those of a JSON array, whose numbers are written out', () => {
    expect(values('a.json', '[{"name": "A", "size": 0.5, "on": true, "tint": null},\n {"name": ""}]')).toEqual([
      [1, { name: 'A', size: '0.5', on: 'true' }],
      [2, { name: '' }],
    ]);
  });

  it('know where each value begins', () => {
    const [row] = readRows('a.csv', 'a,b,c\n"x,\ny",22,333\n').rows;
    expect(['a', 'b', 'c'].map((name) => row!.cells.get(name)).map((cell) => [cell!.line, cell!.column])).toEqual([
      [2, 1],
      [3, 4],
      [3, 7],
    ]);
    const [object] = readRows('a.json', '[\n  {"b": 7}\n]').rows;
    expect(object!.cells.get('b')).toMatchObject({ line: 2, column: 9 });
  });

  it('have a problem where they are not complete', () => {
    const problems = (text: string) => readRows('a', text).rows.map(({ problem }) => problem?.message ?? null);
    expect(problems('a,b\n1,2\n3\n1,2,3\n')).toEqual([
      null,
      'Expected 2 values, but got 1',
      'Expected 2 values, but got 3',
    ]);
    expect(problems('[1, {"a": []}, {"a": 1}]')).toEqual([
      'Expected an object',
      'Expected a text or a number for "a"',
      null,
    ]);
  });

  it.each([
    ['a.csv', '', 'it is empty'],
    ['a.csv', 'a,b\n', 'it has no rows'],
    ['a.csv', 'a,a\n1,2\n', 'two columns are named "a"'],
    ['a.csv', 'a,b\n"1,2\n', 'a quote is never closed'],
    ['a.json', '[{"a": 1},\n {"b" 2}]', 'at line 2, column 7: the JSON is not valid'],
    ['a.json', '{"a": 1}', 'its JSON is not an array of objects'],
  ])('of %s %j cannot be read: %s', (file, text, why) => {
    expect(() => readRows(file, text)).toThrow(why);
  });
});

describe('names of outputs', () => {
  it.each([
    ['Ada', 'Ada'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j'],
    ['../../etc', '___.._etc'],
    ['.hidden', '_hidden'],
    ['con', '_'],
    ['LPT1.txt', '_.txt'],
    ['console', 'console'],
    ['', '_'],
    ['a. .', 'a___'],
    ['\u0000\n', '__'],
  ])('%j becomes %j', (value, name) => {
    expect(safeName(value)).toBe(name);
  });

  it('lie below the literal folder, whatever the values', () => {
    const folder = path.join(scratch, 'out');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const row = { number: 1, line: 2, cells: new Map([['n', { text: value, line: 2, column: 1 }]]), problem: null };
        const output = outputOf(path.join(folder, '{row.n}.mp4'), row)!;
        expect(path.dirname(output)).toBe(folder);
        expect(path.basename(output)).not.toMatch(/[\\:*?"<>|]/);
      }),
    );
    expect(literalFolder('out/x-{row.n}/{row.m}.mp4')).toBe(path.resolve('out'));
  });

  it('are one where only case and normalisation differ', () => {
    expect(pathKey('/a/ÉTÉ.mp4')).toBe(pathKey('/a/e\u0301te\u0301.mp4'));
  });
});

const reel = `param name = "Ada"
param size = 0.3 in 0..1
reel { fps: 10 }
scene a for 400ms { layer on lg { value: plasma() } }
scene b(n = name) for 400ms { layer on lg { value: glyphText(n)  opacity: size } }
scene c for 400ms { layer on lg { value: fbm() } }
`;
const small = ['--quality', 'draft', '--resolution', '160x90', '--workers', '1'];

describe('render --data', () => {
  it('renders the good rows, tells the others, and draws only what a row changes', async () => {
    const file = write('people.reel', reel);
    const data = write('people.csv', 'name,size\nAda,0.3\nBad,7\nGrace,0.3\n');
    const pattern = path.join(scratch, 'out/{row.name}.mp4');
    const { code, out, err } = await runCli(['render', file, '--data', data, '-o', pattern, ...small], {
      env: { GLYPHREEL_CACHE: path.join(scratch, 'cache') },
    });
    expect(code).toBe(1);
    expect(err).toContain('people.csv:3:5: Expected a number from 0 to 1 for size, but got 7.');
    expect(out).toContain('3 rows: 2 rendered, 1 with errors.');
    const report = JSON.parse(readFileSync(path.join(scratch, 'out/rows.report.json'), 'utf8')) as {
      rows: RowResult[];
    };
    expect(report.rows.map(({ status, segments, cachedSegments }) => [status, segments, cachedSegments])).toEqual([
      ['rendered', 3, 0],
      ['invalid', undefined, undefined],
      ['rendered', 3, 2],
    ]);
    expect(existsSync(path.join(scratch, 'out/Grace.mp4'))).toBe(true);
  });

  it('renders nothing where two rows have one output', async () => {
    const file = write('twice.reel', reel);
    const data = write('twice.csv', 'name\nAda\nADA\n');
    const pattern = path.join(scratch, 'twice/{row.name}.mp4');
    const { code, err } = await runCli(['render', file, '--data', data, '-o', pattern, ...small]);
    expect([code, existsSync(path.join(scratch, 'twice'))]).toEqual([1, false]);
    expect(err).toContain('lines 2 and 3 of');
  });

  it('names the columns where -o has another', async () => {
    const data = write('columns.csv', 'name\nAda\n');
    const { code, err } = await runCli([
      'render',
      write('columns.reel', reel),
      '--data',
      data,
      '-o',
      'x/{row.nam}.mp4',
    ]);
    expect(code).toBe(2);
    expect(err).toContain('Did you mean {row.name}?');
  });
});

describe('--set', () => {
  it('sets params, and refuses what does not fit', async () => {
    const file = write('set.reel', reel);
    const run = async (...set: string[]) => {
      const { code, err } = await runCli(['check', file, ...set.flatMap((value) => ['--set', value])]);
      return [code, /error: (.*)/.exec(err)?.[1] ?? null];
    };
    expect(await run('size=50%', 'name=a=b')).toEqual([0, null]);
    expect(await run('size=7')).toEqual([1, 'Expected a number from 0 to 1 for size, but got 7.']);
    expect(await run('sise=1')).toEqual([1, 'Expected the name of a param of the reel, but it has no sise.']);
    expect((await run('size'))[0]).toBe(2);
  });
});
