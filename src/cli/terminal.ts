// Terminal output: results to stdout, everything else to stderr, colours only where supported and wanted.

import path from 'node:path';
import picocolors from 'picocolors';
import type { Colors } from 'picocolors/types.js';

const wantsColor = (stream: NodeJS.WriteStream): boolean => {
  if (process.env.NO_COLOR) return false;
  if (process.env.FORCE_COLOR !== undefined) return process.env.FORCE_COLOR !== '0';
  return stream.isTTY === true && process.env.TERM !== 'dumb';
};

/** Colours for stdout and stderr: either may be a file. */
export const outColors: Colors = picocolors.createColors(wantsColor(process.stdout));
export const errColors: Colors = picocolors.createColors(wantsColor(process.stderr));

export const print = (text: string): void => void process.stdout.write(`${text}\n`);
export const say = (text: string): void => void process.stderr.write(`${text}\n`);
export const printJson = (value: unknown): void => print(JSON.stringify(value));

/** A path relative to the working directory where that is shorter. */
export function friendlyPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative !== '' && relative.length < file.length && !relative.startsWith(path.join('..', '..'))
    ? relative
    : file;
}

/** A path quoted for a shell where necessary. */
export const inShell = (file: string): string => (/^[\w./\\:@%+=,-]+$/.test(file) ? file : `"${file}"`);

/** `1 frame`, `2 frames`. */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** `1 h 02 min`, `3 min 20 s`, `4.2 s`. */
export function friendlySeconds(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const two = (n: number) => String(n).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`;
}

/** `1.4 MB`. */
export function friendlyBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
