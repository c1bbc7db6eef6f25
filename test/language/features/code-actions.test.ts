// Quick fixes.

import { expect, it } from 'vitest';
import { analyze } from '../../../src/language/compile.ts';
import { codeActions } from '../../../src/language/features/code-actions.ts';
import { at } from './marked.ts';

it('fix the diagnostics that they are offered for', () => {
  const text =
    'scene broken { layer on md { value: plasmaa(scle: 2) | rotate(45)  blend: scren } shade: blom() feedback: echo(blend: multiply) }';
  let now = text;
  for (let round = 0; round < 12; round++) {
    const { result } = analyze(now);
    const [action] = codeActions('u', result.diagnostics, {
      start: { line: 0, character: 0 },
      end: { line: 9, character: 0 },
    });
    if (!action) break;
    const { lines } = analyze(now).main.parsed;
    for (const { range, newText } of action.edit!.changes!.u!)
      now = now.slice(0, lines.offset(range.start)) + newText + now.slice(lines.offset(range.end));
  }
  expect(now).toBe(
    'scene broken for 6s { layer on md { value: plasma(scale: 2) | rotate(45deg)  blend: screen } shade: bloom() feedback: echo(blend: screen) }',
  );
  expect(analyze(now).result.diagnostics).toEqual([]);
});

it('add a media statement for a file of the name', () => {
  const facts = { path: '/reels/main.reel', filesIn: () => ['face.png'] };
  const fixed = (text: string): string => {
    const { analysis } = at(`${text}¦`, facts);
    const { edits } = analysis.result.diagnostics.find(({ code }) => code === 'unknown-name')!.fixes![0]!;
    const { start } = edits[0]!.range;
    const offset = analysis.main.parsed.lines.offset(start);
    return `${text.slice(0, offset)}${edits[0]!.newText}${text.slice(offset)}`;
  };
  const scene = 'scene s for 1s { layer on md { value: face } }\n';
  const added = 'media face = "face.png"\n';
  expect(fixed(scene)).toBe(`${added}\n${scene}`);
  expect(fixed(`reel { fps: 24 } // header\n\n${scene}`)).toBe(`reel { fps: 24 } // header\n${added}\n${scene}`);
  expect(fixed(`media a = "a.png"\nlet b = a\n${scene}`)).toBe(`media a = "a.png"\n${added}let b = a\n${scene}`);
});
