// The output of a row: `{row.NAME}` in the pattern is replaced by a value of the row, made safe as part of a file's name.

import path from 'node:path';
import { nearest } from '../../catalog/lookup.ts';
import { type CliError, usageError } from '../exit.ts';
import type { Row } from './read-rows.ts';

const PLACE = /\{row\.([^{}]*)\}/g;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
/** Characters of a value in a name: a file's name may have 255 bytes. */
const LONGEST = 80;

/** Names of columns in the pattern. */
export const columnsIn = (pattern: string): string[] => [...pattern.matchAll(PLACE)].map(([, name]) => name!.trim());

/** Null where the pattern names only columns that there are. */
export function patternProblem(pattern: string, columns: readonly string[]): CliError | null {
  const unknown = columnsIn(pattern).find((name) => !columns.includes(name));
  if (unknown === undefined) return null;
  const near = nearest(unknown, columns);
  return usageError(
    `Expected a column of the data in {row.${unknown}}, but there is none of that name.`,
    near === undefined ? `The columns are ${columns.join(', ')}.` : `Did you mean {row.${near}}?`,
  );
}

/** `/ \ : * ? " < > |`, control characters, leading dots and names of devices become `_`. */
export function safeName(value: string): string {
  const flat = value
    .normalize('NFC')
    .replace(/[/\\:*?"<>|\p{Cc}\p{Cs}\u2028\u2029]/gu, '_')
    .replace(/^\.+/, (dots) => '_'.repeat(dots.length))
    .replace(RESERVED, '_');
  const short = [...flat].slice(0, LONGEST).join('');
  return short.replace(/[. ]+$/, (tail) => '_'.repeat(tail.length)) || '_';
}

/** The folder of the pattern before its first `{row.…}`: every output lies below it. */
export function literalFolder(pattern: string): string {
  const at = pattern.search(PLACE);
  const literal = at < 0 ? pattern : pattern.slice(0, at);
  const isFolder = /[/\\]$/.test(literal);
  return path.resolve(isFolder ? literal : path.dirname(literal));
}

/** Null where the output would not lie below the literal folder. */
export function outputOf(pattern: string, row: Row): string | null {
  const written = pattern.replace(PLACE, (_whole, name: string) => safeName(row.cells.get(name.trim())?.text ?? ''));
  const output = path.resolve(written);
  const folder = literalFolder(pattern);
  return output.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep) ? output : null;
}

/** Equal for paths that are one file where case and normalisation do not count. */
export const pathKey = (file: string): string => file.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
