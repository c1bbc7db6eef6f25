// Files whose names are written in another Unicode form than in the reel.

import { expect, it } from 'vitest';
import { compile } from '../../src/language/compile.ts';

const COMPOSED = 'caf\u00e9.mp3';
const DECOMPOSED = 'cafe\u0301.mp3';
const facts = (names: string[]) => ({
  path: '/reels/main.reel',
  fileExists: (path: string) => names.some((name) => path === `/reels/${name}`),
  filesIn: () => names,
});
const reel = (name: string) => `reel { audio: "${name}" } scene a for 1s { layer on md { value: 1 } }`;

it.each([
  ['composed', COMPOSED, DECOMPOSED],
  ['decomposed', DECOMPOSED, COMPOSED],
])('a %s name finds the other form on the disk', (_, written, onDisk) => {
  const { plan, diagnostics } = compile(reel(written), facts([onDisk]));
  expect(diagnostics).toEqual([]);
  expect(plan.audio).toMatchObject({ written, path: `/reels/${onDisk}` });
});

it('prefers the name as it is written, and misses what is not there', () => {
  expect(compile(reel(COMPOSED), facts([DECOMPOSED, COMPOSED])).plan.audio?.path).toBe(`/reels/${COMPOSED}`);
  expect(compile(reel(COMPOSED), facts(['other.mp3'])).diagnostics.map(({ code }) => code)).toEqual(['missing-file']);
});

it('does not suggest the name that was written', () => {
  const irregular = { ...facts(['a.mp3']), fileExists: () => false };
  expect(compile(reel('a.mp3'), irregular).diagnostics[0].help).not.toContain('Did you mean');
});
