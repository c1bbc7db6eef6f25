// Diagnostics counted by their severity.

import type { Diagnostic, Severity } from '../contract/diagnostics.ts';
import { counted } from './terminal.ts';

/** `2 errors, 1 warning`, or null where there is nothing to count. */
export function summarise(diagnostics: readonly Diagnostic[]): string | null {
  const count = (severity: Severity, word: string) => {
    const n = diagnostics.filter((d) => d.severity === severity).length;
    return n === 0 ? [] : [counted(n, word)];
  };
  return [...count('error', 'error'), ...count('warning', 'warning')].join(', ') || null;
}
