// Pictures as pixels in terminals that show them: the protocols of kitty, iTerm2 and sixel.

import { deflateSync } from 'node:zlib';
import { encodePng } from '../../engine/outputs/pictures/encode-png.ts';
import { encodeSixel } from './encode-sixel.ts';
import type { TerminalAnswers } from './play-keys.ts';

export const GRAPHICS = ['kitty', 'iterm', 'sixel'] as const;
export type Graphics = (typeof GRAPHICS)[number];

/** Asks about kitty's graphics, the size of a cell and, last because every terminal answers, the device attributes. */
export const QUESTIONS = '\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[16t\x1b[c';
/** Number of the device attribute of sixel. */
const SIXEL = 4;
/** Bytes of base64 in one chunk of kitty's. */
const CHUNK = 4096;

export function chooseGraphics(
  answers: TerminalAnswers,
  env: Readonly<Record<string, string | undefined>>,
): Graphics | null {
  if (answers.hasKitty) return 'kitty';
  if (env['TERM_PROGRAM'] === 'iTerm.app' || env['TERM_PROGRAM'] === 'WezTerm' || env['LC_TERMINAL'] === 'iTerm2')
    return 'iterm';
  return answers.attributes?.slice(1).includes(SIXEL) ? 'sixel' : null;
}

/** Rows of RGB. */
export interface PixelPicture {
  rgb: Uint8Array;
  width: number;
  height: number;
}

/** Shows a picture from the cursor on; kitty and iTerm2 scale it to the cells. */
export function encodeGraphics(
  kind: Graphics,
  { rgb, width, height }: PixelPicture,
  { cols, rows }: { cols: number; rows: number },
): string {
  if (kind === 'sixel') return encodeSixel(rgb, width, height);
  if (kind === 'iterm') {
    const png = encodePng(rgb, width, height);
    return `\x1b]1337;File=inline=1;width=${cols};height=${rows};size=${png.length}:${png.toString('base64')}\x07`;
  }
  const data = deflateSync(rgb, { level: 1 }).toString('base64');
  let text = '';
  for (let at = 0; at < data.length; at += CHUNK) {
    const more = at + CHUNK < data.length ? 1 : 0;
    // One image and one placement, which each frame replaces; q=2: no answers.
    const control = at === 0 ? `a=T,f=24,o=z,i=1,p=1,q=2,C=1,s=${width},v=${height},c=${cols},r=${rows},` : '';
    text += `\x1b_G${control}m=${more};${data.slice(at, at + CHUNK)}\x1b\\`;
  }
  return text;
}
