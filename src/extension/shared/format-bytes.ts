// Sizes of files for people.

import { l10n } from 'vscode';

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** "840 bytes", "12 kB", "1.2 MB", "34 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return l10n.t('{0} bytes', bytes);
  let value = bytes;
  let unit = -1;
  do {
    value /= 1000;
    unit++;
  } while (value >= 999.5 && unit < UNITS.length - 1);
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}
