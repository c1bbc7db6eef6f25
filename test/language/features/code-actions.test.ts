// Quick fixes.

import { expect, it } from 'vitest';
import { analyze } from '../../../src/language/compile.ts';
import { codeActions } from '../../../src/language/features/code-actions.ts';

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
