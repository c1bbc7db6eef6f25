import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { printDiagnostic } from '../../src/cli/print-diagnostic.ts';
import { summarise } from '../../src/cli/summarise.ts';
import type { Diagnostic } from '../../src/contract/diagnostics.ts';

const plain = picocolors.createColors(false);
const at = (line: number, from: number, to: number, endLine = line): Diagnostic => ({
  code: 'unknown-name',
  severity: 'error',
  message: 'Expected a known name, but there is no `plasmaa`.',
  range: { start: { line, character: from }, end: { line: endLine, character: to } },
  help: 'Did you mean `plasma`?',
});

describe('printDiagnostic', () => {
  it('prints place, line, carets and help, counted from 1', () => {
    expect(printDiagnostic(at(1, 9, 16), 'a.reel', 'scene x {\n  value: plasmaa()\n}', plain)).toBe(
      [
        'a.reel:2:10: error: Expected a known name, but there is no `plasmaa`. [unknown-name]',
        '2 |   value: plasmaa()',
        '  |          ^^^^^^^',
        '  = help: Did you mean `plasma`?',
      ].join('\n'),
    );
  });

  it.each([
    ['\t', 1],
    ['漢', 2],
    ['e\u0301', 1],
    ['👩‍👩‍👧', 2],
    ['🇩🇪', 2],
  ])('aligns carets after %j, which is %d columns wide', (text, columns) => {
    const line = `"${text}" plasmaa`;
    const printed = printDiagnostic(at(0, line.indexOf('plasmaa'), line.length), 'a.reel', line, plain).split('\n');
    expect(printed[2]).toBe(`  | ${' '.repeat(3 + columns)}^^^^^^^`);
  });

  it('underlines to the end of the line where the range goes on', () => {
    const printed = printDiagnostic(at(0, 6, 1, 2), 'a.reel', 'scene { a\n b\n}', plain).split('\n');
    expect(printed[2]).toBe('  |       ^^^');
  });

  it('cuts long lines around the error', () => {
    const line = `${'a'.repeat(500)}plasmaa${'b'.repeat(500)}`;
    const printed = printDiagnostic(at(0, 500, 507), 'a.reel', line, plain).split('\n');
    expect(printed[1].length).toBeLessThan(130);
    expect(printed[1].indexOf('plasmaa')).toBe(printed[2].indexOf('^'));
  });

  it('prints the message even if the source cannot be shown', () => {
    expect(printDiagnostic(at(3, 0, 1), 'gone.reel', null, plain).split('\n')).toHaveLength(2);
    expect(printDiagnostic(at(99, 0, 1), 'short.reel', 'one line', plain)).toContain('short.reel:100:1');
  });

  it('colours only when asked', () => {
    expect(printDiagnostic(at(0, 0, 1), 'a.reel', 'x', plain)).not.toContain('\u001b');
    expect(printDiagnostic(at(0, 0, 1), 'a.reel', 'x', picocolors.createColors(true))).toContain('\u001b[31m');
  });
});

describe('summarise', () => {
  it('counts in words', () => {
    const warning: Diagnostic = { ...at(0, 0, 1), severity: 'warning' };
    expect(summarise([])).toBeNull();
    expect(summarise([at(0, 0, 1), warning, warning])).toBe('1 error, 2 warnings');
  });
});
