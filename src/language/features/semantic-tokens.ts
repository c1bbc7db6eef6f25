// Semantic tokens: colours names by what they resolve to, which the TextMate grammar cannot know.

import { SemanticTokensBuilder, type SemanticTokens, type SemanticTokensLegend } from 'vscode-languageserver';
import type { Analysis } from '../compile.ts';
import { spanColor } from '../check/span-colors.ts';
import { SPAN_WORDS } from '../check/text-content.ts';
import { isComment } from '../syntax/scan.ts';
import { readMarkup } from '../syntax/text-markup.ts';
import { occurrences, type OwnSymbol } from './symbol-at.ts';
import { textSourceOf } from './text-source-at.ts';

const TYPES = [
  'function',
  'variable',
  'parameter',
  'property',
  'enumMember',
  'class',
  'method',
  'namespace',
  'type',
  'macro',
] as const;
const MODIFIERS = ['declaration', 'readonly', 'defaultLibrary'] as const;
type TokenType = (typeof TYPES)[number];

export const semanticTokensLegend: SemanticTokensLegend = { tokenTypes: [...TYPES], tokenModifiers: [...MODIFIERS] };

const OWN: Record<OwnSymbol['kind'], TokenType> = {
  let: 'variable',
  'scene let': 'variable',
  palette: 'enumMember',
  colors: 'enumMember',
  field: 'function',
  look: 'method',
  media: 'variable',
  param: 'parameter',
  scene: 'class',
  parameter: 'parameter',
  layer: 'property',
};

export interface SemanticToken {
  start: number;
  end: number;
  type: TokenType;
  modifiers: number;
}

export function semanticTokens(analysis: Analysis): SemanticToken[] {
  const found = new Map<number, SemanticToken>();
  const add = (start: number, end: number, type: TokenType, modifiers: number): void => {
    if (end > start && !found.has(start)) found.set(start, { start, end, type, modifiers });
  };
  for (const { symbol, occurrence } of occurrences(analysis)) {
    if (occurrence.file === null)
      add(occurrence.start, occurrence.end, OWN[symbol.kind], occurrence.isDefinition ? 1 : 0);
  }
  for (const { file, start, end, target } of analysis.links) {
    if (file !== null) continue;
    switch (target.t) {
      case 'entry': {
        const { kind } = target.entry;
        const type =
          kind === 'palette' || kind === 'colors'
            ? 'enumMember'
            : kind === 'shader' ||
                kind === 'feedback' ||
                kind === 'transition' ||
                kind === 'transform' ||
                kind === 'reveal'
              ? 'method'
              : kind === 'particles'
                ? 'class'
                : 'function';
        add(start, end, type, 4);
        break;
      }
      case 'entryParameter':
        add(start, end, 'parameter', 0);
        break;
      case 'variable':
        add(start, end, 'variable', 2 | 4);
        break;
      case 'member':
        add(start, end, 'property', 4);
        break;
      case 'setting':
        add(start, end, 'property', 0);
        break;
      case 'word':
        add(start, end, 'enumMember', 4);
        break;
      case 'grid':
        add(start, end, 'type', 4);
        break;
      default:
    }
  }
  const words = analysis.main.parsed.tokens.filter((token) => !isComment(token));
  words.forEach((token, i) => {
    if (textSourceOf(words, i)) add(token.start, token.end, 'function', 4);
    const keyword = words[i - 1]?.text;
    if (token.kind !== 'string' || (keyword !== 'text' && keyword !== 'ticker')) return;
    for (const piece of readMarkup(token.text)) {
      if (piece.k !== 'tag' || piece.name === '') continue;
      const start = token.start + piece.start + (piece.isClosing ? 2 : 1);
      const type = spanType(analysis, piece.name);
      if (type) add(start, start + piece.name.length, type, type === 'macro' ? 4 : 0);
    }
  });
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** What the name of a span is: a style, or a colour; null for brackets that are no tag. */
function spanType(analysis: Analysis, name: string): TokenType | null {
  if (SPAN_WORDS.includes(name)) return 'macro';
  const isColor =
    name.startsWith('#') || spanColor(name) !== null || analysis.main.names.colors.has(name.split('.')[0]!);
  return isColor ? 'enumMember' : null;
}

export function encodeSemanticTokens(analysis: Analysis): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const token of semanticTokens(analysis)) {
    const { line, character } = analysis.main.parsed.lines.position(token.start);
    builder.push(line, character, token.end - token.start, TYPES.indexOf(token.type), token.modifiers);
  }
  return builder.build();
}
