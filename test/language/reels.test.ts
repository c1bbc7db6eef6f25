// The reels that everything is measured by: clean ones without a word, the broken one with exactly its codes.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/language/compile.ts';

const read = (name: string): string => readFileSync(join(import.meta.dirname, 'reels', `${name}.reel`), 'utf8');

describe('reels', () => {
  it.each(['cathedral', 'hello', 'portrait', 'reference', 'swarm'])('%s compiles without a diagnostic', (name) => {
    const { diagnostics, brokenScenes, plan } = compile(read(name), {
      path: `/reels/${name}.reel`,
      beats: { times: [0.02, 0.5, 1, 1.5, 2.01], tempo: 120 },
    });
    expect(diagnostics).toEqual([]);
    expect(brokenScenes).toEqual([]);
    expect(plan.segments.length).toBeGreaterThan(0);
  });

  it('broken.reel has exactly the codes in its comments, on their lines', () => {
    const text = read('broken');
    const { diagnostics, brokenScenes, plan } = compile(text, { path: '/reels/broken.reel' });
    const wanted = text.split('\n').flatMap((line, i) => {
      const comment = /\/\/ (?:warning: )?([a-z]+(?:-[a-z]+)+)/.exec(line.slice(20));
      return comment ? [`${i + 1} ${comment[1]}`] : [];
    });
    expect(wanted).toHaveLength(9);
    expect(diagnostics.map((each) => `${each.range.start.line + 1} ${each.code}`)).toEqual(wanted);
    expect(brokenScenes).toEqual(['errors', 'endless']);
    expect(plan.scenes.map((scene) => scene.name)).toEqual(['fine']);
    expect(diagnostics.find((each) => each.code === 'unknown-name')?.fixes?.[0]?.edits[0]?.newText).toBe('plasma');
    expect(diagnostics.find((each) => each.code === 'unknown-parameter')?.fixes?.[0]?.edits[0]?.newText).toBe(
      'octaves',
    );
  });
});
