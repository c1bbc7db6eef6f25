// Formats a diagnostic the way compilers do: location, message and code; the source line with carets; the help. Lines and columns
// count from 1, as in editors, so that terminals can make the location a link.

import type { Colors } from 'picocolors/types.js';
import stringWidth from 'string-width';
import type { Diagnostic, Severity } from '../contract/diagnostics.ts';

const LONGEST_LINE = 120;

function paint(severity: Severity, colors: Colors): (text: string) => string {
  return severity === 'error' ? colors.red : severity === 'warning' ? colors.yellow : colors.blue;
}

/** The lines of one diagnostic. `text` is the file's, or null where it cannot be shown. */
export function printDiagnostic(diagnostic: Diagnostic, file: string, text: string | null, colors: Colors): string {
  const { start, end } = diagnostic.range;
  const tint = paint(diagnostic.severity, colors);
  const place = `${file}:${start.line + 1}:${start.character + 1}`;
  const head = `${colors.bold(place)}: ${tint(colors.bold(diagnostic.severity))}: ${diagnostic.message} ${colors.dim(`[${diagnostic.code}]`)}`;
  const gutter = ' '.repeat(String(start.line + 1).length);
  const lines = [head];
  const line = text?.split(/\r\n|\r|\n/)[start.line];
  if (line !== undefined) {
    const to = end.line === start.line ? end.character : line.length;
    const shown = excerpt(line.replaceAll('\t', ' '), start.character, to);
    lines.push(`${colors.dim(`${start.line + 1} |`)} ${shown.before}${shown.meant}${shown.after}`);
    lines.push(
      `${colors.dim(`${gutter} |`)} ${' '.repeat(stringWidth(shown.before))}${tint('^'.repeat(Math.max(1, stringWidth(shown.meant))))}`,
    );
  }
  if (diagnostic.help) lines.push(`${colors.dim(`${gutter} =`)} ${colors.bold('help')}: ${diagnostic.help}`);
  return lines.join('\n');
}

/** A line in three parts, cut to what fits around the middle one. */
function excerpt(line: string, from: number, to: number): { before: string; meant: string; after: string } {
  let before = line.slice(0, from);
  const meant = line.slice(from, Math.max(from, to));
  let after = line.slice(Math.max(from, to));
  if (line.length <= LONGEST_LINE) return { before, meant, after };
  if (before.length > LONGEST_LINE / 3) before = `…${before.slice(1 - LONGEST_LINE / 3)}`;
  const room = LONGEST_LINE - before.length;
  if (meant.length > room) return { before, meant: `${meant.slice(0, room - 1)}…`, after: '' };
  if (after.length > room - meant.length) after = `${after.slice(0, Math.max(0, room - meant.length - 1))}…`;
  return { before, meant, after };
}
