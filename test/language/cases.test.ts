// Every rule of the language, as a reel with marks in cases/.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/language/compile.ts';
import { DIAGNOSTICS } from '../../src/contract/diagnostics/registry.ts';
import { markerCases } from './marker-cases.ts';

const cases = markerCases(join(import.meta.dirname, 'cases'));

describe('cases', () => {
  it.each(cases.map((each) => [each.name, each] as const))('%s', (_name, { text, facts, expected }) => {
    const { diagnostics } = compile(text, facts);
    const show = (each: {
      severity: string;
      code: string;
      range: { start: { line: number; character: number }; end: { line: number; character: number } };
    }): string =>
      `${each.range.start.line + 1}:${each.range.start.character + 1}-${each.range.end.line + 1}:${each.range.end.character + 1} ${each.severity} ${each.code}`;
    expect(diagnostics.map((each) => show(each))).toEqual(expected.map((each) => show(each)));
    expected.forEach(({ says }, i) => {
      if (says !== null) expect(`${diagnostics[i]!.message} ${diagnostics[i]!.help ?? ''}`).toContain(says);
    });
    for (const { message } of diagnostics) expect(message, 'a diagnostic is one whole sentence').toMatch(/^[^\n]+[.]$/);
  });

  it('cover every code except those that renders report', () => {
    const covered = new Set(cases.flatMap((each) => each.expected.map(({ code }) => code)));
    const all = [...DIAGNOSTICS.keys()].filter(
      (code) => !['dark-segment', 'flashes', 'slow-scene', 'stripes', 'media-content'].includes(code),
    );
    expect(all.filter((code) => !covered.has(code))).toEqual([]);
  });
});
