// Diagnostics as lines for a model: place, message, code, and what to write instead.

import type { Diagnostic } from '../../contract/diagnostics.ts';

/** Lines and columns count from 1. More than the first forty are left out. */
export function describeDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const shown = diagnostics.slice(0, MOST).map(({ file, range, severity, message, code, help, fixes }) => {
    const place = `${file === undefined ? '' : `${file}:`}${range.start.line + 1}:${range.start.character + 1}`;
    const notes = [help, ...(fixes ?? []).map(({ title }) => `Fix: ${title}.`)].filter((note) => note !== undefined);
    return [`${place}: ${severity}: ${message} [${code}]`, ...notes.map((note) => `    ${note}`)].join('\n');
  });
  const rest = diagnostics.length - shown.length;
  return [...shown, ...(rest > 0 ? [`… and ${rest} more.`] : [])].join('\n');
}

const MOST = 40;
