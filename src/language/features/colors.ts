// Colours in the text: their swatches, and what the colour picker writes back.

import { hexByte } from '../../contract/hex-color.ts';
import type { Color, ColorInformation, ColorPresentation, Range } from 'vscode-languageserver';
import { readColor } from '../syntax/literals.ts';
import type { ParsedReel } from '../syntax/parse-reel.ts';

export function documentColors(parsed: ParsedReel): ColorInformation[] {
  const found: ColorInformation[] = [];
  for (const token of parsed.tokens) {
    if (token.kind !== 'color') continue;
    const rgb = readColor(token.text);
    if (rgb)
      found.push({
        range: parsed.lines.range(token.start, token.end),
        color: { red: rgb[0], green: rgb[1], blue: rgb[2], alpha: 1 },
      });
  }
  return found;
}

export function colorPresentations(color: Color, range: Range): ColorPresentation[] {
  const channels = [color.red, color.green, color.blue].map((channel) =>
    Math.round(Math.max(0, Math.min(1, channel)) * 255),
  );
  const hex = channels.map(hexByte);
  const long = `#${hex.join('')}`;
  const list = [long];
  if (hex.every((pair) => pair[0] === pair[1])) list.push(`#${hex.map((pair) => pair[0]).join('')}`);
  list.push(`rgb(${channels.map((channel) => Number((channel / 255).toFixed(3))).join(', ')})`);
  return list.map((label) => ({ label, textEdit: { range, newText: label } }));
}
