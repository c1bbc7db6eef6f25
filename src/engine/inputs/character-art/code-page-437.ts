// Code page 437, the character set of DOS, in which .nfo files and ANSI art are written. Control codes are pictures there.

const LOW = ' ☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼';
const HIGH =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** Codes that a terminal acts on: tab, line feed, carriage return and escape. */
const CONTROLS = new Set([9, 10, 13, 27]);

const CHARACTERS = Array.from({ length: 256 }, (_, code) => {
  if (CONTROLS.has(code)) return String.fromCharCode(code);
  if (code < 32) return LOW[code];
  if (code === 127) return '⌂';
  return code < 128 ? String.fromCharCode(code) : HIGH[code - 128];
});

export function decodeCodePage437(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    pieces.push(Array.from(bytes.subarray(at, at + 8192), (code) => CHARACTERS[code]).join(''));
  return pieces.join('');
}

const CODES = new Map(CHARACTERS.map((character, code) => [character, code]));

/** The code of a character, or null where the page has none. */
export const codePage437Of = (character: string): number | null => CODES.get(character) ?? null;
