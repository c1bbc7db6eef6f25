// A value of a `param` as text: in a reel, and on the command line.

import { type ParamKind, showNumber } from './param.ts';
import { reelString } from './reel-string.ts';

/** As the default is written in a reel; `text` is what `--set` takes. */
export function paramSource(kind: ParamKind, text: string): string {
  if (kind === 'text') return reelString(text);
  if (kind === 'file') return `file(${reelString(text)})`;
  return kind === 'color' && !text.startsWith('#') ? `#${text.trim()}` : text.trim();
}

/** Options that set these values, for a shell of this platform. */
export const setOptions = (values: Readonly<Record<string, string>>, platform: string): string =>
  Object.entries(values)
    .map(([name, value]) => `--set ${shellWord(`${name}=${value}`, platform)}`)
    .join(' ');

/** A number in the base unit of its kind, with no more decimals than a step of a slider has. */
export function steppedNumber(kind: ParamKind, value: number, step: number): string {
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const unit = kind === 'angle' ? Math.PI / 180 : 1;
  return showNumber(kind, Number((value / unit).toFixed(decimals)) * unit);
}

function shellWord(word: string, platform: string): string {
  if (/^[\w=.,:/@%+-]+$/.test(word)) return word;
  return platform === 'win32' ? `"${word.replaceAll('"', '\\"')}"` : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
