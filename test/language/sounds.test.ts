// When the sounds of scenes play in the reel.

import { expect, test } from 'vitest';
import { documentLinks } from '../../src/language/features/document-links.ts';
import { completions } from '../../src/language/features/completion.ts';
import { hover } from '../../src/language/features/hover.ts';
import { signatureHelp } from '../../src/language/features/signature-help.ts';
import { analyze, compile } from '../../src/language/compile.ts';

test('sounds begin in every segment of their scene, in the order of time', () => {
  const { plan, diagnostics } = compile(
    `reel { bpm: 120  loudness: -14 }
scene a for 2s {
  layer on md { value: plasma() }
  sound "late.wav" { at: 2beats + 0.25s  volume: 0.5 }
  sound "hit.wav" { pan: -0.3 }
  sound "after.wav" { at: 3s }
}
timeline { play a  play a for 1s }`,
    { path: '/reels/a.reel' },
  );
  expect(diagnostics).toEqual([]);
  expect(plan.sounds!.map(({ media, at, volume, pan }) => [media.path, at, volume, pan])).toEqual([
    ['/reels/hit.wav', 0, 1, -0.3],
    ['/reels/late.wav', 1.25, 0.5, 0],
    ['/reels/hit.wav', 2, 1, -0.3],
  ]);
  expect(plan.loudness).toBe(-14);
  expect(plan.scenes[0]!.items.map(({ kind }) => kind)).toEqual(['layer']);
});

test('a plan without sounds does not mention them', () => {
  const { plan } = compile('scene a for 2s { layer on md { value: plasma() } }');
  expect(plan).not.toHaveProperty('sounds');
  expect(plan.scenes[0]).not.toHaveProperty('sounds');
});

test('completion offers points after `until`, and the settings of the block after `audio`', () => {
  const offered = (text: string) => {
    const offset = text.indexOf('¦');
    return completions(analyze(text.replace('¦', '')), offset).map(({ label }) => label);
  };
  const scene = 'scene a for 2s { layer on md { value: plasma() } }\n';
  expect(offered(`${scene}timeline { play a ¦ }`)).toContain('until');
  expect(offered(`${scene}timeline { play a until ¦ }`)).toEqual(['section(2)', 'drop(1)', 'bar(17)', '14.2s']);
  expect(offered('reel { audio: "a.mp3" { volume: 0.5  ¦ } }')).toEqual(['from', 'fadeIn', 'fadeOut', 'loop']);
  expect(offered('scene a for 2s { sound "a.wav" { ¦ } }')).toEqual(['at', 'volume', 'pan']);
});

test('files of sounds are completed and linked, and belong to no pixels', () => {
  const text = 'scene a for 2s { layer on md { value: plasma() }  sound "hit.wav" }';
  const analysis = analyze(text, { path: '/reels/a.reel' });
  expect(analysis.result.plan.scenes[0]!.media).toEqual([]);
  expect(documentLinks(analysis).map(({ path }) => path)).toEqual(['/reels/hit.wav']);
  const items = completions(analysis, text.indexOf('hit') + 1, {
    listFiles: (endings) => (endings.includes('.wav') ? ['hit.wav'] : []),
  });
  expect(items.map(({ label }) => label)).toEqual(['"hit.wav"']);
});

test('points after `until` are explained', () => {
  const text = 'scene a for 2s { layer on md { value: plasma() } }\ntimeline { play a until section(2) }';
  const analysis = analyze(text);
  expect(hover(analysis, text.indexOf('section'))?.markdown).toContain('The start of a section of the audio');
  const help = signatureHelp(analysis, text.indexOf('(2)') + 1);
  expect(help?.signatures.map(({ label }) => label)).toEqual(['section(n)']);
});
