// The web page as an output: what is in it, what is refused, and that it appears whole or not at all.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readPage } from '../../src/engine/outputs/formats/html/read-film.ts';
import { runEngine } from '../../src/engine/outputs/formats/html/run-engine.ts';
import { compile } from '../../src/language/compile.ts';
import { createBench } from '../render/helpers.ts';

const REEL = `reel "</script><!--" { size: 160x90  fps: 12 }
scene a for 1s { layer ground on md { value: u  palette: " .:#" }  text "hello" { grid: lg  at: center } }
scene b for 1s { layer ground on lg { value: v } }`;

const planOf = (text: string) => compile(text).plan;

test('the page holds the plan without places in the source, names of files and open tags', async () => {
  const bench = createBench();
  const output = path.join(bench.folder, 'film.html');
  const { outcome, events } = await bench.render(planOf(REEL), { output });
  expect(outcome).toMatchObject({ ok: true, done: { output, frames: 24, report: '', segments: 2 } });
  expect(events.map(({ type }) => type)).not.toContain('segment');
  const page = readFileSync(output, 'utf8');
  expect(page).not.toContain('</script><!--');
  expect(page).toContain('<title>&lt;/script&gt;&lt;!--</title>');
  const { film, bytes, engine } = readPage(output);
  expect(film).toMatchObject({ title: '</script><!--', frames: 24, format: { width: 160, height: 90, fps: 12 } });
  expect(JSON.stringify(film.plan)).not.toMatch(/"range"|"nameRange"|"file"/);
  const first = await (await runEngine({ film, bytes, engine })).read(0);
  expect(first.pixels).toHaveLength(160 * 90 * 4);
  expect(bench.leftovers()).toEqual([]);
});

test('one scene is exported alone; a range and a segment are refused', async () => {
  const bench = createBench();
  const output = path.join(bench.folder, 'film.html');
  expect((await bench.render(planOf(REEL), { output, scene: 'b' })).outcome).toMatchObject({
    ok: true,
    done: { frames: 12 },
  });
  expect(readPage(output).film).toMatchObject({ scene: 'b', frames: 12 });
  for (const part of [{ segment: 1 }, { range: { from: 0, to: 1 } }])
    expect((await bench.render(planOf(REEL), { output, ...part })).outcome).toMatchObject({
      ok: false,
      failure: { code: 'input-plan', message: expect.stringContaining('whole reel or a scene') },
    });
});

test('a folder replaces an earlier one and nothing else', async () => {
  const bench = createBench();
  const options = { output: path.join(bench.folder, 'film.html'), formatOptions: { split: true } };
  const folder = path.join(bench.folder, 'film');
  const render = async () => (await bench.render(planOf(REEL), options)).outcome;
  expect(await render()).toMatchObject({ ok: true, done: { outputs: [{ path: folder }] } });
  expect(await render()).toMatchObject({ ok: true });
  expect(readFileSync(path.join(folder, 'index.html'), 'utf8')).not.toContain('Content-Security-Policy');
  writeFileSync(path.join(folder, 'notes.txt'), 'mine');
  expect(await render()).toMatchObject({ ok: false, failure: { code: 'input-output' } });
  expect(readdirSync(folder)).toContain('notes.txt');
});

test('effects that are code are refused before anything is written', async () => {
  const bench = createBench();
  mkdirSync(path.join(bench.folder, 'out'));
  const output = path.join(bench.folder, 'out', 'film.html');
  const module = { written: './mine.ts', path: path.join(bench.folder, 'mine.ts') };
  writeFileSync(module.path, 'export default [];');
  const { outcome } = await bench.render({ ...planOf(REEL), modules: [module] }, { output });
  expect(outcome).toMatchObject({ ok: false, failure: { message: expect.stringContaining('./mine.ts') } });
  expect(existsSync(output)).toBe(false);
  expect(readdirSync(path.dirname(output))).toEqual([]);
});
